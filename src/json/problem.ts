import Type, { type Static } from 'typebox'
import type { Language } from '../domain/project.ts'
import type { Refusal } from '../domain/refusal.ts'
import { sentenceIn } from '../texts/languages.ts'
import { type ProblemCode, problemKinds } from './problem-kinds.ts'

const place = {
  pointer: Type.Optional(Type.String({ description: 'The place in the body, as a JSON Pointer', examples: ['/name'] })),
  parameter: Type.Optional(
    Type.String({ description: 'The parameter of the path, query or headers', examples: ['limit'] }),
  ),
}
const explanation = {
  detail: Type.String({ description: 'A sentence about the error and what would be right' }),
  code: Type.String({ description: 'Stable across versions; programs decide by it', examples: ['required'] }),
  params: Type.Record(Type.String(), Type.Unknown(), { description: 'The parameters of the sentence' }),
}

/** A problem document (RFC 9457). */
export const problem = Type.Object(
  {
    type: Type.String({ description: 'A page about this kind of problem' }),
    title: Type.String({ description: 'The kind of problem' }),
    status: Type.Integer({ description: 'The HTTP status' }),
    ...explanation,
    ...place,
    errors: Type.Optional(
      Type.Array(Type.Object({ ...explanation, ...place }), {
        description: 'All errors, if there are several; the first is also at the top level',
      }),
    ),
    current: Type.Optional(Type.Unknown({ description: 'With status 412: the object as it is now, with its version' })),
    request_id: Type.String({ description: 'The log has details under it' }),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof problem>

/** The part of a request that a refusal points to. */
export type Place = { pointer?: string; parameter?: string }
export type Pointed = { refusal: Refusal; place: Place }

/** The context of a problem: the request id, the base URL of `/problems`, and the language of its sentences. */
export type About = { requestId: string; base: string; language: Language }

/** An internal error as a problem; it has only the request id. */
export function writeFault({ requestId, base }: About): Problem {
  const detail = `The server failed at this request. Its log has details under request id ${requestId}`
  return { ...head('fault', base), detail, code: 'fault', params: {}, request_id: requestId }
}

/** One problem for several refusals: the first of them, and a list of all. */
export function writeProblem(faults: readonly [Pointed, ...Pointed[]], { requestId, base, language }: About): Problem {
  const errors = faults.map(({ refusal, place }) => ({
    detail: sentenceIn[language](refusal),
    code: refusal.code,
    params: { ...refusal.params },
    ...place,
  }))
  const [first] = errors as [(typeof errors)[number]]
  const isSeveral = errors.length > 1
  return { ...head(first.code as ProblemCode, base), ...first, ...(isSeveral && { errors }), request_id: requestId }
}

function head(code: ProblemCode, base: string) {
  const [status, title] = problemKinds[code]
  return { type: `${base}/problems/${code}`, title, status }
}
