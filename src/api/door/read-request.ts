import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { refusal } from '../../domain/refusal.ts'
import { cleanText } from './body.ts'
import type { Route, Strings } from './route.ts'
import { createValidator, ValidationError } from './validate.ts'

const nothing = Type.Object({})

/** Reads the query and the body of requests to a route; refuses with all faults of both at once. */
export function createRequestReader(route: Route): (request: FastifyRequest) => { query: Strings; body: unknown } {
  const validateQuery = createValidator(route.query ?? nothing, 'parameter')
  const validateBody = createValidator(route.body ?? nothing, 'pointer')
  const kind = kindOf(route)

  return (request) => {
    const query = readQuery(request)
    const body = request.body ?? emptyBody[kind]
    const isFitting = kindOfBody(body) === kind
    const bodyFaults = isFitting && !route.consumes ? validateBody(body) : []
    const [first, ...others] = [...validateQuery(query), ...bodyFaults]
    if (first) throw new ValidationError([first, ...others])
    if (!isFitting)
      throw refusal('unsupported-type', { given: (request.headers['content-type'] ?? 'none').slice(0, 100) })
    return { query, body }
  }
}

type BodyKind = 'json' | 'bytes' | 'stream'
const emptyBody: Record<BodyKind, unknown> = { json: {}, bytes: Buffer.alloc(0), stream: undefined }

function kindOf({ consumes }: Route): BodyKind {
  if (consumes === undefined) return 'json'
  return consumes === 'text/csv' ? 'bytes' : 'stream'
}

function kindOfBody(body: unknown): BodyKind {
  if (body instanceof Readable || body === undefined) return 'stream'
  return body instanceof Uint8Array ? 'bytes' : 'json'
}

/** The query parameters by name. Refuses a repeated one, since either value could be meant. */
function readQuery(request: FastifyRequest): Strings {
  const given = [...new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))]
  const names = new Set<string>()
  for (const [name] of given) {
    if (names.has(name)) throw refusal('given-twice', {}, name.slice(0, 100))
    names.add(name)
  }
  return Object.fromEntries(given.map(([name, value]) => [name, cleanText(value, name)]))
}
