import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusal.ts'
import { type HttpStatusMode, wireStatus, writeRefusal } from '../json/wire-refusal.ts'

/** Answers with a refusal or a fault, under its HTTP status or, for those who ask so, under 200. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, error: unknown, mode: HttpStatusMode): void {
  const envelope = writeRefusal(error, request.id)
  if (error instanceof Refusal && 'seconds' in error.params) reply.header('Retry-After', error.params.seconds)
  reply.refused = envelope.error
  sendJson(reply.code(wireStatus(envelope, request.headers['use-http-code'], mode)), envelope)
}

/** From so many characters on it is sooner to make bytes of a text once than to let Node measure it, and then make them. */
const long = 16_000

/** Answers with compact JSON, as shell clients grep it; what is written already goes as it is. */
export function sendJson(reply: FastifyReply, answer: object | string | Uint8Array): void {
  const text = typeof answer === 'string' || answer instanceof Uint8Array ? answer : JSON.stringify(answer)
  const isLong = typeof text === 'string' && text.length > long
  reply.type('application/json; charset=utf-8').send(isLong ? Buffer.from(text) : text)
}
