import { attemptLimits } from '../actions/login-attempts.ts'
import { endSessions, noteMember } from '../actions/members.ts'
import { beginSession, rehashPassword } from '../actions/passwords.ts'
import { type Member, memberLimits, normalizeEmail } from '../domain/member.ts'
import { wideNetworkOf } from '../domain/network.ts'
import { type Refusal, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { withoutCookie } from './cookie.ts'
import { ownCalls } from './own-password.ts'
import { hashPassword, isOutdated } from './password.ts'
import type { Asking, LibraryResponse, People, SignedIn } from './people.ts'
import { type LibraryCall, libraryCalls } from './sign-in-calls.ts'

type Body = Record<string, unknown>
type Answer = { answer: object; cookies: string[] }
type Call = { path: string; body: Body; asking: Asking; signedIn: SignedIn | undefined }

export const signInPaths = [...Object.keys(libraryCalls), ...Object.keys(ownCalls)]
const signingIn = '/sign-in/email'

/**
 * Handles a sign-in call; returns the response and its cookies. `now` is in seconds. Refuses what the library refuses,
 * in our codes, and too many attempts of an address or account.
 */
export async function signIn(
  store: Store,
  people: People,
  path: string,
  { body, ...asking }: Asking & { body: Body },
  now: number,
): Promise<Answer> {
  const [own, library] = [ownCalls[path], libraryCalls[path]]
  const call = own ?? library
  if (!call) throw refusal('no-such-path', {})
  refuseUnknown(body, own ? own.takes : Object.keys(call.takes))
  const signedIn = await people.recognise(asking.headers, now)
  if (call.needsSession && !signedIn) throw refusal('signed-out', {})
  const account = path === signingIn ? readAccount(body) : call.asksPassword && signedIn?.member.email
  await people.loginAttempts.count({ call: path, address: asking.address, limit: call.limit, account }, now)
  return people.inTurn(wideNetworkOf(asking.address), async () => {
    if (library) return byLibrary(store, people, library, { path, body, asking, signedIn }, now)
    await own?.does({ store, people, signedIn }, body, now)
    return { answer: {}, cookies: [] }
  })
}

async function byLibrary(store: Store, people: People, call: LibraryCall, request: Call, now: number): Promise<Answer> {
  const { path, body, asking, signedIn } = request
  const before = path === signingIn ? undefined : signedIn // a sign-in starts a new session
  const { cookie = '' } = asking.headers
  const headers = { ...asking.headers, cookie: before ? cookie : withoutCookie(cookie, people.name) }
  const email = path === signingIn ? readAccount(body) : undefined
  const member = await memberOf(store, { email, before, challenge: people.challengeIn(headers.cookie) })
  const stored = member && (await store.credentials.findPassword(member))
  const given = email === undefined ? body : { ...body, email }
  const response = await people.ask('POST', path, { ...asking, headers }, libraryBody(call, given))
  if (response.status >= 400) throw refusalOf(response)
  const answered = response.cookies.map((each) => each.split(';')[0]).join('; ')
  const made = await people.recognise({ cookie: answered }, now)
  if (made && made.member.id !== member?.id) {
    await endSessions(store, [made.session.id]) // without knowing the member before, a password change meanwhile could not be detected
    throw refusal('signed-out', {})
  }
  if (member && (email !== undefined || made || call.asksPassword)) {
    const former = email === undefined ? undefined : signedIn?.session.id
    const until = before?.session.expiresAt
    const begun = { made: made?.session.id, challenge: people.challengeIn(answered), former, until }
    const isBegun = await beginSession(store, { member, verified: stored?.stamp, ...begun })
    if (!isBegun) throw refusal(email === undefined ? 'signed-out' : 'sign-in-failed', {})
  }
  if (email !== undefined && member && stored && isOutdated(stored.hash, people.passwordCost))
    await rehashPassword(store, member, stored.hash, await hashPassword(String(body.password), people.passwordCost))
  if (before) await noteChange(store, people, { call, member: member ?? before.member }, now)
  else if (made) await noteMember(store, made.member.id, 'member.signed_in', now)
  return { answer: call.respond(response.body), cookies: response.cookies }
}

type Caller = { email: string | undefined; before: SignedIn | undefined; challenge: string | undefined }

/** The member of a call as stored, since the cache does not notice what the library writes: by the address, the session, or the pending second step. */
async function memberOf(store: Store, { email, before, challenge }: Caller): Promise<Member | undefined> {
  if (email !== undefined) return store.members.findByMail(email)
  if (before) return store.members.find(before.member.id)
  return memberOfChallenge(store, challenge)
}

/** The member whose sign-in waits for its second step under this name. */
export async function memberOfChallenge(store: Store, challenge: string | undefined): Promise<Member | undefined> {
  const id = challenge === undefined ? undefined : await store.sessions.findChallenge(challenge)
  return id === undefined ? undefined : store.members.find(id)
}

/** Audits what a call with a session changed, and notifies the member, who is given as before the call. */
async function noteChange(
  store: Store,
  people: People,
  { call, member }: { call: LibraryCall; member: Member },
  now: number,
): Promise<void> {
  const change = call.changes?.(member.isSecured)
  if (!change) return
  await noteMember(store, member.id, change.action, now)
  if (change.notice) await people.notify(member, change.notice, now)
}

/** The account of an attempt; an invalid address has none. */
function readAccount({ email }: Body): string {
  const mail = typeof email === 'string' ? normalizeEmail(email) : undefined
  if (mail === undefined) throw refusal('sign-in-failed', {})
  return mail
}

/** Refuses unknown fields, such as an address to redirect to. */
function refuseUnknown(body: Body, known: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw refusal('unknown-field', { given: unknown.slice(0, 100), known: [...known] }, unknown)
}

/** The body for the library. */
function libraryBody({ takes, converts = {} }: LibraryCall, body: Body): Body {
  const entries = Object.entries(body).map(([name, value]) => {
    const change = converts[name]
    return [takes[name], change && typeof value === 'string' ? change(value) : value]
  })
  return Object.fromEntries(entries)
}

/** Maps an error of the library to our refusal. */
function refusalOf({ status, body }: LibraryResponse): Refusal {
  const { code, message } = body as { code?: string; message?: string }
  if (status >= 500) throw new Error(`The sign-in library failed: ${code ?? message}`)
  const known = code === undefined ? undefined : refusals[code]
  if (known) return known()
  if (status === 401) return refusal('signed-out', {})
  return refusal('sign-in-refused', { reason: message ?? String(code) })
}

const wrongCode = () => refusal('wrong-code', {})
const refusals: Record<string, () => Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: () => refusal('sign-in-failed', {}),
  INVALID_EMAIL: () => refusal('sign-in-failed', {}),
  INVALID_PASSWORD: () => refusal('wrong-password', {}),
  PASSWORD_TOO_LONG: () => refusal('password-length', memberLimits.password, 'password'),
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  CODE_USED: () => refusal('code-used', {}),
  ACCOUNT_TEMPORARILY_LOCKED: () => refusal('rate-limited', { seconds: attemptLimits.seconds }),
}
