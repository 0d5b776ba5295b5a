import type { ProblemCode } from '../../json/problem-kinds.ts'
import { hasItem } from './ids.ts'
import type { Route } from './route.ts'

const ofAny = [
  'given-twice',
  'has-nul',
  'no-bearer',
  'unknown-key',
  'key-expired',
  'out-of-scope',
  'signed-out',
  'foreign-page',
  'needs-member',
  'rights-changed',
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
const ofProject = ['no-access', 'wrong-role'] as const
const ofBody = [
  'not-json',
  'not-object',
  'body-too-deep',
  'body-too-many-names',
  'body-too-many-lists',
  'unsafe-key',
  'body-too-large',
  'unsupported-type',
] as const
const ofPost = ['bad-idempotency-key', 'other-body', 'request-in-progress'] as const
const ofVersion = ['lead-changed'] as const
const ofUnversioned = ['unsupported-if-match'] as const
/** Codes of a period, a filter and a search. A route with a filter deeper in its body names them itself. */
export const ofSelection = [
  'unknown-period',
  'not-interval',
  'not-json',
  'not-filter',
  'not-group',
  'not-list',
  'not-text',
  'not-id',
  'not-decimal',
  'not-time',
  'not-boolean',
  'not-number',
  'not-day',
  'not-relative',
  'unknown-name',
  'unknown-operator',
  'operator-misfit',
  'too-many-conditions',
  'too-many-groups',
  'too-many-channel-conditions',
  'too-many-text-conditions',
  'hidden-field',
] as const

/** Codes that a group of routes shares. `name` appears in the OpenAPI document; it is empty for the codes of every route. */
type ProblemGroup = { name: string; codes: readonly ProblemCode[]; isOwn?: true }

/** All refusal codes of a route, by group. */
export function problemGroupsOf({ method, path, query, body, current, noSuch, refuses = [] }: Route): ProblemGroup[] {
  const isOfProject = path.includes(':project')
  const isSelective = [query, body as typeof query].some((each) => each?.properties?.filter !== undefined)
  return [
    { name: '', codes: ofAny },
    ...(isOfProject ? [{ name: 'Project', codes: ofProject }] : []),
    ...(method === 'GET' ? [] : [{ name: 'Body', codes: ofBody }]),
    ...(method === 'POST' && isOfProject ? [{ name: 'Idempotency', codes: ofPost }] : []),
    ...(current ? [{ name: 'Version', codes: ofVersion }] : []),
    ...(current || method === 'GET' ? [] : [{ name: 'Unversioned', codes: ofUnversioned }]),
    ...(isSelective ? [{ name: 'Selection', codes: ofSelection }] : []),
    ...[...(noSuch && hasItem(path) ? [noSuch] : []), ...refuses].map((code) => ({
      name: pascalCase(code),
      codes: [code],
      isOwn: true as const,
    })),
  ]
}

export function problemsOfRoute(route: Route): ProblemCode[] {
  return [...new Set(problemGroupsOf(route).flatMap(({ codes }) => codes))]
}

function pascalCase(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
