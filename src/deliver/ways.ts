import type { BotWay } from '../domain/bot.ts'
import type { NoticeWayName } from '../domain/notice.ts'
import { createListener, type ListenerOptions } from './bots/listener.ts'
import type { Messengers } from './messengers.ts'
import { createEmail, type SendLetter } from './ways/email.ts'
import { createMax } from './ways/max.ts'
import { createPush } from './ways/push.ts'
import { createTelegram } from './ways/telegram.ts'
import type { NoticeWay } from './ways/way.ts'

/** The ways that a desk has configured. */
export type NoticeWays = Partial<Record<NoticeWayName, NoticeWay>>

export type WaysOptions = {
  /** Sends letters through the mail server. */
  sendLetter: SendLetter | undefined
  publicUrl: string | undefined
  /** Telegram, MAX and the push services of browsers. */
  messengers?: Messengers | undefined
  /** The options for listening to bots. */
  listening?: Omit<ListenerOptions, 'messengers'> | undefined
}

/** Creates the configured ways for notices. */
export function createWays({ sendLetter, publicUrl, messengers, listening }: WaysOptions): NoticeWays {
  const listen = (way: BotWay) =>
    messengers && listening && { listen: createListener(way, { ...listening, messengers }) }
  return {
    ...(messengers && {
      telegram: { ...createTelegram(messengers), ...listen('telegram') },
      max: { ...createMax(messengers), ...listen('max') },
      push: createPush(messengers),
    }),
    ...(sendLetter && publicUrl !== undefined && { email: createEmail(sendLetter, publicUrl) }),
  }
}
