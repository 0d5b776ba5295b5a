import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'

/** A plain Fastify server. */
export function plainApp(): FastifyInstance {
  return Fastify({ logger: false })
}

/** Listens on a free port, sends its address to the parent process, and ends with it. */
export async function serveHere(app: FastifyInstance): Promise<void> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.on('disconnect', () => process.exit())
  process.send?.({ address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
}
