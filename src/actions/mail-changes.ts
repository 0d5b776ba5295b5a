import type { Actor } from '../domain/access.ts'
import { type Member, resetTime } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { countLetter } from './letters.ts'
import { accountOf, takenLimits, takenOf } from './login-attempts.ts'
import { findMember, noteOf, selfActor } from './members.ts'
import { hashOfToken } from './tokens.ts'

/** A new address of a member; `verified` is the stamp of their password when it was compared. */
type MailChange = { id: number; email: string; verified: number }

/**
 * Changes the address of a member at once; other sessions and links end. Refuses the address of another member. After three such refusals in a day it
 * refuses any address, so that nobody finds out who has an account.
 */
export async function changeMail(
  store: Store,
  { id, email, verified, session }: MailChange & { session: string },
  now: number,
): Promise<void> {
  const refused = await store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const member = await findVerified(tx, id, verified)
    const [subject, period] = [takenOf(id), { from: now - takenLimits.seconds, now }]
    const told = await tx.loginAttempts.find(subject, period)
    if (told && told.count >= takenLimits.count)
      return refusal('rate-limited', { seconds: told.since + takenLimits.seconds - now + 1 })
    if (await tx.members.findByMail(email)) {
      await tx.loginAttempts.add(subject, period)
      return refusal('member-exists', { email }, 'email')
    }
    await replaceMail(tx, selfActor(member), member, { email, session }, now)
    return
  })
  if (refused) throw refused // outside the transaction, so that it stays counted
}

/**
 * Stores a new address until its owner confirms it with the token, within an hour; it replaces an earlier one. Returns whether to send a letter: none
 * goes to the address of another member, which looks the same to the caller.
 */
export function prepareMailChange(
  store: Store,
  { id, email, verified, token }: MailChange & { token: string },
  now: number,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const member = await findVerified(tx, id, verified)
    const mayWrite = await countLetter(tx, 'link', email, now)
    if ((await tx.members.findByMail(email)) || !mayWrite) return false
    await tx.mailChanges.put(member, { email, hash: hashOfToken(token), expiresAt: now + resetTime })
    return true
  })
}

/** The member of a confirmation link; refuses an expired one. */
export async function findMailChange(store: Store, token: string, now: number): Promise<Member> {
  const found = await store.mailChanges.find(hashOfToken(token), now)
  const member = found && (await store.members.find(found.member))
  if (!member) throw over()
  return member
}

/** Gives a member the address that they confirmed, once. All sessions end but `session`. */
export function takeMailChange(
  store: Store,
  { id, token, session }: { id: number; token: string; session: string | undefined },
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const member = await findMember(tx, id)
    const found = await tx.mailChanges.find(hashOfToken(token), now)
    if (!found || (await tx.members.findByMail(found.email))) throw over()
    await replaceMail(tx, selfActor(member), member, { email: found.email, session }, now)
  })
}

/**
 * Gives a member another address, on behalf of the operator of the server, and returns the member with it. The caller has an open transaction in
 * which it raised the revision. Refuses the address of another member.
 */
export async function readdress(
  tx: Transaction,
  by: Actor,
  member: Member,
  email: string,
  now: number,
): Promise<Member> {
  if (email === member.email) return member
  if (await tx.members.findByMail(email)) throw refusal('member-exists', { email }, 'email')
  await replaceMail(tx, by, member, { email, session: undefined }, now)
  return { ...member, email }
}

const over = () => refusal('sign-in-refused', { reason: 'Invalid token' })

/** The member of a verified password; the attempts of their account are reset. */
async function findVerified(tx: Transaction, id: number, verified: number): Promise<Member> {
  const member = await findMember(tx, id)
  if ((await tx.credentials.lockPassword(member))?.stamp !== verified) throw refusal('wrong-password', {})
  await tx.loginAttempts.reset(accountOf(member.email))
  return member
}

/** Everything that the former address gave access to ends too: links, second steps that wait, and other sessions. */
async function replaceMail(
  tx: Transaction,
  by: Actor,
  member: Member,
  { email, session }: { email: string; session: string | undefined },
  now: number,
): Promise<void> {
  await tx.credentials.renewStamp(member, now) // a concurrent sign-in waits here and starts no session
  await tx.members.readdress(member, email)
  await tx.mailChanges.end(member)
  await tx.passwordResets.end(member)
  await tx.sessions.endChallenges(member.userId)
  if (session === undefined) await tx.sessions.endAll(member.userId)
  else await tx.sessions.endOthers(member.userId, session)
  await noteOf(tx, by, member, 'member.mail_changed', now)
}
