/** The messengers that have bots, and what people call them. */
export const botWays = ['telegram', 'max'] as const
export type BotWay = (typeof botWays)[number]
export const botNames: Record<BotWay, string> = { telegram: 'Telegram', max: 'MAX' }
