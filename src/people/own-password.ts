import { changePassword, createPasswordLink, findReset, resetPassword } from '../actions/passwords.ts'
import { newLinkToken } from '../actions/tokens.ts'
import { memberLimits, normalizeEmail } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { hashOfPassword, verifyPassword } from './password.ts'
import type { People, SignedIn } from './people.ts'

type Body = Record<string, unknown>
/** The context of a call, with the signed-in member if there is one. */
type Own = { store: Store; people: People; signedIn: SignedIn | undefined }

/** A call about one's own password. We handle it ourselves, so that its changes are one transaction. */
export type OwnCall = {
  takes: readonly string[]
  /** The rate limit per address and minute. */
  limit: number
  needsSession?: true
  asksPassword?: true
  does(own: Own, body: Body, now: number): Promise<void>
}

export const ownCalls: Record<string, OwnCall> = {
  '/change-password': {
    takes: ['current_password', 'new_password', 'end_other_sessions'],
    limit: 10,
    needsSession: true,
    asksPassword: true,
    does: change,
  },
  '/request-password-reset': { takes: ['email'], limit: 5, does: requestLink },
  '/reset-password': { takes: ['token', 'new_password'], limit: 10, does: reset },
}

/** Other sessions end on request. */
async function change({ store, people, signedIn }: Own, body: Body, now: number): Promise<void> {
  const { member, session } = signedIn as SignedIn
  const current = readText(body, 'current_password')
  const next = readText(body, 'new_password')
  const verified = await store.members.passwordHash(member)
  const isTooLong = current.length > memberLimits.password.max
  if (verified === undefined || isTooLong || !(await verifyPassword({ hash: verified, password: current })))
    throw refusal('wrong-password', {})
  const hash = await hashOfPassword(next, [member.email, member.name], 'new_password', people.passwordCost)
  const endsOthers = body.end_other_sessions !== false
  await changePassword(store, { id: member.id, verified, hash, session: session.id, endsOthers }, now)
  await people.notify(member, 'password', now)
}

/** An unknown address takes as long and gets the same response. */
async function requestLink({ store, people: { mailer } }: Own, body: Body, now: number): Promise<void> {
  if (!mailer) throw refusal('no-mail-server', {})
  const email = normalizeEmail(readText(body, 'email'))
  if (email === undefined) throw refusal('wrong-mail', { given: String(body.email).slice(0, 100) }, 'email')
  const token = newLinkToken()
  if (await createPasswordLink(store, email, token, now)) mailer.sendReset(store, email, token)
}

async function reset({ store, people }: Own, body: Body, now: number): Promise<void> {
  const token = readText(body, 'token')
  const next = readText(body, 'new_password')
  const member = await findReset(store, token, now) // checked first, so that strangers cannot make us hash passwords
  const hash = await hashOfPassword(next, [member.email, member.name], 'new_password', people.passwordCost)
  await resetPassword(store, member.id, { token, hash }, now)
  await people.notify(member, 'password', now)
}

function readText(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw refusal('required', {}, name)
  return value
}
