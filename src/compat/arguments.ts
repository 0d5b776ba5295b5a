import type { FastifyReply, FastifyRequest } from 'fastify'
import { Unreadable } from '../intake/input.ts'
import { readInput } from '../intake/read.ts'
import { type Body, clean, parseJson, readBody } from './body.ts'
import type { Method } from './method.ts'

/** The arguments of a method: its body. A GET without body fields uses the query, and a method that accepts forms uses both. */
export async function readArguments(request: FastifyRequest, query: URLSearchParams, method: Method): Promise<Body> {
  const body = (await readBody(request.raw, method.form && formIn(request))) ?? {}
  const needsQuery = method.form || (request.method === 'GET' && Object.keys(body).length === 0)
  return needsQuery ? { ...fromQuery(query, body, method), ...body } : body
}

/** Parses a body that is no JSON object as a form, whose `filters` are JSON text. An unreadable body of a GET counts as empty. */
function formIn({ method, raw: { rawHeaders } }: FastifyRequest): (bytes: Uint8Array) => Body | undefined {
  const place = rawHeaders.findIndex((name, index) => index % 2 === 0 && /^content-type$/i.test(name))
  const headers = { 'content-type': place < 0 ? '' : (rawHeaders[place + 1] ?? '') } // `server.ts` overwrote the parsed header with JSON
  return (bytes) => {
    const values = valuesIn(bytes)
    const filters = values?.filters
    return typeof filters === 'string' ? { ...values, filters: readFilters(filters) } : values
  }

  function valuesIn(bytes: Uint8Array): Body | undefined {
    try {
      return { ...readInput({ query: '', headers }, bytes).values }
    } catch (error) {
      if (method === 'GET' && error instanceof Unreadable) return {}
      return
    }
  }
}

/** The filters of a form or query, which are JSON text. */
function readFilters(text: string): unknown {
  return parseJson(withPlus(text), 'filters')
}

/** Names the unknown body fields in a header, so that a typo can be found. */
export function nameIgnored(reply: FastifyReply, body: Body, method: Method): void {
  const names: string[] = []
  let left = maxHeaderLength
  for (const field of Object.keys(body)) {
    if (method.fields?.includes(field)) continue
    const name = shownName(field.slice(0, left).toWellFormed())
    names.push(name)
    left -= name.length + 2
    if (left <= 0) break
  }
  if (names.length > 0) reply.header('Ignored-Fields', names.join(', ').slice(0, maxHeaderLength))
}

/** The limit of that header, in characters. */
const maxHeaderLength = 2_000

function shownName(field: string): string {
  return field.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

/** The known arguments of a query: `period[from]` and `period[to]` form `period`, and `filters` is JSON text. */
function fromQuery(query: URLSearchParams, body: Body, method: Method): Body {
  const parsed = Object.fromEntries(query) // the last of equal names wins
  const { 'period[from]': from, 'period[to]': to, filters } = parsed
  const known = Object.entries(parsed).filter(([name]) => method.fields?.includes(name) && name !== 'filters')
  return clean({
    ...Object.fromEntries(known),
    ...((from !== undefined || to !== undefined) && { period: { from: withPlus(from), to: withPlus(to) } }),
    ...(filters !== undefined && body.filters === undefined && { filters: readFilters(filters) }),
  }) as Body
}

/** Restores the plus in dates such as `… +0000` that were not encoded, since a plus in a query means a space. */
function withPlus<T extends string | undefined>(text: T): T {
  return text?.replace(unencodedZone, '$1+$2') as T
}

/** A whole date, or one in quotes within JSON. */
const unencodedZone = /((?:^|["'])\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?) (\d\d:?\d\d(?:["']|$))/g
