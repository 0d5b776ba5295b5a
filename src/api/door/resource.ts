import type { Static, TObject, TSchema } from 'typebox'
import type { Scope } from '../../domain/access.ts'
import { roles } from '../../domain/member.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { NoSuch } from './ids.ts'
import type { Answer, Answers, Call, Method, Route, Tag } from './route.ts'

/**
 * Who may call a route. With a scope: keys of it and members whose role includes it, contractors only where named. Otherwise no key, but owners,
 * any member of the project, any signed-in member, or anybody.
 */
type Access = OwnScope | `${OwnScope}, contractors` | 'owners' | 'project members' | 'members' | 'anybody'
type OwnScope = Exclude<Scope, 'capture'>

/** What the routes of a noun share; `noSuch` is the refusal for an unknown id. */
type Common = { tag: Tag; noSuch?: NoSuch }

type Given = 'operationId' | 'method' | 'path' | 'tag' | 'noSuch' | 'scope' | 'roles'
type Flags = 'forContractors' | 'isOfMembers' | 'isOpen'
type Typed = 'query' | 'body' | 'answers' | 'current' | 'handle' | 'example'

/** A route as its resource takes it. Path and schemas give the types of the handler. */
type Definition<Path extends string, Query extends TObject, Body extends TSchema, A extends Answers> = Omit<
  Route,
  Given | Flags | Typed
> & {
  access: Access
  query?: Query
  body?: Body
  answers: A
  example?: Route['example']
  current?(call: Call<Path, Static<Query>, Static<Body>>, refused: Refusal): unknown
  handle(call: Call<Path, Static<Query>, Static<Body>>): Promise<Answer<A>>
}

/** Functions that define routes below `base`, one per method; each takes an operation id, a path and a definition. */
export function resource<const Base extends string>(base: Base, common: Common) {
  return {
    get: verb('GET'),
    post: verb('POST'),
    put: verb('PUT'),
    patch: verb('PATCH'),
    delete: verb('DELETE'),
  }

  function verb<M extends Method>(method: M) {
    return <
      const Place extends string,
      Query extends TObject = TObject<Record<never, never>>,
      Body extends TSchema = TObject<Record<never, never>>,
      A extends Answers = Answers,
    >(
      operationId: string,
      place: Place,
      { access, example, ...rest }: Definition<`${Base}${Place}`, Query, Body, A>,
    ): Route<M, `${Base}${Place}`> => {
      const path = `${base}${place}` as const
      const params = { ...(path.includes('/:project') && { project: '12345' }), ...example?.params }
      const route = { operationId, method, path, ...common, ...rightsOf(access), ...rest }
      return { ...route, example: { ...example, params } } as unknown as Route<M, `${Base}${Place}`>
    }
  }
}

function rightsOf(access: Access): Pick<Route, 'scope' | 'roles' | Flags> {
  if (access === 'owners') return { scope: 'admin', roles: ['owner'] }
  if (access === 'project members') return { scope: 'read', roles }
  if (access === 'members') return { scope: 'read', isOfMembers: true }
  if (access === 'anybody') return { scope: 'read', isOpen: true }
  const [scope, others] = access.split(', ') as [OwnScope, 'contractors'?]
  return { scope, ...(others && { forContractors: true }) }
}
