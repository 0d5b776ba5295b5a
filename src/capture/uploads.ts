import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../domain/network.ts'
import { storedBody } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { longestOf } from './body.ts'

/** The limits (bytes) on large bodies in memory, in total and per IP address. */
const most = { inAll: 256 * 1_048_576, ofOne: 64 * 1_048_576 }

/** The `Retry-After` (seconds) when there is no room. */
const pause = 5

/**
 * Limits the memory for concurrent large bodies: each reserves its length before it is read, until the response.
 * Refuses with `unavailable` when there is no room. Small bodies always pass, so enquiries without files never wait.
 */
export function limitUploads(app: FastifyInstance): void {
  const ofNetwork = new Map<string, number>()
  let inAll = 0
  app.addHook('onRequest', async (request, reply) => {
    const bytes = lengthOf(request)
    if (bytes <= storedBody) return
    const network = networkOf(request.ip)
    const held = ofNetwork.get(network) ?? 0
    if (inAll + bytes > most.inAll || held + bytes > most.ofOne) throw refusal('unavailable', { seconds: pause })
    reserve(network, bytes)
    reply.raw.once('close', () => reserve(network, -bytes))
  })

  function reserve(network: string, bytes: number): void {
    inAll += bytes
    const held = (ofNetwork.get(network) ?? 0) + bytes
    if (held === 0) ofNetwork.delete(network)
    else ofNetwork.set(network, held)
  }
}

/** The size of a body in bytes: the declared length, else the limit of its content type. */
function lengthOf({ headers }: FastifyRequest): number {
  const longest = longestOf(headers['content-type'])
  return headers['transfer-encoding'] === undefined
    ? Math.min(Number(headers['content-length'] ?? 0), longest)
    : longest
}
