import type { Messengers } from '../messengers.ts'
import { chatMessage } from './chat-message.ts'
import { createChatRateLimiter } from './chat-rate-limiter.ts'
import { notSent, sentOf } from './sent.ts'
import type { NoticeWay } from './way.ts'

/** Notices by a MAX bot, of the project or of the desk. An unanswered message is not retried, since MAX does not recognise duplicates. */
export function createMax(messengers: Messengers): Omit<NoticeWay, 'listen'> {
  const limiter = createChatRateLimiter(messengers.clock)
  return {
    repeats: false,
    isReady: async (project) => (await messengers.botOf(project, 'max'))?.token !== undefined,
    send,
    edit,
  }

  async function send(...[message, { address }, stop]: Parameters<NoticeWay['send']>) {
    const bot = await messengers.botOf(message.project, 'max')
    if (bot?.token === undefined) return notSent('refused', 'There is no bot')
    const chat = `${bot.project} ${address}`
    const wait = limiter.take(chat, address.startsWith('chat:') ? 'group' : 'person')
    if (wait > 0) return notSent('later', 'Too many messages for this chat', wait)
    const answered = await messengers.max(bot.token, stop).send(address, chatMessage(message))
    if (!answered.ok && answered.fault === 'throttled') limiter.close(chat, answered.retryAfter ?? 1)
    return sentOf(answered)
  }

  async function edit(...[message, , outsideId, stop]: Parameters<NonNullable<NoticeWay['edit']>>) {
    const bot = await messengers.botOf(message.project, 'max')
    if (bot?.token === undefined) return notSent('refused', 'There is no bot')
    return sentOf(await messengers.max(bot.token, stop).edit(outsideId, chatMessage(message)))
  }
}
