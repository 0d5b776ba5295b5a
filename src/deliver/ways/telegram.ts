import type { Messengers } from '../messengers.ts'
import { chatMessage } from './chat-message.ts'
import { createChatRateLimiter } from './chat-rate-limiter.ts'
import { notSent, sentOf } from './sent.ts'
import type { NoticeWay } from './way.ts'

/** Notices by a Telegram bot, of the project or of the desk. */
export function createTelegram(messengers: Messengers): Omit<NoticeWay, 'listen'> {
  const limiter = createChatRateLimiter(messengers.clock)
  return {
    repeats: false,
    isReady: async (project) => (await messengers.botOf(project, 'telegram'))?.token !== undefined,
    send,
    edit,
  }

  async function send(...[message, { address, topic }, stop]: Parameters<NoticeWay['send']>) {
    const bot = await messengers.botOf(message.project, 'telegram')
    if (bot?.token === undefined) return notSent('refused', 'There is no bot')
    const chat = `${bot.project} ${address}`
    const wait = limiter.take(chat, address.startsWith('-') ? 'group' : 'person')
    if (wait > 0) return notSent('later', 'Too many messages for this chat', wait)
    const place = { chat: address, thread: topic }
    const answered = await messengers.telegram(bot.token, stop).send(place, chatMessage(message))
    if (!answered.ok && answered.fault === 'throttled') limiter.close(chat, answered.retryAfter ?? 1)
    return sentOf(answered)
  }

  async function edit(...[message, { address }, outsideId, stop]: Parameters<NonNullable<NoticeWay['edit']>>) {
    const bot = await messengers.botOf(message.project, 'telegram')
    if (bot?.token === undefined) return notSent('refused', 'There is no bot')
    return sentOf(await messengers.telegram(bot.token, stop).edit(address, outsideId, chatMessage(message)))
  }
}
