import { createHash, hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { boundaryIn } from '../domain/boundary.ts'
import type { Sent } from '../domain/receipt.ts'

/**
 * Identifies a submit: a name that the sender generated and that counts `alone`, so that a repeat may have less
 * content, or a name that counts together with the content. It counts only against what the same key or form sent the same way.
 */
export type SubmitToken = string | { alone: string }

/** Each kind begins with a word of its own, so that no name makes the token of another kind, nor of what was pulled. */
export async function hashSubmitToken(submitToken: SubmitToken, sent: Sent, body: Uint8Array): Promise<string> {
  const sender = senderNameOf(sent)
  if (typeof submitToken !== 'string') return hash('sha256', `alone\n${sender}\n${submitToken.alone}`, 'base64url')
  const beginning = Buffer.from(`named\n${sender}\n${submitToken}\n${sent.query}\n`)
  const boundary = boundaryIn(sent.headers['content-type'] ?? '')
  if (boundary === undefined) return hash('sha256', Buffer.concat([beginning, body]), 'base64url')
  return hashBesides(Buffer.from(`--${boundary}`, 'latin1'), beginning, body)
}

/** More boundaries than any form has; what follows them is hashed as it is. */
const maxBoundaries = 10_000

/** How many bytes are searched before others have their turn. */
const step = 1_048_576

/** The hash of a body with a constant for each of its boundaries: a browser makes up another one for each attempt. */
async function hashBesides(mark: Buffer, beginning: Uint8Array, body: Uint8Array): Promise<string> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const hashed = createHash('sha256').update(beginning)
  for (let at = 0, count = 0; at < bytes.length; ) {
    const searched = bytes.subarray(at, at + step + mark.length - 1)
    const found = count < maxBoundaries ? searched.indexOf(mark) : -1
    hashed.update(searched.subarray(0, found < 0 ? step : found))
    at += found < 0 ? step : found + mark.length
    if (found < 0 && at < bytes.length) await setImmediate()
    if (found < 0) continue
    hashed.update('\n--\n')
    count++
  }
  return hashed.digest('base64url')
}

/** Whose names they are: who has the key of a page can guess those of a service, but not send them by its key. */
function senderNameOf({ way, key, form }: Sent): string {
  return key === null ? `${way} form ${form}` : `${way} key ${key}`
}
