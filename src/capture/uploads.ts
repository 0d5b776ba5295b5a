import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from '../domain/network.ts'
import { storedBody } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { longestOf } from './body.ts'

/** How many bytes of large bodies the server holds at once, and how many of them one address may bring. */
const most = { inAll: 256 * 1_048_576, ofOne: 64 * 1_048_576 }

/** After how many seconds whoever finds no room may come again. */
const pause = 5

/**
 * Keeps a server from running out of memory when many send large bodies at once: each reserves its length before it is read, until it is
 * answered. Refuses with `unavailable` what finds no room. Small bodies always pass, so enquiries without files are never kept waiting.
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

/** What a body may come to, in bytes: one that does not say its length may be as long as its kind may. */
function lengthOf({ headers }: FastifyRequest): number {
  const longest = longestOf(headers['content-type'])
  return headers['transfer-encoding'] === undefined
    ? Math.min(Number(headers['content-length'] ?? 0), longest)
    : longest
}
