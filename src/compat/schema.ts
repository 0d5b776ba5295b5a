import type { FastifySchema } from 'fastify'
import Type, { type TObject } from 'typebox'
import type { Method } from './method.ts'

const project = Type.String({ description: 'The number of the project, decimal', examples: ['12345'] })

/** Shared schemas; registered once and named in the OpenAPI document. */
export const refused = Type.Object(
  {
    status: Type.Literal('error'),
    error: Type.String({ description: 'The code of the refusal' }),
    description: Type.String({ description: 'A sentence that names the argument and what would be right' }),
    details: Type.Optional(Type.Object({ argument: Type.String() })),
  },
  {
    $id: 'Refusal',
    examples: [
      {
        status: 'error',
        error: 'incorrect_request',
        description: 'Argument filters[2].operator is unknown: "~". Known: = != < <= > >= in like null',
        details: { argument: 'filters[2].operator' },
      },
    ],
  },
)

const headers = {
  create: Type.Object({
    'Idempotency-Key': Type.Optional(
      Type.String({
        description: 'A repeated request with the same key within 24 hours makes no second lead',
        minLength: 1,
        maxLength: 255,
      }),
    ),
  }),
}

const refusals = {
  400: 'incorrect_request: an argument is missing or malformed, or the body is not a JSON object',
  401: 'authentication_failed: no key, or an unknown, revoked or expired one',
  403: 'access_denied: the key does not cover this project or this method',
  404: 'resource_not_found: no such lead in this project, or no such path',
  409: 'resource_already_exists: the Idempotency-Key was used with another body',
  413: 'request_too_large: the body is over 1,048,576 bytes',
  429: 'request_limit_error: a limit is reached; Retry-After tells the seconds',
  500: 'internal_error: an internal error; the sentence has the id of the request',
  503: 'temporarily_unavailable: the database cannot take the request now and kept nothing; Retry-After tells the seconds',
}

/** The schema of a method for the OpenAPI document. */
export function methodSchema(method: Method, verb: 'GET' | 'POST'): FastifySchema {
  const query = verb === 'GET' ? (method.get?.query as TObject | undefined)?.properties : {}
  return {
    tags: [method.tag],
    summary: method.summary,
    description: `Needs a key of scope \`${method.scope}\`.`,
    querystring: Type.Object({ ...(method.of === 'project' && { project }), ...query }),
    ...(method.scope === 'write' && method.fields?.includes('id') === false && { headers: headers.create }),
    ...(method.params && { params: method.params }),
    ...(verb === 'POST' && method.body && { body: method.body }),
    response: {
      200: { description: 'Success', ...method.answer },
      ...Object.fromEntries(
        Object.entries(refusals).map(([code, description]) => [code, { description, $ref: 'Refusal#' }]),
      ),
    },
  }
}
