import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../domain/network.ts'
import { storedBody } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { onDisconnect } from '../http/on-disconnect.ts'
import { bodyLimitOf } from './body.ts'

/** The limits (bytes) on large bodies in memory, in total and per IP address. */
const limits = { total: 256 * 1_048_576, perAddress: 64 * 1_048_576 }

/** The `Retry-After` (seconds) when there is no room. */
const retryAfter = 5

/**
 * Limits the memory for concurrent large bodies: each reserves its length before it is read, until the response.
 * Refuses with `unavailable` when there is no room. Small bodies always pass, so enquiries without files never wait.
 */
export function limitUploads(app: FastifyInstance): void {
  const ofNetwork = new Map<string, number>()
  let total = 0
  app.addHook('onRequest', async (request, reply) => {
    const bytes = lengthOf(request)
    if (bytes <= storedBody) return
    const network = networkOf(request.ip)
    const held = ofNetwork.get(network) ?? 0
    if (total + bytes > limits.total || held + bytes > limits.perAddress)
      throw refusal('unavailable', { seconds: retryAfter })
    reserve(network, bytes)
    onDisconnect(reply.raw, () => reserve(network, -bytes))
  })

  function reserve(network: string, bytes: number): void {
    total += bytes
    const held = (ofNetwork.get(network) ?? 0) + bytes
    if (held === 0) ofNetwork.delete(network)
    else ofNetwork.set(network, held)
  }
}

/** The size of a body in bytes: the declared length, else the limit of its content type. */
function lengthOf({ headers }: FastifyRequest): number {
  const limit = bodyLimitOf(headers['content-type'])
  return headers['transfer-encoding'] === undefined ? Math.min(Number(headers['content-length'] ?? 0), limit) : limit
}
