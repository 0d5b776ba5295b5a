import type { FastifyRequest } from 'fastify'
import { touchFields, touchLimit } from '../domain/touch.ts'
import { askedOf } from './secret.ts'

/** Where a visitor of a page of ours came from, by the names of a touch: its address says it, and the page before. */
export function touchOf(request: FastifyRequest, base: string): Record<string, string> {
  const query = askedOf(request)
  const marks = touchFields.map((name) => [name, query.get(name)] as const)
  // within a page of a site the page before is that very page, and nobody knows how the visitor came to it
  const isWithin = request.headers['sec-fetch-dest'] === 'iframe'
  const seen = isWithin ? {} : { referrer: request.headers.referer, landing: `${base}${request.raw.url}` }
  const told = Object.entries({ ...seen, ...Object.fromEntries(marks.filter(([, value]) => value)) })
  return Object.fromEntries(told.flatMap(([name, value]) => (value ? [[name, value.slice(0, touchLimit)]] : [])))
}
