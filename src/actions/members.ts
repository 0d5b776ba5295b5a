import { randomBytes } from 'node:crypto'
import { type Actor, covers } from '../domain/access.ts'
import { type AuditAction, changeDetails } from '../domain/audit.ts'
import {
  actorOf,
  type Member,
  type MemberDraft,
  type Membership,
  memberLimits,
  normalizeEmail,
  type RoleAssignment,
  rights,
  workingRoles,
} from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Reads, Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'

/** A new member of a project: a person who may be new to the installation, and their role. */
export type NewMember = MemberDraft & RoleAssignment & { project: number }

/**
 * Adds a person to a project; returns the member's id. A known address keeps its name and password, and none may be
 * given; a new person needs a password.
 */
export function createMember(store: Store, by: Actor, draft: NewMember, now: number): Promise<number> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    if (!(await tx.projects.find(draft.project)))
      throw refusal('no-such-project', { id: String(draft.project) }, 'project')
    const email = readEmail(draft.email)
    const known = await tx.members.findByMail(email)
    if (known && draft.passwordHash !== null) throw refusal('member-exists', { email }, 'email')
    const id = known?.id ?? (await insertPerson(tx, draft, now))
    await assignRole(tx, by, { project: draft.project, id, assignment: draft }, now)
    return id
  }, draft.project)
}

/** Creates a person within an open transaction; returns the id. Refuses a taken address, and a missing password. */
export async function insertPerson(tx: Transaction, draft: MemberDraft, now: number): Promise<number> {
  const email = readEmail(draft.email)
  const name = readName(draft.name)
  if (draft.passwordHash === null) throw refusal('required', {}, 'password')
  if (await tx.members.findByMail(email)) throw refusal('member-exists', { email }, 'email')
  const names = { user: randomBytes(16).toString('hex'), account: randomBytes(16).toString('hex') }
  return tx.members.insert({ email, name, passwordHash: draft.passwordHash }, names, now)
}

/** Adds a person to a project within an open transaction. Refuses a current member. */
export async function assignRole(
  tx: Transaction,
  by: Actor,
  { project, id, assignment }: { project: number; id: number; assignment: RoleAssignment },
  now: number,
): Promise<void> {
  if (await tx.memberships.find(project, id)) throw refusal('member-already', { id: String(id) })
  const { role, sources } = checkRole(assignment)
  await tx.memberships.post(project, id, { role, sources }, now)
  const details = { role, sources }
  await tx.audit.append(project, { at: now, by, action: 'member.added', subject: `member:${id}`, details })
}

/**
 * Changes the given parts of a membership; running servers see it within two seconds. The last owner keeps the role.
 */
export function changeMember(
  store: Store,
  by: Actor,
  { project, id, change }: { project: number; id: number; change: Partial<RoleAssignment> },
  now: number,
): Promise<Membership> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project, 'runs members', now)
    const before = await findMembership(tx, project, id)
    const { role, sources } = checkRole({ ...before, ...change })
    if (before.role === 'owner' && role !== 'owner') await endOwner(tx, project, id, now)
    await tx.memberships.post(project, id, { role, sources }, now)
    if (!covers(rights[role].scope, rights[before.role].scope)) await tx.linkTokens.endOf(project, id)
    if (!workingRoles.includes(role)) await tx.duty.set(project, id, null)
    const details = changeDetails(before, { role, sources })
    await tx.audit.append(project, { at: now, by, action: 'member.changed', subject: `member:${id}`, details })
    return { ...before, role, sources, dutySince: workingRoles.includes(role) ? before.dutySince : null }
  }, project)
}

/**
 * Removes a member from a project, or lets them leave. Their name stays in the history. The last owner cannot leave.
 */
export function removeMember(store: Store, by: Actor, project: number, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    if (by.name !== actorOf(id)) await refuseFormer(tx, by, project, 'runs members', now)
    await endMembership(tx, by, { project, id }, now)
  }, project)
}

/** The same within an open transaction in which the revision was raised. The caller has checked the right to do it. */
export async function endMembership(
  tx: Transaction,
  by: Actor,
  { project, id }: { project: number; id: number },
  now: number,
): Promise<void> {
  const { role } = await findMembership(tx, project, id)
  if (role === 'owner') await endOwner(tx, project, id, now)
  await tx.memberships.leave(project, id, now)
  await tx.noticeLinks.removeMember(project, id)
  await tx.linkTokens.endOf(project, id)
  await tx.views.removePrivate(project, actorOf(id))
  await tx.passwordResets.end(await findMember(tx, id))
  const action = by.name === actorOf(id) ? 'member.left' : 'member.removed'
  await tx.audit.append(project, { at: now, by, action, subject: `member:${id}`, details: { role } })
}

/** Changes the name of a member and their console settings. */
export function changePerson(
  store: Store,
  id: number,
  change: { name?: string | undefined; preferences?: Record<string, unknown> | undefined },
): Promise<Member> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const member = await findMember(tx, id)
    const name = change.name === undefined ? member.name : readName(change.name)
    const preferences = change.preferences ?? member.preferences
    const length = JSON.stringify(preferences).length
    if (length > memberLimits.preferences)
      throw refusal('too-long', { length, limit: memberLimits.preferences }, 'preferences')
    if (name !== member.name) await tx.members.rename(member, name)
    await tx.members.prefer(id, preferences)
    return { ...member, name, preferences }
  })
}

/** Ends these sessions. */
export function endSessions(store: Store, ids: string[]): Promise<void> {
  return store.transaction((tx) => tx.sessions.end(ids))
}

/** Writes an audit entry to each project of a member about their own account. */
export function noteMember(store: Store, id: number, action: AuditAction, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    const member = await findMember(tx, id)
    await noteOf(tx, selfActor(member), member, action, now)
  })
}

/** The actor of a member who changes their own account. */
export function selfActor({ id }: Member): Actor {
  return { door: 'console', name: actorOf(id) }
}

/** Writes an audit entry to each project of a member about a change of their account. */
export async function noteOf(
  tx: Transaction,
  by: Actor,
  member: Member,
  action: AuditAction,
  now: number,
): Promise<void> {
  for (const { project } of member.memberships)
    await tx.audit.append(project, { at: now, by, action, subject: `member:${member.id}`, details: {} })
}

/** The member with an address, as any version stored it or as it would be stored now. Refuses an unknown address. */
export async function findByAddress({ members }: Pick<Reads, 'members'>, text: string): Promise<Member> {
  const [asStored, mail] = [text.trim().toLowerCase(), normalizeEmail(text)]
  const member =
    (await members.findByMail(asStored)) ?? (mail === undefined ? undefined : await members.findByMail(mail))
  if (!member) throw refusal('no-such-member', { id: readEmail(text) }, 'email')
  return member
}

export async function findMember(tx: Transaction, id: number): Promise<Member> {
  const member = await tx.members.find(id)
  if (!member) throw refusal('no-such-member', { id: String(id) }, 'id')
  return member
}

async function findMembership(tx: Transaction, project: number, id: number): Promise<Membership> {
  const found = await tx.memberships.find(project, id)
  if (!found) throw refusal('no-such-member', { id: String(id) }, 'id')
  return found
}

/** Refuses to end the last owner. The open invitations of an owner end too, since they grant what the owner may no longer grant. */
async function endOwner(tx: Transaction, project: number, id: number, now: number): Promise<void> {
  if ((await tx.memberships.owners(project)).every((each) => each === id)) throw refusal('last-owner', {})
  await tx.invitations.endOf(project, actorOf(id), now)
}

/** Checks a role: only a contractor has sources, which may have blanks at their ends as those of leads may. */
export function checkRole({ role, sources }: RoleAssignment): RoleAssignment {
  const named = [...new Set(sources.filter((each) => each !== ''))]
  if (role === 'contractor' && named.length === 0) throw refusal('needs-sources', {}, 'sources')
  if (named.length > memberLimits.sources) throw refusal('too-many-values', { limit: memberLimits.sources }, 'sources')
  return { role, sources: role === 'contractor' ? named : [] }
}

/** Normalises a name, or refuses an invalid one. */
function readName(text: string): string {
  const name = text.trim()
  if (name === '') throw refusal('required', {}, 'name')
  const { length } = [...name]
  if (length > memberLimits.name) throw refusal('too-long', { length, limit: memberLimits.name }, 'name')
  return name
}

/** Normalises an e-mail address, or refuses an invalid one. */
export function readEmail(text: string): string {
  const mail = normalizeEmail(text)
  if (mail === undefined) throw refusal('wrong-mail', { given: text.slice(0, 100) }, 'email')
  return mail
}
