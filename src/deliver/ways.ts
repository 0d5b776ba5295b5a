import type { NoticeWayName } from '../domain/notice.ts'
import { createEmail, type SendLetter } from './ways/email.ts'
import type { NoticeWay } from './ways/way.ts'

/** The ways that a desk has; one that it has not is left out. */
export type NoticeWays = Partial<Record<NoticeWayName, NoticeWay>>

export type WaysOptions = {
  /** The mail server; letters hold links. */
  sendLetter: SendLetter | undefined
  publicUrl: string | undefined
}

/** The ways in which people are told, each with what it needs. */
export function createWays({ sendLetter, publicUrl }: WaysOptions): NoticeWays {
  return { ...(sendLetter && publicUrl !== undefined && { email: createEmail(sendLetter, publicUrl) }) }
}
