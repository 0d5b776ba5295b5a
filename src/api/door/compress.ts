import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)

/** Shorter answers fit into a packet or two as they are. */
const minLength = 2_000

/** A document that never changes is compressed for the first who takes it so. */
export function compressedOnce(): typeof compressed {
  let made: ReturnType<typeof compress> | undefined
  return (request, reply, text) =>
    compressed(request, reply, text, () => {
      made ??= compress(text, { level: 9 })
      return made
    })
}

/**
 * An answer for a caller who takes gzip, in a thread of its own. Only what is read: answers to writes may hold a new
 * secret, whose length a compressed answer could betray.
 */
export async function compressed(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  make = () => compress(text, { level: 4 }),
): Promise<string | Buffer> {
  if (request.method !== 'GET' || text.length < minLength) return text
  reply.header('Vary', [reply.getHeader('Vary'), 'Accept-Encoding'].filter(Boolean).join(', '))
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((each) => each.trim())
  if (!accepted.includes('gzip')) return text
  reply.header('Content-Encoding', 'gzip')
  return make()
}
