import { PassThrough, pipeline } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { storedBody } from '../domain/receipt.ts'

declare module 'fastify' {
  interface FastifyRequest {
    ahead: PassThrough | undefined
    isParsed: boolean
  }
}

/**
 * Reads a body, up to the size of a small one, and its sender's address while its key is still looked up: when a client hangs up meanwhile,
 * Node drops what nobody has read of a request, though all of it came. What waits for nothing is parsed at once, and is not read ahead.
 */
export function readAhead(app: FastifyInstance): void {
  app.decorateRequest('ahead', undefined)
  app.decorateRequest('isParsed', false)
  app.addHook('onRequest', (request, reply, done) => {
    void request.raw.socket.remoteAddress // from now on Node remembers it
    // after the microtasks, in which a key that is remembered is found, and before anything else of the socket
    queueMicrotask(() => process.nextTick(begin, request, reply))
    done()
  })
  app.addHook('preParsing', (request, _reply, payload, done) => {
    request.isParsed = true
    done(null, request.ahead ?? payload)
  })
}

function begin(request: FastifyRequest, reply: FastifyReply): void {
  if (request.isParsed || reply.sent) return
  const ahead = new PassThrough({ highWaterMark: 2 * storedBody })
  pipeline(request.raw, ahead, () => {}) // its parser gets the error
  ahead.on('error', () => {})
  reply.raw.once('finish', () => ahead.resume()) // the rest of what was refused
  request.ahead = ahead
}
