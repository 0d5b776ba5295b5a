import type { Actor } from '../domain/access.ts'
import { type Invitation, isOpen } from '../domain/invitation.ts'
import { actorOf, invitationTime, type Member, type Post } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/nouns.ts'
import type { Store } from '../store/open.ts'
import { checkPost, givePost, insertPerson, readMail } from './members.ts'
import { hashOfToken } from './tokens.ts'

/** Who takes an invitation up: a member of the desk, or somebody who becomes one. */
export type Joining = { member: Member } | { email: string | undefined; name: string; passwordHash: string }

/** Keeps an invitation to a project, for a week; answers it. With an address it is for that one alone. */
export function invite(
  store: Store,
  by: Actor,
  project: Project,
  { token, email, ...post }: Post & { token: string; email: string | null },
  now: number,
): Promise<Invitation> {
  const made = { ...checkPost(post), email: email === null ? null : readMail(email) }
  return store.transaction(async (tx) => {
    await tx.projects.hold(project.id) // whoever invites at the same moment waits here
    const at = { createdBy: by.name, createdAt: now, expiresAt: now + invitationTime }
    const draft = { project: project.id, ...made, ...at }
    const id = await tx.invitations.insert(draft, hashOfToken(token))
    const details = { role: made.role, sources: made.sources }
    const entry = { at: now, by, action: 'member.invited', subject: `invitation:${id}`, details } as const
    await tx.audit.append(project.id, entry)
    return { ...draft, id, endedAt: null, member: null }
  }, project.id)
}

/** Takes an invitation back. Refuses one that is over already. */
export function endInvitation(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.projects.hold(project.id)
    const invitation = await tx.invitations.find(project.id, id)
    if (!invitation || !isOpen(invitation, now)) throw refusal('no-such-invitation', {}, 'id')
    await tx.invitations.end(invitation, null, now)
    const entry = { at: now, by, action: 'invitation.ended', subject: `invitation:${id}`, details: {} } as const
    await tx.audit.append(project.id, entry)
  }, project.id)
}

/** The invitation behind a token while it can be taken up; refuses any other. */
export async function findInvitation(
  tx: Pick<Transaction, 'invitations'>,
  token: string,
  now: number,
): Promise<Invitation> {
  const invitation = await tx.invitations.findByHash(hashOfToken(token))
  if (!invitation || !isOpen(invitation, now)) throw refusal('no-such-invitation', {}, 'token')
  return invitation
}

/** Makes somebody a member of the project that they were invited to, once; answers who that is and of which project. */
export async function acceptInvitation(
  store: Store,
  { token, joining }: { token: string; joining: Joining },
  now: number,
): Promise<{ member: number; project: number; email: string }> {
  const known = await store.invitations.findByHash(hashOfToken(token))
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: whoever takes it up at the same moment waits here
    const invitation = await findInvitation(tx, token, now)
    const email = mailOfJoining(invitation, joining)
    const member = 'member' in joining ? joining.member.id : await insertPerson(tx, { ...joining, email }, now)
    const { project, role, sources } = invitation
    const by = { door: 'console', name: actorOf(member) } as const
    await givePost(tx, by, { project, id: member, post: { role, sources } }, now)
    await tx.invitations.end(invitation, member, now)
    return { member, project, email }
  }, known?.project)
}

/** The address of who joins: the one that was invited, if the invitation names one. */
function mailOfJoining(invitation: Invitation, joining: Joining): string {
  const given = 'member' in joining ? joining.member.email : joining.email
  const email = given === undefined ? invitation.email : readMail(given)
  if (email === null) throw refusal('required', {}, 'email')
  if (invitation.email !== null && invitation.email !== email) throw refusal('invited-another', {}, 'email')
  return email
}
