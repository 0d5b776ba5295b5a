import type { FastifyRequest } from 'fastify'
import { keyIn } from './key-in.ts'

/** The key that a request shows in its query or its body; undefined where it may stand in a header. */
export function secretIn(request: FastifyRequest): string | undefined {
  const asked = askedOf(request).get('key')
  if (asked || request.headers['api-key'] || request.headers.authorization) return asked ?? undefined
  const body = request.body as Buffer | undefined
  return body && keyIn(body, request.headers['content-type'])
}

/** What a query asks for, without NUL, which no database keeps. */
export function askedOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(queryOf(request).replaceAll('%00', ''))
}

/** The query of a request as its bytes came. */
export function queryOf({ raw }: FastifyRequest): string {
  const place = raw.url?.indexOf('?') ?? -1
  return place < 0 ? '' : (raw.url as string).slice(place + 1)
}
