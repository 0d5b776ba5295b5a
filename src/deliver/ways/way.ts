import type { NoticeKind, NoticeVerb, Recipient, SendOutcome } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'

/**
 * A message as every way gets it: the words are the core's, the form is the way's. `lines` hold only what the recipient may see by this way.
 * The `id` is the same when it is sent again, and names no other message.
 */
export type NoticeMessage = {
  id: string
  project: Project
  to: Recipient
  kind: NoticeKind
  /** `Новая заявка № 678` */
  title: string
  lines: readonly string[]
  /** Where to read more in the console; null without PUBLIC_URL. */
  link: string | null
  /** The lead that it is about, when it is one. */
  lead: number | null
  /** What may be pressed; empty for a digest, and for who may change nothing. */
  buttons: readonly NoticeVerb[]
  /** Where the recipient switches this kind off without signing in; null for chats and without PUBLIC_URL. */
  unsubscribe: string | null
}

/** Where a message goes: a link of the member, or a chat with its topic. `details` is what the way stored with the link. */
export type NoticeAddress = { address: string; topic: string | null; details: string | null }

/**
 * What came of it. `accepted`: the service has it, and `outsideId` names it there. `later`: nothing was sent (no connection, 429, 5xx), after
 * `retryAfter` seconds if the service says so. `unknown`: it was sent and the answer was not read. `unlinked`: the address is gone (403, 404,
 * 410), and is removed. `refused`: it will never be taken (a wrong token). `movedTo` is the address from now on.
 */
export type Sent = {
  outcome: SendOutcome
  outsideId: string | null
  retryAfter: number | null
  /** Why not, in words for a person, without a token and without what was sent. */
  error: string | null
  movedTo: string | null
}

/** A way in which people are told. */
export type NoticeWay = {
  /** Whether a message of which nobody knows what came of it is sent again: the service then knows it by its id. */
  repeats: boolean
  /** Whether the project can use it now: it has a bot, a mail server, keys. */
  isReady(project: Project): Promise<boolean>
  /** Sends once and soon (15 s); `stop` aborts. Throws only what is a fault of ours. */
  send(message: NoticeMessage, to: NoticeAddress, stop: AbortSignal): Promise<Sent>
  /** Changes a message that was sent, such as to say who took the lead, without buttons. */
  edit?(message: NoticeMessage, to: NoticeAddress, outsideId: string, stop: AbortSignal): Promise<Sent>
  /** Hears links and presses until `stop`; holds its own leases. */
  listen?(stop: AbortSignal): Promise<void>
}
