import { createHash, hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { boundaryIn } from '../domain/boundary.ts'
import type { Sent } from '../domain/receipt.ts'

/**
 * Identifies a submit, so that a repeat is recognised. A plain token counts together with the content. One that counts `alone` allows a repeat with
 * less content. Tokens are compared only within the same key or form and the same way.
 */
export type SubmitToken = string | { alone: string }

/** Each kind of token begins with its own word, so that no two kinds collide, nor a token and a pulled receipt. */
export async function hashSubmitToken(submitToken: SubmitToken, sent: Sent, body: Uint8Array): Promise<string> {
  const sender = senderNameOf(sent)
  if (typeof submitToken !== 'string') return hash('sha256', `alone\n${sender}\n${submitToken.alone}`, 'base64url')
  const beginning = Buffer.from(`named\n${sender}\n${submitToken}\n${sent.query}\n`)
  const boundary = boundaryIn(sent.headers['content-type'] ?? '')
  if (boundary === undefined) return hash('sha256', Buffer.concat([beginning, body]), 'base64url')
  return hashBesides(Buffer.from(`--${boundary}`, 'latin1'), beginning, body)
}

/** More boundaries than any form has; the body after them is hashed unchanged. */
const maxBoundaries = 10_000

/** How many bytes are searched before the event loop gets a turn. */
const step = 1_048_576

/** Hashes a body with each of its boundaries replaced by a constant, since a browser generates another boundary for each attempt. */
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

/** The sender to whom a token belongs. Everybody knows the key of a page and could guess the tokens of a service, but cannot send by its key. */
function senderNameOf({ way, key, form }: Sent): string {
  return key === null ? `${way} form ${form}` : `${way} key ${key}`
}
