import { noteMember } from '../actions/members.ts'
import { clearTries, countTry, tryLimits } from '../actions/tries.ts'
import { mailOf, memberLimits } from '../domain/member.ts'
import { type Refusal, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'
import type { Asking, People, Said } from './people.ts'
import { type SignInCall, signInCalls } from './sign-in-calls.ts'

type Body = Record<string, unknown>
type Answer = { answer: object; cookies: string[] }

/**
 * Does what a browser asks of the sign-in: answers what to say, and the cookies to set. `now` in seconds. Refuses what the library
 * refuses, in our words, and an account that was tried too often.
 */
export async function signIn(
  store: Store,
  people: People,
  path: string,
  { body, ...asking }: Asking & { body: Body },
  now: number,
): Promise<Answer> {
  const call = signInCalls[path]
  if (!call) throw refusal('no-such-path', {})
  if (path === '/request-password-reset' && !people.mailer) throw refusal('no-mail-server', {})
  const email = path === '/sign-in/email' ? readAccount(body) : undefined
  if (email !== undefined) await countTry(store, email, now)
  const before = email === undefined ? await people.recognise(asking.headers, now) : undefined // a sign-in begins anew
  const said = await people.ask('POST', path, asking, taken(call, body))
  if (said.status >= 400) throw refusalOf(said)
  if (email !== undefined) await clearTries(store, email)
  await note(store, people, { path, call, before: before?.member.id, said }, now)
  return { answer: call.says(said.body), cookies: said.cookies }
}

type Noted = { path: string; call: SignInCall; before: number | undefined; said: Said }

async function note(store: Store, people: People, { path, call, before, said }: Noted, now: number): Promise<void> {
  if (before !== undefined) {
    const action = path === '/two-factor/verify-totp' ? 'member.second_factor_on' : call.notes
    if (action) await noteMember(store, before, action, now)
    return
  }
  const cookie = said.cookies.find((each) => each.startsWith(`${people.name}=`))?.split(';')[0]
  const made = await people.recognise({ cookie }, now)
  if (made) await noteMember(store, made.member.id, 'member.signed_in', now)
}

/** The account that is tried; what is no address cannot be one. */
function readAccount({ email }: Body): string {
  const mail = typeof email === 'string' ? mailOf(email) : undefined
  if (mail === undefined) throw refusal('sign-in-failed', {})
  return mail
}

/** What the library is told. Refuses a field that the call does not take: an address to go to afterwards is such a one. */
function taken({ takes }: SignInCall, body: Body): Body {
  const entries = Object.entries(body).map(([name, value]) => {
    const theirs = Object.hasOwn(takes, name) ? takes[name] : undefined
    if (theirs === undefined)
      throw refusal('unknown-field', { given: name.slice(0, 100), known: Object.keys(takes) }, name)
    return [theirs, value]
  })
  return Object.fromEntries(entries)
}

/** What the library refuses, in our words. */
function refusalOf({ status, body, wait }: Said): Refusal {
  const { code, message } = body as { code?: string; message?: string }
  if (status >= 500) throw new Error(`The sign-in library failed: ${code ?? message}`)
  if (wait !== undefined) return refusal('rate-limited', { seconds: wait })
  const known = code === undefined ? undefined : refusals[code]
  if (known) return known()
  if (status === 401) return refusal('signed-out', {})
  return refusal('sign-in-refused', { reason: message ?? String(code) })
}

const wrongCode = () => refusal('wrong-code', {})
const unfit = () => refusal('password-length', memberLimits.password, 'new_password')
const refusals: Record<string, () => Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: () => refusal('sign-in-failed', {}),
  INVALID_EMAIL: () => refusal('sign-in-failed', {}),
  INVALID_PASSWORD: () => refusal('wrong-password', {}),
  PASSWORD_TOO_SHORT: unfit,
  PASSWORD_TOO_LONG: unfit,
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  ACCOUNT_TEMPORARILY_LOCKED: () => refusal('rate-limited', { seconds: tryLimits.seconds }),
}
