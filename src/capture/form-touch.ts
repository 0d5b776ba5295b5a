import type { FastifyRequest } from 'fastify'
import { touchFields, touchLimit } from '../domain/touch.ts'
import { queryParams } from './secret.ts'

/** The touch of a visitor of our page, from its query and the referrer. */
export function touchOf(request: FastifyRequest, base: string): Record<string, string> {
  const query = queryParams(request)
  const marks = touchFields.map((name) => [name, query.get(name)] as const)
  // in a frame the referrer is the embedding page itself, so it is unknown where the visitor came from
  const isWithin = request.headers['sec-fetch-dest'] === 'iframe'
  const seen = isWithin ? {} : { referrer: request.headers.referer, landing: `${base}${request.raw.url}` }
  const entries = Object.entries({ ...seen, ...Object.fromEntries(marks.filter(([, value]) => value)) })
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value.slice(0, touchLimit)]] : [])))
}
