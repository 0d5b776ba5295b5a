import type { FastifyRequest } from 'fastify'
import { keyIn } from './key-in.ts'

/** The key in the query or body of a request; undefined when it may be in a header. */
export function secretIn(request: FastifyRequest): string | undefined {
  const key = queryParams(request).get('key')
  if (key || request.headers['api-key'] || request.headers.authorization) return key ?? undefined
  const body = request.body as Buffer | undefined
  return body && keyIn(body, request.headers['content-type'])
}

/** The query of a request, without NUL, which no database stores. */
export function queryParams(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(queryOf(request).replaceAll('%00', ''))
}

/** The raw query of a request. */
export function queryOf({ raw }: FastifyRequest): string {
  const place = raw.url?.indexOf('?') ?? -1
  return place < 0 ? '' : (raw.url as string).slice(place + 1)
}
