import type { ProblemCode } from '../json/problem-kinds.ts'
import type { Route } from './route.ts'

const ofAny = [
  'given-twice',
  'has-nul',
  'no-bearer',
  'unknown-key',
  'out-of-scope',
  'required',
  'wrong-type',
  'wrong-form',
  'out-of-range',
  'too-long',
  'too-few-values',
  'too-many-values',
  'unknown-choice',
  'unknown-field',
  'rate-limited',
  'fault',
  'unavailable',
] as const
const ofProject = ['no-access'] as const
const ofBody = ['not-json', 'not-object', 'body-too-deep', 'unsafe-key', 'body-too-large', 'unsupported-type'] as const
const ofPost = ['bad-idempotency-key', 'other-body', 'once-running'] as const
const ofVersion = ['lead-changed'] as const

/** Everything that a route may say no with. */
export function problemsOf({ method, path, current, refuses = [] }: Route): ProblemCode[] {
  const isOfProject = path.includes(':project')
  return [
    ...ofAny,
    ...(isOfProject ? ofProject : []),
    ...(method === 'GET' ? [] : ofBody),
    ...(method === 'POST' && isOfProject ? ofPost : []),
    ...(current ? ofVersion : []),
    ...refuses,
  ]
}
