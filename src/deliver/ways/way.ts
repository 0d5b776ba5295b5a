import type { NoticeKind, NoticeVerb, Recipient, SendOutcome } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'

/**
 * A message for any way, which formats it. `lines` contain only what the recipient may see by this way. The `id` is unique, and the same
 * when the message is sent again.
 */
export type NoticeMessage = {
  id: string
  project: Project
  to: Recipient
  kind: NoticeKind
  /** `Новая заявка № 678` */
  title: string
  lines: readonly string[]
  /** The link to the console; null without PUBLIC_URL. */
  link: string | null
  /** The lead that it is about; null for a digest or another subject. */
  lead: number | null
  /** The buttons; none for a digest, or if the recipient may change nothing. */
  buttons: readonly NoticeVerb[]
  /** The link that switches this kind off without signing in; null for chats and without PUBLIC_URL. */
  unsubscribe: string | null
}

/** The target of a message: a link of the member, or a chat with its topic. `details` is the way's own data of the link. */
export type NoticeAddress = { address: string; topic: string | null; details: string | null }

/**
 * The outcome of a message. `accepted`: the service has it, under `outsideId`. `later`: nothing was sent (no connection, 429, 5xx), retry after
 * `retryAfter` seconds if given. `unknown`: it was sent without an answer. `unlinked`: the address is gone (403, 404, 410) and is removed.
 * `refused`: it will never be accepted (a wrong token). `movedTo` is the new address.
 */
export type Sent = {
  outcome: SendOutcome
  outsideId: string | null
  retryAfter: number | null
  /** The reason of a failure for people, without the token and the content. */
  error: string | null
  movedTo: string | null
}

/** A way for notices. */
export type NoticeWay = {
  /** Whether a message with an unknown outcome is sent again, since the service recognises it by its id. */
  repeats: boolean
  /** Whether the project can use it now, as it has a bot, a mail server or keys. */
  isReady(project: Project): Promise<boolean>
  /** Sends once, within about 15 s; `stop` aborts. Throws only for internal faults. */
  send(message: NoticeMessage, to: NoticeAddress, stop: AbortSignal): Promise<Sent>
  /** Edits a sent message, for example to say who took the lead, and removes its buttons. */
  edit?(message: NoticeMessage, to: NoticeAddress, outsideId: string, stop: AbortSignal): Promise<Sent>
  /** Handles links and button presses until `stop`, with its own leases. */
  listen?(stop: AbortSignal): Promise<void>
}
