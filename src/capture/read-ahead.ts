import { PassThrough, pipeline } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { storedBody } from '../domain/receipt.ts'

declare module 'fastify' {
  interface FastifyRequest {
    ahead: PassThrough | undefined
  }
}

/**
 * Reads a body, up to the size of a small one, and its sender's address while its key is still looked up: when a client hangs up meanwhile,
 * Node drops what nobody has read of a request, though all of it came.
 */
export function readAhead(app: FastifyInstance): void {
  app.decorateRequest('ahead', undefined)
  app.addHook('onRequest', (request, reply, done) => {
    void request.raw.socket.remoteAddress // from now on Node remembers it
    const ahead = new PassThrough({ highWaterMark: 2 * storedBody })
    pipeline(request.raw, ahead, () => {}) // whoever parses it gets the error
    ahead.on('error', () => {})
    reply.raw.once('finish', () => ahead.resume()) // the rest of what was refused
    request.ahead = ahead
    done()
  })
  app.addHook('preParsing', (request, _reply, payload, done) => done(null, request.ahead ?? payload))
}
