import type { FastifyRequest } from 'fastify'
import type { Viewer } from '../../domain/access.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal, refusal } from '../../domain/refusal.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import { authenticate } from './authenticate.ts'
import type { Caller } from './call.ts'
import type { Route } from './route.ts'

/** Who was let in, and by what; `now` in seconds, `at` is when by the clock that only runs forward, in milliseconds. */
export type Authorized = {
  caller: Caller
  project: Project | undefined
  viewer: Viewer | undefined
  now: number
  at: number
}

/** TTL (ms) of rights; with the lag of the store's cache it is two seconds at most. */
export const rightsTtl = 500

type Door = { store: Store; people: People; clock: () => number }

/** Lets a request in to a route by what its caller may do at this moment. */
export async function authorize(
  { store, people, clock }: Door,
  route: Route,
  request: FastifyRequest,
): Promise<Authorized> {
  const [now, at] = [clock(), performance.now()]
  const { project } = request.params as { project?: string }
  const credentials = { method: request.method, headers: request.headers, project }
  const note = (known: object) => void Object.assign(request, known)
  return { ...(await authenticate({ store, people, now }, route, credentials, note)), now, at }
}

/** The current rights, once those of the start of a request have expired. */
export async function currentRights(door: Door, route: Route, request: FastifyRequest): Promise<Authorized> {
  const before = request.authorized as Authorized
  return isFresh(before) ? before : authorize(door, route, request)
}

/**
 * Refuses an answer that was made by rights that its caller has no longer; with `always`, also one that was quick. What a change did is
 * done: its answer may go out unless it shows what is hidden by now.
 */
export async function checkRights(
  door: Door,
  route: Route,
  request: FastifyRequest,
  { always = false } = {},
): Promise<void> {
  const before = request.authorized as Authorized
  if (isFresh(before) && !always) return
  const now = await authorize(door, route, request)
  const isRead = route.method === 'GET'
  if (isRead ? hasSameRights(before, now) : maskOf(before) === maskOf(now)) return
  throw refusal('rights-changed', {})
}

/** Whether a call that stays would be let in now with the same rights. While the store cannot tell, nothing can be read from it either. */
export async function isStillAuthorized(door: Door, route: Route, request: FastifyRequest): Promise<boolean> {
  try {
    return hasSameRights(request.authorized as Authorized, await authorize(door, route, request))
  } catch (error) {
    return !(error instanceof Refusal) || error.code === 'unavailable'
  }
}

function isFresh({ at }: Authorized): boolean {
  return performance.now() - at < rightsTtl
}

function hasSameRights(one: Authorized, other: Authorized): boolean {
  return rightsOf(one) === rightsOf(other)
}

/** Everything by which answers to one caller differ from those to another. */
function rightsOf({ caller, project, viewer }: Authorized): string {
  const { key, member, number } = caller
  const memberships = member?.memberships.filter((each) => !project || each.project === project.id)
  const roles = memberships?.map(({ project, role, sources }) => [project, role, sources])
  return JSON.stringify([number, key?.scope, key?.projects, roles, project?.id, viewer?.mask])
}

function maskOf({ viewer }: Authorized): string {
  return JSON.stringify(viewer?.mask ?? null)
}
