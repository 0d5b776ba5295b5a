import { createHmac, hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { countLetter } from '../actions/letters.ts'
import { createLoginAttempts, useCode } from '../actions/login-attempts.ts'
import { type Cost, cost } from '../actions/slow-hash.ts'
import type { Member } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import { semaphores } from '../store/batch/semaphore.ts'
import type { Session, Store } from '../store/store.ts'
import type { Notice } from '../texts/letters.ts'
import { challengeCookie, sessionCookie, tokenIn } from './cookie.ts'
import type { createLibrary } from './library.ts'
import type { Mailer } from './mail.ts'
import { checkOwnPage } from './origin.ts'

export type PeopleOptions = {
  /** Signs sessions and encrypts second factors. */
  secret: string
  /** Seconds. */
  clock: () => number
  publicUrl?: string | undefined
  /** Without it no letters are sent. */
  mailer?: Mailer | undefined
  /** The cost of hashing a password. Tests use a low one, since the usual one takes a quarter of a second of CPU. */
  passwordCost?: Cost | undefined
}
export type People = ReturnType<typeof createPeople>

/** The header that passes the client's IP address to the library; a client's own value is replaced. */
const addressHeader = 'x-zayavka-address'

/** A signed-in member. */
export type SignedIn = { session: Session; member: Member }

/** A response of the sign-in library: status, body, cookies. */
export type LibraryResponse = { status: number; body: Record<string, unknown>; cookies: string[] }
export type Asking = { headers: IncomingHttpHeaders; address: string }

/** How many of the 64 slots for slow hashes one network may use, and how many of its calls may be queued. */
const [placesOfNetwork, maxWaiting] = [8, 56]

/** Sign-in and sessions: recognises members by their cookie, and passes calls to the sign-in library. */
export function createPeople(store: Store, { secret, clock, publicUrl, mailer, passwordCost = cost }: PeopleOptions) {
  const address = publicUrl ?? 'http://localhost'
  const isSecure = new URL(address).protocol === 'https:'
  const name = sessionCookie(isSecure)
  let library: Promise<ReturnType<typeof createLibrary>> | undefined

  return {
    signedIn,
    recognise,
    challengeIn,
    ask: callLibrary,
    checkOwnPage: (headers: IncomingHttpHeaders) => checkOwnPage(headers, publicUrl),
    mailer,
    passwordCost,
    name,
    loginAttempts: createLoginAttempts(store),
    /** Runs a call within the limits of its network. */
    inTurn: semaphores(placesOfNetwork, maxWaiting),
    notify,
    /** A pseudonym of an unknown address for the log: stable, and not reversible. */
    markOf: (email: string) => createHmac('sha256', secret).update(email).digest('hex').slice(0, 12),
  }

  /** The member of the session cookie; undefined without a cookie. Refuses an invalid cookie at `now`. */
  async function signedIn(headers: IncomingHttpHeaders, now: number): Promise<SignedIn | undefined> {
    const found = await recognise(headers, now)
    if (!found && headers.cookie?.includes(`${name}=`)) throw refusal('signed-out', {})
    return found
  }

  /** Like `signedIn`, for public pages: an invalid cookie counts as none. */
  async function recognise(headers: IncomingHttpHeaders, now: number): Promise<SignedIn | undefined> {
    const token = tokenIn(headers.cookie, name, secret)
    const session = token === undefined ? undefined : await store.sessions.find(token)
    if (!session || session.expiresAt <= now) return
    const member = await store.cache.member(session.member)
    return member && { session, member }
  }

  /** The stored name of the sign-in that waits for its second step in the browser with this `Cookie` header. */
  function challengeIn(cookie: string | undefined): string | undefined {
    const token = tokenIn(cookie, challengeCookie(isSecure), secret)
    return token === undefined ? undefined : hash('sha256', token, 'base64url') // as the library does with `storeIdentifier`
  }

  /**
   * Notifies a member of a change of their sign-in by e-mail, if there is a mail server. It does not wait for the
   * delivery.
   */
  async function notify(member: Member, change: Notice, now: number): Promise<void> {
    if (mailer && (await store.transaction((tx) => countLetter(tx, 'notice', member.email, now))))
      mailer.sendNotice(store, member, change)
  }

  /** Passes a call to the library. The caller checks the origin of the request. */
  async function callLibrary(
    method: 'GET' | 'POST',
    path: string,
    { headers, address: from }: Asking,
    body?: object,
  ): Promise<LibraryResponse> {
    library ??= load().catch((error) => {
      library = undefined // the next call retries
      throw error
    })
    const { cookie = '', 'user-agent': browser = '' } = headers
    const forwarded = { cookie, 'user-agent': browser, origin: new URL(address).origin, [addressHeader]: from }
    const response = await (await library).handler(
      new Request(`${new URL(address).origin}/api/auth${path}`, {
        method,
        headers: { ...forwarded, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) ?? {},
      cookies: response.headers.getSetCookie(),
    }
  }

  /** Loaded on first use, since it takes long. */
  async function load() {
    const { createLibrary } = await import('./library.ts')
    const takeCode = (userId: string, code: string) => useCode(store, `${userId} ${code}`, clock())
    return createLibrary(store, { secret, address, isSecure, addressHeader, passwordCost, useCode: takeCode })
  }
}
