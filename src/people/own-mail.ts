import { changeMail, findMailChange, prepareMailChange, takeMailChange } from '../actions/mail-changes.ts'
import { readEmail } from '../actions/members.ts'
import { newLinkToken } from '../actions/tokens.ts'
import { type Body, type Own, readText, verifyOwn } from './own-call.ts'
import type { SignedIn } from './people.ts'

/**
 * Changes one's own address, which needs the password. With a mail server the new address must be confirmed first, since its
 * reader can then reset the password. The response does not reveal whether the address belongs to another member.
 */
export async function change(own: Own, body: Body, now: number): Promise<void> {
  const { store, people, signedIn } = own
  const { member, session } = signedIn as SignedIn
  const email = readEmail(readText(body, 'email'))
  const verified = await verifyOwn(own, readText(body, 'password'))
  if (email === member.email) return
  if (!people.mailer) return changeMail(store, { id: member.id, email, verified, session: session.id }, now)
  const token = newLinkToken()
  const mayWrite = await prepareMailChange(store, { id: member.id, email, verified, token }, now)
  if (mayWrite) people.mailer.sendMailChange(store, member, email, token)
}

/** Confirms a new address by the token of its letter, signed in or not. The former address is notified. */
export async function confirm({ store, people, signedIn }: Own, body: Body, now: number): Promise<void> {
  const token = readText(body, 'token')
  const member = await findMailChange(store, token, now)
  const session = signedIn?.member.id === member.id ? signedIn.session.id : undefined
  await takeMailChange(store, { id: member.id, token, session }, now)
  await people.notify(member, 'email', now)
}
