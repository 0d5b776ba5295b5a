/** A button under a message: pressed it comes back with its `data`, at most 64 bytes, or it opens an address. */
export type Button = { text: string } & ({ data: string; url?: never } | { url: string; data?: never })

/** A message of a bot. `html` may have `<b>` and `<i>`; what people wrote in it is escaped. */
export type ChatMessage = { html: string; buttons: readonly (readonly Button[])[]; isSilent: boolean }

/** The bot of a token: the name in links to it, and the name that people see. */
export type Bot = { id: string; username: string; name: string }

/**
 * Why a messenger did not do what it was asked. `unreachable`: nothing went out; `unknown`: it may have been done, nobody read the answer;
 * `ended`: the same, since this process stops; `blocked`: the person or the group wants no bot, or is gone; `moved`: a group has another id.
 */
export type Fault =
  | 'blocked'
  | 'conflict'
  | 'ended'
  | 'moved'
  | 'no-rights'
  | 'refused'
  | 'throttled'
  | 'token'
  | 'unchanged'
  | 'unknown'
  | 'unreachable'

/** `retryAfter` is in seconds. The error names no token. */
export type Failed = { ok: false; fault: Fault; error: string; retryAfter: number | null; movedTo: string | null }
export type Answered<T> = { ok: true; result: T } | Failed

/** Text as part of a message in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
