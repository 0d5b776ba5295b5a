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
 * Buffers a small body and the sender's address during the lookup of the key: if a client disconnects meanwhile, Node drops the unread part
 * of a request although all of it has arrived. A request that waits for nothing is parsed at once and is not read ahead.
 */
export function readAhead(app: FastifyInstance): void {
  app.decorateRequest('ahead', undefined)
  app.decorateRequest('isParsed', false)
  app.addHook('onRequest', (request, reply, done) => {
    void request.raw.socket.remoteAddress // Node caches it on first access
    // after the microtasks, which suffice for a cached key, and before further events of the socket
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
  pipeline(request.raw, ahead, () => {}) // the body parser gets the error
  ahead.on('error', () => {})
  reply.raw.once('finish', () => ahead.resume()) // discards the rest of a refused body
  request.ahead = ahead
}
