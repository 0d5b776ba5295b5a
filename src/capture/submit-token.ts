import type { FastifyRequest } from 'fastify'

/** The idempotency name of a submit: the header, else the hidden field in the body. */
export function submitTokenOf({ headers, body }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key']
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header
  return Buffer.isBuffer(body) ? fieldOf(body) : undefined
}

/** Searches the unparsed body, since a receipt is stored before it is parsed. A false match can only harm its own sender. */
function fieldOf(body: Buffer): string | undefined {
  const place = body.indexOf('_once')
  if (place < 0) return
  const around = body.toString('latin1', Math.max(0, place - 8), place + 300)
  const [, pair, part, member] = field.exec(around) ?? []
  const found = pair ?? part ?? member
  return found !== undefined && found.length <= 100 ? found : undefined
}

/** Matches the field in a form, in multipart, and in JSON. */
const field = /(?:^|&|")_once(?:=([\w.~-]+)(?:&|$)|"?\r?\n\r?\n([\w.~-]+)\r?\n|"\s*:\s*"([\w.~-]+)")/
