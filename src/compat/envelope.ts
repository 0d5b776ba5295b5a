import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusal.ts'
import { type HttpStatusMode, wireStatus, writeRefusal } from '../json/wire-refusal.ts'

/** Sends a refusal or an internal error with its HTTP status, or with 200 on request. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, error: unknown, mode: HttpStatusMode): void {
  const envelope = writeRefusal(error, request.id)
  if (error instanceof Refusal && 'seconds' in error.params) reply.header('Retry-After', error.params.seconds)
  reply.refused = envelope.error
  sendJson(reply.code(wireStatus(envelope, request.headers['use-http-code'], mode)), envelope)
}

/**
 * From this many characters on, converting the text to bytes once is faster than letting Node measure and convert it.
 */
const bytesThreshold = 16_000

/** Sends compact JSON, because shell clients grep it. Serialized JSON is sent unchanged. */
export function sendJson(reply: FastifyReply, answer: object | string | Uint8Array): void {
  const text = typeof answer === 'string' || answer instanceof Uint8Array ? answer : JSON.stringify(answer)
  const isLong = typeof text === 'string' && text.length > bytesThreshold
  reply.type('application/json; charset=utf-8').send(isLong ? Buffer.from(text) : text)
}
