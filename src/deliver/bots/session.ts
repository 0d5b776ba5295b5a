import type { OtherContent } from '../../domain/bot.ts'
import { storable } from '../../domain/storable.ts'
import type { Answered, Bot } from '../messengers/messenger.ts'

/** A person or a group. `address` is the messenger's id of it. */
export type Somebody = { address: string; name: string; username: string | null }
/** The chat of a message. */
type Place = { address: string; topic: string | null; isGroup: boolean; name: string }
/** The content of a message: text, the sender's own phone number, files by id with their declared size (bytes), or another kind. */
export type MessageContent = {
  text: string
  phone: string | null
  files: readonly { id: string; name: string; type: string; size: number }[]
  other?: OtherContent | undefined
}

/** An update of a bot in our terms. `sentAt` is the time of a message (seconds), if the messenger tells it. `offset` is the position after it; null within a page that is confirmed as a whole. */
export type Update = { id: string; offset: string | null } & (
  | ({ kind: 'message'; from: Somebody; place: Place; sentAt?: number } & MessageContent)
  | { kind: 'callback'; press: string; from: Somebody; data: string }
  | { kind: 'left'; address: string }
  | { kind: 'migrated'; from: string; to: string }
  | { kind: 'ignored' }
)

/** The calls of a bot that its listener needs. */
export type Session = {
  me(): Promise<Answered<Bot>>
  /** Gets the updates after `offset`; waits up to `timeout` seconds for the first. */
  poll(offset: string | null, timeout: number): Promise<Answered<Update[]>>
  say(place: Pick<Place, 'address' | 'topic'>, text: string): Promise<unknown>
  answerPress(press: string, text: string, isAlert: boolean): Promise<unknown>
  file(id: string): Promise<Answered<Uint8Array>>
}

/** The process stops before it has fetched all files of a message. The next poller gets the message again. */
export class IncompleteUpdate extends Error {}

type Tree = Record<string, unknown>

/** An object within what a messenger sent; an empty one if it is missing. */
export function part(tree: unknown, name: string): Tree {
  const found = (tree as Tree | null | undefined)?.[name]
  return typeof found === 'object' && found !== null ? (found as Tree) : {}
}

/** A text or number of such an object as a text, cut to `limit` characters. */
export function textIn(tree: Tree, name: string, limit = 200): string {
  const found = tree[name]
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' ? storable(found.slice(0, limit)) : ''
}
