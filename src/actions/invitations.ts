import type { Actor } from '../domain/access.ts'
import { type Invitation, isOpen } from '../domain/invitation.ts'
import { actorOf, invitationTime, type Member, type RoleAssignment } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'
import { countLetter } from './letters.ts'
import { assignRole, checkRole, insertPerson, readEmail } from './members.ts'
import { hashOfToken } from './tokens.ts'

/** The person who accepts an invitation: an existing member, or a new one. */
export type Invitee = { member: Member } | { email: string | undefined; name: string; passwordHash: string }

/** An invitation ends after this many attempts with the address of a member, so that it cannot be used to find out who is one. */
const maxRefusals = 3

/** A new invitation, and whether it may be sent by e-mail. */
export type CreatedInvitation = { invitation: Invitation; mayWrite: boolean }

/** Creates an invitation to a project, valid for a week. One with an address is valid for that address alone. */
export function invite(
  store: Store,
  by: Actor,
  project: Project,
  { token, email, ...post }: RoleAssignment & { token: string; email: string | null },
  now: number,
): Promise<CreatedInvitation> {
  const made = { ...checkRole(post), email: email === null ? null : readEmail(email) }
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'runs members', now)
    await tx.projects.lock(project.id) // concurrent invitations wait on this row
    const at = { createdBy: by.name, createdAt: now, expiresAt: now + invitationTime }
    const draft = { project: project.id, ...made, ...at }
    const id = await tx.invitations.insert(draft, hashOfToken(token))
    const details = { role: made.role, sources: made.sources }
    const entry = { at: now, by, action: 'member.invited', subject: `invitation:${id}`, details } as const
    await tx.audit.append(project.id, entry)
    const mayWrite = made.email !== null && (await countLetter(tx, 'link', made.email, now))
    return { invitation: { ...draft, id, endedAt: null, member: null }, mayWrite }
  }, project.id)
}

/**
 * Replaces the link of an open invitation. The new one is valid for a week from now, and the former one stops working. Links are stored as hashes, so
 * none can be shown again.
 */
export function renewInvitation(
  store: Store,
  by: Actor,
  project: Project,
  { id, token }: { id: number; token: string },
  now: number,
): Promise<CreatedInvitation> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'runs members', now)
    await tx.projects.lock(project.id)
    const before = await tx.invitations.find(project.id, id)
    if (!before || !isOpen(before, now)) throw refusal('no-such-invitation', {}, 'id')
    const invitation = { ...before, createdBy: by.name, expiresAt: now + invitationTime }
    await tx.invitations.renew(invitation, hashOfToken(token))
    const entry = { at: now, by, action: 'invitation.renewed', subject: `invitation:${id}`, details: {} } as const
    await tx.audit.append(project.id, entry)
    const mayWrite = before.email !== null && (await countLetter(tx, 'link', before.email, now))
    return { invitation, mayWrite }
  }, project.id)
}

/** Withdraws an invitation. Refuses one that has ended. */
export function endInvitation(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const invitation = await tx.invitations.find(project.id, id)
    if (!invitation || !isOpen(invitation, now)) throw refusal('no-such-invitation', {}, 'id')
    await tx.invitations.end(invitation, null, now)
    const entry = { at: now, by, action: 'invitation.ended', subject: `invitation:${id}`, details: {} } as const
    await tx.audit.append(project.id, entry)
  }, project.id)
}

/** The invitation of a token while it can be accepted; refuses any other. */
export async function findInvitation(
  tx: Pick<Transaction, 'invitations'>,
  token: string,
  now: number,
): Promise<Invitation> {
  const invitation = await tx.invitations.findByHash(hashOfToken(token))
  if (!invitation || !isOpen(invitation, now)) throw refusal('no-such-invitation', {}, 'token')
  return invitation
}

/**
 * Accepts an invitation, once; returns the member and the project. Refuses a new member whose address already exists,
 * and ends the invitation after too many such attempts.
 */
export async function acceptInvitation(
  store: Store,
  { token, invitee }: { token: string; invitee: Invitee },
  now: number,
): Promise<{ member: number; project: number; email: string }> {
  const known = await store.invitations.findByHash(hashOfToken(token))
  const joined = await store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent acceptances wait on this row
    const invitation = await findInvitation(tx, token, now)
    const email = emailOfInvitee(invitation, 'member' in invitee ? invitee.member.email : invitee.email)
    if (!('member' in invitee) && (await tx.members.findByMail(email))) return refuse(tx, invitation, now)
    const member = 'member' in invitee ? invitee.member.id : await insertPerson(tx, { ...invitee, email }, now)
    const { project, role, sources } = invitation
    const by = { door: 'console', name: actorOf(member) } as const
    await assignRole(tx, by, { project, id: member, assignment: { role, sources } }, now)
    await tx.invitations.end(invitation, member, now)
    return { member, project, email }
  }, known?.project)
  if (!joined) throw refusal('sign-in-first', {}, 'email') // outside the transaction, so that the attempt stays counted
  return joined
}

async function refuse(tx: Transaction, invitation: Invitation, now: number): Promise<undefined> {
  if ((await tx.invitations.refuse(invitation)) >= maxRefusals) await tx.invitations.end(invitation, null, now)
}

/** The address of a new member who gives this one: that of the invitation, if it has one. Refuses another, and none at all. */
export function emailOfInvitee(invitation: Invitation, given: string | undefined): string {
  const email = given === undefined ? invitation.email : readEmail(given)
  if (email === null) throw refusal('required', {}, 'email')
  if (invitation.email !== null && invitation.email !== email) throw refusal('invited-another', {}, 'email')
  return email
}
