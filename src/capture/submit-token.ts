import type { FastifyRequest } from 'fastify'

/** What tells one submit from another: the header, else the hidden field, wherever it stands in the body. */
export function submitTokenOf({ headers, body }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key']
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header
  return Buffer.isBuffer(body) ? fieldOf(body) : undefined
}

/** Looked for before anything is read, as a receipt is kept first; nothing that looks like it can do harm but to its own sender. */
function fieldOf(body: Buffer): string | undefined {
  const place = body.indexOf('_once')
  if (place < 0) return
  const around = body.toString('latin1', Math.max(0, place - 8), place + 300)
  const [, pair, part, member] = field.exec(around) ?? []
  const found = pair ?? part ?? member
  return found !== undefined && found.length <= 100 ? found : undefined
}

/** In a form, in multipart, in JSON. */
const field = /(?:^|&|")_once(?:=([\w.~-]+)(?:&|$)|"?\r?\n\r?\n([\w.~-]+)\r?\n|"\s*:\s*"([\w.~-]+)")/
