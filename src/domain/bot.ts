/** The messengers that have bots, and what people call them. */
export const botWays = ['telegram', 'max'] as const
export type BotWay = (typeof botWays)[number]
export const botNames: Record<BotWay, string> = { telegram: 'Telegram', max: 'MAX' }

/** The largest file (bytes) that is fetched of a chat with a bot. */
export const largestChatFile = 10 * 1_048_576
