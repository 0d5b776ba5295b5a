import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../../domain/refusal.ts'
import { bodyLimit } from '../../json/size.ts'
import type { Store } from '../../store/store.ts'
import { readBody } from './body.ts'
import { fromFastify } from './problems.ts'

type JsonDoor = {
  store: Store
  /** Sends an error as a response; returns the error that was sent, which may be another one. */
  send(request: FastifyRequest, reply: FastifyReply, error: unknown): unknown
}

/** Makes an app take strict JSON. Errors go through `send`; while the database is down as a 503. Internal errors are also logged. */
export function setUpJsonDoor(app: FastifyInstance, { store, send }: JsonDoor): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) =>
    readBody(bytes),
  )
  app.addHook('onRequest', async (request) => {
    request.callerAddress = request.ip
  })
  app.setErrorHandler((error, request, reply) => {
    const known = fromFastify(error, request, request.routeOptions.bodyLimit ?? bodyLimit)
    const sent = send(request, reply, store.isUnavailable(known) ? refusal('unavailable', { seconds: 5 }) : known)
    if (reply.statusCode === 500 && !request.socket.destroyed) request.fault = sent
  })
}
