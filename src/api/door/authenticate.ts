import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { findKey } from '../../actions/keys.ts'
import { covers, type Door, type Key, openKey, type Scope, type Viewer } from '../../domain/access.ts'
import { actorOf, type Member, type Membership, rights, roles } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import type { Caller } from './call.ts'
import type { Route } from './route.ts'

/** `door` is recorded for calls with a key; those of members are always of the console. */
export type AuthContext = { store: Store; people: People; now: number; door?: Door | undefined }
type Needs = Pick<Route, 'scope' | 'roles' | 'forContractors' | 'isOfMembers' | 'isOpen'>
type Known = Pick<FastifyRequest, 'keyId' | 'memberId' | 'projectId'>
type AuthRequest = { method: string; headers: IncomingHttpHeaders; ip: string; project: string | undefined }

const nobody: Caller = { by: { door: 'console', name: 'nobody' }, number: 0, projects: [] }

/**
 * Authenticates the caller of a route and finds its project, before the body is read. `onKnown` gets the ids of the key, member and project
 * as soon as each is known, so that the log has them even for a refused call.
 */
export async function authenticate(
  context: AuthContext,
  route: Needs,
  request: AuthRequest,
  onKnown: (known: Known) => void = () => {},
) {
  const caller = await readCaller(context, route, request, onKnown)
  const project = request.project === undefined ? undefined : await readProject(context.store, caller, request.project)
  onKnown({ projectId: project?.id })
  const membership = checkRights(caller, route, project)
  return { caller, project, viewer: project && viewerOf(project, membership) }
}

/** Identifies the caller by `Authorization: Bearer KEY`, otherwise by the session cookie. */
async function readCaller(
  { store, people, now, door = 'api' }: AuthContext,
  route: Needs,
  request: AuthRequest,
  onKnown: (known: Known) => void,
): Promise<Caller> {
  const { headers, method, ip } = request
  if (headers.authorization !== undefined && !route.isOpen) {
    const key = await readKey(store, { headers, ip }, now, onKnown)
    return { by: { door, name: `key:${key.id}` }, number: key.id, projects: key.projects, key }
  }
  const found = await (route.isOpen ? people.recognise(headers, now) : people.signedIn(headers, now))
  if (!found && !route.isOpen) throw refusal('no-bearer', {})
  onKnown({ memberId: found?.member.id }) // before the origin is checked
  if (!['GET', 'HEAD'].includes(method)) people.checkOwnPage(headers)
  if (!found) return nobody
  const { member, session } = found
  const projects = member.memberships.map(({ project }) => project)
  return { by: { door: 'console', name: actorOf(member.id) }, number: -member.id, projects, member, session }
}

/** Finds the key of a request; refuses an unknown one, or one that is not valid at `now`. */
async function readKey(
  store: Store,
  { headers, ip }: Pick<AuthRequest, 'headers' | 'ip'>,
  now: number,
  onKnown: (known: Known) => void,
): Promise<Key> {
  const [, secret] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  if (!secret) throw refusal('no-bearer', {})
  const found = await findKey(store, secret, ip)
  onKnown({ keyId: found?.id }) // also a revoked one
  return openKey(found, now)
}

/** The project of a path. An unknown one is refused like one that the caller may not use. */
async function readProject(store: Store, caller: Caller, given: string): Promise<Project> {
  const covered = /^\d+$/.test(given) ? caller.projects.find((id) => id === Number(given)) : undefined
  const project = covered === undefined ? undefined : await store.cache.project(covered)
  if (!project) throw refusal('no-access', { project: given.slice(0, 100) }, 'project')
  return project
}

/** Refuses an insufficient scope or role; returns the membership of a member. */
function checkRights({ key, member }: Caller, route: Needs, project: Project | undefined): Membership | undefined {
  if (key && (route.isOfMembers || route.roles)) throw refusal('needs-member', {})
  if (key && !covers(key.scope, route.scope)) throw refusal('out-of-scope', { held: key.scope, needed: route.scope })
  if (!member || !project) return
  const membership = membershipIn(project, member) as Membership
  const known = rolesOf(route)
  if (!known.includes(membership.role)) throw refusal('wrong-role', { held: membership.role, known })
  return membership
}

/** The roles that may call a route of a project. */
export function rolesOf({ scope, roles: own, forContractors }: Pick<Route, 'scope' | 'roles' | 'forContractors'>) {
  if (own) return own
  return roles.filter((role) => covers(rights[role].scope, scope as Scope) && (role !== 'contractor' || forContractors))
}

/** Whether the caller has all rights in a project. */
export function isAdmin({ key, member }: Caller, project: Project): boolean {
  const role = member && membershipIn(project, member)?.role
  return covers(key?.scope ?? (role ? rights[role].scope : 'read'), 'admin')
}

/** Refuses a caller without admin rights in a project, like a route for admins. */
export function refuseUnlessAdmin(caller: Caller, project: Project): void {
  checkRights(caller, { scope: 'admin' }, project)
}

function membershipIn(project: Project, member: Member): Membership | undefined {
  return member.memberships.find((each) => each.project === project.id)
}

function viewerOf(project: Project, membership: Membership | undefined): Viewer {
  if (!membership || !rights[membership.role].isMasked) return { project }
  return { project, mask: { sources: membership.sources } }
}
