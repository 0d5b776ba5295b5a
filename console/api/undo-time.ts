/** How long a change can be undone (ms). */
export const undoTime = 30 * 86_400_000
