import type { Actor } from '../domain/access.ts'
import { type Member, normalizeEmail, resetTime } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { countLetter } from './letters.ts'
import { accountOf } from './login-attempts.ts'
import { readdress } from './mail-changes.ts'
import { findMember, noteOf, selfActor } from './members.ts'
import { hashOfToken } from './tokens.ts'

/** The new password of a member, and a new address if one is given. */
type Replacement = { id: number; newEmail?: string | undefined; hash: string; dropsSecondFactor: boolean }

/**
 * Sets a member's password and ends all their sessions; returns the address by which they sign in. It also removes the second factor if that was
 * lost. Refuses a member whose address was stored by an earlier version and cannot be used to sign in, unless a new one is given.
 */
export function setPassword(
  store: Store,
  by: Actor,
  { id, newEmail, hash, dropsSecondFactor }: Replacement,
  now: number,
): Promise<string> {
  return store.transaction(async (tx) => {
    if (newEmail !== undefined) await tx.settings.raiseRevision() // first, as in every change of an address
    const found = await findMember(tx, id)
    const member = newEmail === undefined ? found : await readdress(tx, by, found, newEmail, now)
    const { email } = member
    if (normalizeEmail(email) !== email) throw refusal('mail-unusable', { email }, 'email')
    await replacePassword(tx, by, member, hash, now)
    await tx.sessions.endAll(member.userId)
    if (!dropsSecondFactor || !member.isSecured) return email
    await tx.credentials.dropSecondFactor(member)
    await noteOf(tx, by, member, 'member.second_factor_off', now)
    return email
  })
}

/** A change of one's own password: `verified` is the stamp of the password that was verified, `session` the session of the caller. */
export type PasswordChange = { id: number; verified: number; hash: string; session: string; endsOthers: boolean }

/** Changes a member's own password. Other sessions end on request. */
export function changePassword(store: Store, change: PasswordChange, now: number): Promise<Member> {
  const { id, verified, hash, session, endsOthers } = change
  return store.transaction(async (tx) => {
    const member = await findMember(tx, id)
    if ((await tx.credentials.lockPassword(member))?.stamp !== verified) throw refusal('wrong-password', {})
    await replacePassword(tx, selfActor(member), member, hash, now)
    if (endsOthers) await tx.sessions.endOthers(member.userId, session)
    return member
  })
}

/**
 * Creates a password link with this token, valid for an hour; returns whether a letter is to be sent. An unknown address and an exhausted limit take
 * the same time and get no letter.
 */
export function createPasswordLink(store: Store, email: string, token: string, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    const mayWrite = await countLetter(tx, 'link', email, now)
    const member = await tx.members.findByMail(email)
    if (!member || !mayWrite) return false
    await tx.credentials.lockPassword(member) // so that a change of the address meanwhile is seen
    if ((await tx.members.find(member.id))?.email !== member.email) return false
    await tx.passwordResets.put(member, hashOfToken(token), now + resetTime)
    return true
  })
}

/** The member of a password link; refuses an expired one. */
export async function findReset(store: Store, token: string, now: number): Promise<Member> {
  const id = await store.passwordResets.find(hashOfToken(token), now)
  const member = id === undefined ? undefined : await store.members.find(id)
  if (!member) throw over()
  return member
}

/** Sets the password by a link, once, and ends all sessions of the member. */
export function resetPassword(store: Store, id: number, { token, hash }: { token: string; hash: string }, now: number) {
  return store.transaction(async (tx) => {
    const member = await findMember(tx, id)
    if (!(await tx.passwordResets.take(hashOfToken(token)))) throw over()
    await replacePassword(tx, selfActor(member), member, hash, now)
    await tx.sessions.endAll(member.userId)
  })
}

const over = () => refusal('sign-in-refused', { reason: 'Invalid token' })

/** Also ends what the former password gave access to: links, pending second steps, and counted attempts. */
async function replacePassword(tx: Transaction, by: Actor, member: Member, hash: string, now: number): Promise<void> {
  await tx.credentials.setPassword(member, hash, now)
  await tx.passwordResets.end(member)
  await tx.mailChanges.end(member)
  await tx.sessions.endChallenges(member.userId)
  await tx.loginAttempts.reset(accountOf(member.email))
  await noteOf(tx, by, member, 'member.password_changed', now)
}

/**
 * A call with a correct password or code. `verified` is the stamp of the password before it was compared, `made` the new session, `challenge` the
 * second step that follows instead, and `former` the previous session of the browser. `until` is the end (seconds) of a session that the new one
 * replaces without a sign-in.
 */
type Beginning = Record<'made' | 'challenge' | 'former', string | undefined> & {
  member: Member
  until?: number | undefined
  verified: number | undefined
}

/**
 * Finishes a sign-in, or another call with a correct password: resets the attempts of the account and ends the former session of the browser.
 * Returns false when the password or the address was replaced meanwhile, and ends what the sign-in started.
 */
export function beginSession(
  store: Store,
  { member, verified, made, challenge, former, until }: Beginning,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    if ((await tx.credentials.lockPassword(member))?.stamp !== verified) {
      if (made !== undefined) await tx.sessions.end([made])
      if (challenge !== undefined) await tx.sessions.endChallenge(challenge)
      return false
    }
    await tx.loginAttempts.reset(accountOf(member.email))
    if (former !== undefined) await tx.sessions.end([former])
    if (made !== undefined && until !== undefined) await tx.sessions.shorten(made, until) // the library forgets that it was not to be remembered
    return true
  })
}

/** Stores a password under the current hash scheme; it was hashed at sign-in. */
export function rehashPassword(store: Store, member: Member, from: string, to: string): Promise<void> {
  return store.transaction((tx) => tx.credentials.rehash(member, from, to))
}
