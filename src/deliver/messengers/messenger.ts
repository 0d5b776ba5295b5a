/** A button under a message. A press sends back its `data`, at most 64 bytes, or opens a URL. */
export type Button = { text: string } & ({ data: string; url?: never } | { url: string; data?: never })

/** A message of a bot. `html` may have `<b>` and `<i>`; texts of people in it are escaped. */
export type ChatMessage = { html: string; buttons: readonly (readonly Button[])[]; isSilent: boolean }

/** The bot of a token: the name in links to it, and the name that people see. */
export type Bot = { id: string; username: string; name: string }

/**
 * Why a call of a messenger failed. `unreachable`: nothing was sent; `unknown`: it may have succeeded, but there was no answer; `ended`: the
 * same, because this process stops; `blocked`: the person or group has blocked the bot, or is gone; `moved`: the group has another id.
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

/** A failed call. `retryAfter` is in seconds. The error contains no token. */
export type Failed = { ok: false; fault: Fault; error: string; retryAfter: number | null; movedTo: string | null }
export type Answered<T> = { ok: true; result: T } | Failed

/** Text as part of a message in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
