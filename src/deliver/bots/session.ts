import type { OtherContent } from '../../domain/bot.ts'
import { storable } from '../../domain/storable.ts'
import type { Answered, Bot } from '../messengers/messenger.ts'

/** Somebody of a messenger, or a group: `address` is what it calls them. */
export type Somebody = { address: string; name: string; username: string | null }
/** Where something was said. */
type Place = { address: string; topic: string | null; isGroup: boolean; name: string }
/** What somebody sent: text, a phone number of their own, files by their ids with the size (bytes) that they are said to have, or something else. */
export type MessageContent = {
  text: string
  phone: string | null
  files: readonly { id: string; name: string; type: string; size: number }[]
  other?: OtherContent | undefined
}

/** What happened at a bot, in our words; `offset` is where to go on after it, null within a page that is read as a whole. */
export type Update = { id: string; offset: string | null } & (
  | ({ kind: 'message'; from: Somebody; place: Place } & MessageContent)
  | { kind: 'callback'; press: string; from: Somebody; data: string }
  | { kind: 'left'; address: string }
  | { kind: 'migrated'; from: string; to: string }
  | { kind: 'ignored' }
)

/** A bot of a messenger as who listens to it needs it. */
export type Session = {
  me(): Promise<Answered<Bot>>
  /** What happened after `offset`; waits up to `timeout` seconds for something. */
  poll(offset: string | null, timeout: number): Promise<Answered<Update[]>>
  say(place: Pick<Place, 'address' | 'topic'>, text: string): Promise<unknown>
  answerPress(press: string, text: string, isAlert: boolean): Promise<unknown>
  file(id: string): Promise<Answered<Uint8Array>>
}

/** The process stops before it has fetched all of a message; the next poller gets it again. */
export class IncompleteUpdate extends Error {}

type Tree = Record<string, unknown>

/** A part of what a messenger sent; an empty one when it is not there. */
export function part(tree: unknown, name: string): Tree {
  const found = (tree as Tree | null | undefined)?.[name]
  return typeof found === 'object' && found !== null ? (found as Tree) : {}
}

/** A text of it, cut. */
export function textIn(tree: Tree, name: string, limit = 200): string {
  const found = tree[name]
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' ? storable(found.slice(0, limit)) : ''
}
