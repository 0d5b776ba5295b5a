import { changePassword, createPasswordLink, findReset, resetPassword } from '../actions/passwords.ts'
import { newLinkToken } from '../actions/tokens.ts'
import { normalizeEmail } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import { type Body, type Own, type OwnCall, readText, verifyOwn } from './own-call.ts'
import * as ownMail from './own-mail.ts'
import { hashOfPassword } from './password.ts'
import type { SignedIn } from './people.ts'

/** The calls about one's own account that the sign-in library does not handle. */
export const ownCalls: Record<string, OwnCall> = {
  '/change-password': {
    takes: ['current_password', 'new_password', 'end_other_sessions'],
    limit: 10,
    needsSession: true,
    asksPassword: true,
    does: change,
  },
  '/request-password-reset': { takes: ['email'], limit: 5, does: requestLink },
  '/change-email': {
    takes: ['email', 'password'],
    limit: 10,
    needsSession: true,
    asksPassword: true,
    does: ownMail.change,
  },
  '/confirm-email': { takes: ['token'], limit: 10, does: ownMail.confirm },
  '/reset-password': { takes: ['token', 'new_password'], limit: 10, does: reset },
}

/** Changes one's own password. Other sessions end unless the caller keeps them. */
async function change(own: Own, body: Body, now: number): Promise<void> {
  const { store, people, signedIn } = own
  const { member, session } = signedIn as SignedIn
  const current = readText(body, 'current_password')
  const next = readText(body, 'new_password')
  const verified = await verifyOwn(own, current)
  const hash = await hashOfPassword(next, [member.email, member.name], 'new_password', people.passwordCost)
  const endsOthers = body.end_other_sessions !== false
  await changePassword(store, { id: member.id, verified, hash, session: session.id, endsOthers }, now)
  await people.notify(member, 'password', now)
}

/** Sends a link to reset a password. An unknown address gets the same response after the same time. */
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
