import type { FastifyRequest } from 'fastify'
import { keyIn } from './key-in.ts'

/** The key in the body of a request, under the name that its sender uses. */
export function secretInBody({ body, headers }: FastifyRequest, name = 'key'): string | undefined {
  return Buffer.isBuffer(body) ? keyIn(body, headers['content-type'], name) : undefined
}

/** The key in the query or a header of a request; undefined when only its body may have one. */
export function secretBeforeBody(request: FastifyRequest): string | undefined {
  const { headers } = request
  const [, bearer] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  return queryParams(request).get('key') || (headers['api-key'] as string | undefined) || bearer || undefined
}

/** The query of a request without NUL, which PostgreSQL cannot store. */
export function queryParams(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(queryOf(request).replaceAll('%00', ''))
}

/** The raw query of a request. */
export function queryOf({ raw }: FastifyRequest): string {
  const place = raw.url?.indexOf('?') ?? -1
  return place < 0 ? '' : (raw.url as string).slice(place + 1)
}
