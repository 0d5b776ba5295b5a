/** The messengers that have bots, and what people call them. */
export const botWays = ['telegram', 'max'] as const
export type BotWay = (typeof botWays)[number]
export const botNames: Record<BotWay, string> = { telegram: 'Telegram', max: 'MAX' }

/** The largest file (bytes) that is fetched from a chat with a bot. */
export const largestChatFile = 10 * 1_048_576

/** Telegram's names for contents of a message that are neither text nor a file; such a message is described by this name. */
export const otherContents = ['poll', 'checklist', 'story', 'game', 'paid_media'] as const
export type OtherContent = (typeof otherContents)[number]
