import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Form } from '../domain/form.ts'
import { isAllowed, isOwn } from '../domain/origin.ts'
import { excerpt, refusal } from '../domain/refusal.ts'

const exposed = { 'Access-Control-Expose-Headers': 'Retry-After' }
const allowed = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
  'Access-Control-Max-Age': '86400',
}

/** Allows scripts of the form's sites to read the response. */
export function allowSites(
  { method, headers: { origin } }: FastifyRequest,
  reply: FastifyReply,
  { origins }: Form,
): void {
  reply.header('Vary', 'Origin, Accept')
  const isAny = origins.length === 0
  if (!isAny && (origin === undefined || !isAllowed(origin, origins))) return
  reply.headers({
    'Access-Control-Allow-Origin': isAny ? '*' : origin,
    ...exposed,
    ...(method === 'OPTIONS' && allowed),
  })
}

/**
 * Refuses a submission from a page outside the form's sites. Programs send no origin and sandboxed pages send `null`;
 * both are accepted, since they could send any origin anyway.
 */
export function checkSite({ host, headers: { origin } }: FastifyRequest, { origins }: Form, publicUrl?: string): void {
  if (origin === undefined || origin === 'null' || isAllowed(origin, origins)) return
  if (!isOwn(origin, host, publicUrl)) throw refusal('foreign-origin', { origin: excerpt(origin) })
}
