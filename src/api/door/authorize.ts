import type { FastifyRequest } from 'fastify'
import type { Viewer } from '../../domain/access.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { authenticate } from './authenticate.ts'
import type { Caller } from './call.ts'
import type { DoorOptions } from './options.ts'
import type { Route } from './route.ts'

/** The caller and its rights. `now` is in seconds; `at` is milliseconds of the monotonic clock. */
export type Authorized = {
  caller: Caller
  project: Project | undefined
  viewer: Viewer | undefined
  now: number
  at: number
}

/** TTL (ms) of rights; with the TTL of the store's cache, a change takes effect within two seconds. */
export const rightsTtl = 500

type Door = Pick<DoorOptions, 'store' | 'people' | 'clock' | 'door'>

/** Authorizes a request to a route by the current rights of its caller. */
export async function authorize(
  { store, people, clock, door }: Door,
  route: Route,
  request: FastifyRequest,
): Promise<Authorized> {
  const [now, at] = [clock(), performance.now()]
  const { project } = request.params as { project?: string }
  const credentials = { method: request.method, headers: request.headers, ip: request.ip, project }
  const onKnown = (known: object) => void Object.assign(request, known)
  return { ...(await authenticate({ store, people, now, door }, route, credentials, onKnown)), now, at }
}

/** The current rights, once those of the start of a request have expired. */
export async function currentRights(door: Door, route: Route, request: FastifyRequest): Promise<Authorized> {
  const before = request.authorized as Authorized
  return isFresh(before) ? before : authorize(door, route, request)
}

/**
 * Refuses a response if the rights of its caller changed while it was made; `always` checks fast ones too. A change `isDone`: it stays committed,
 * so its response is refused only if other fields are masked now or the caller has no rights left, in words that do not invite to repeat it. It is
 * sent if the store is down.
 */
export async function recheckRights(
  door: Door,
  route: Route,
  request: FastifyRequest,
  { always = false, isDone = false } = {},
): Promise<void> {
  const before = request.authorized as Authorized
  if (isFresh(before) && !always) return
  const isRead = route.method === 'GET'
  const now = await authorize(door, route, request).catch((error) => {
    // the write is committed: after a 503 the client would repeat it
    if (!isRead && door.store.isUnavailable(error)) return before
    throw isDone && !isRead && error instanceof Refusal ? refusal('rights-changed', {}) : error
  })
  if (isRead ? hasSameRights(before, now) : maskOf(before) === maskOf(now)) return
  throw refusal('rights-changed', {})
}

/** Whether a long-lived call would still be authorized with the same rights. True while the store is down, since nothing can be read then. */
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

/** All that makes responses to one caller differ from those to another. */
function rightsOf({ caller, project, viewer }: Authorized): string {
  const { key, member, number } = caller
  const memberships = member?.memberships.filter((each) => !project || each.project === project.id)
  const roles = memberships?.map(({ project, role, sources }) => [project, role, sources])
  return JSON.stringify([number, key?.scope, key?.projects, roles, project?.id, viewer?.mask])
}

function maskOf({ viewer }: Authorized): string {
  return JSON.stringify(viewer?.mask ?? null)
}
