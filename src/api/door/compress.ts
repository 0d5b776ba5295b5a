import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)

/** The length (characters) from which a response is compressed: shorter ones fit into a packet or two. */
const minLength = 2_000

/** Like `compressed` for a text that never changes: compresses it on the first request that accepts gzip. */
export function compressedOnce(): typeof compressed {
  let made: ReturnType<typeof compress> | undefined
  return (request, reply, text) =>
    compressed(request, reply, text, () => {
      made ??= compress(text, { level: 9 })
      return made
    })
}

/**
 * Compresses a response to a GET, off the main thread, if the client accepts gzip. Responses to writes stay plain: they may
 * hold a new secret, and the compressed length could reveal something of it.
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
