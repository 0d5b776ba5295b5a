import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { takeLetter } from '../actions/letters.ts'
import { createLoginAttempts, useCode } from '../actions/login-attempts.ts'
import type { Member } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Session, Store } from '../store/store.ts'
import type { Notice } from '../texts/letters.ts'
import { sessionCookie, tokenIn } from './cookie.ts'
import type { createLibrary } from './library.ts'
import type { Mailer } from './mail.ts'
import { checkOwnPage } from './origin.ts'

export type PeopleOptions = {
  /** Signs sessions and encrypts second factors. */
  secret: string
  /** Seconds. */
  clock: () => number
  publicUrl?: string | undefined
  /** Without it nothing can be mailed. */
  mailer?: Mailer | undefined
}
export type People = ReturnType<typeof createPeople>

/** The header by which the library is told where a caller comes from; whatever a caller sends under this name is replaced. */
const addressHeader = 'x-zayavka-address'

/** Somebody who is signed in. */
export type SignedIn = { session: Session; member: Member }

/** What the sign-in library answers: a status, what it says, and cookies. */
export type Said = { status: number; body: Record<string, unknown>; cookies: string[] }
export type Asking = { headers: IncomingHttpHeaders; address: string }

/** The people of the desk at its door: who is signed in, and what the sign-in library does for them. */
export function createPeople(store: Store, { secret, clock, publicUrl, mailer }: PeopleOptions) {
  const address = publicUrl ?? 'http://localhost'
  const isSecure = new URL(address).protocol === 'https:'
  const name = sessionCookie(isSecure)
  let library: Promise<ReturnType<typeof createLibrary>> | undefined

  return {
    signedIn,
    recognise,
    ask,
    checkOwnPage: (headers: IncomingHttpHeaders) => checkOwnPage(headers, publicUrl),
    mailer,
    name,
    tries: createLoginAttempts(store),
    notify,
    /** Stands in the log for an address of nobody we know: the same for the same, and tells nothing of it. */
    markOf: (email: string) => createHmac('sha256', secret).update(email).digest('hex').slice(0, 12),
  }

  /** Who is signed in by the cookie of a request; undefined without one. Refuses a cookie that opens nothing at `now`. */
  async function signedIn(headers: IncomingHttpHeaders, now: number): Promise<SignedIn | undefined> {
    const found = await recognise(headers, now)
    if (!found && headers.cookie?.includes(`${name}=`)) throw refusal('signed-out', {})
    return found
  }

  /** The same where anybody may come: a cookie that opens nothing is none. */
  async function recognise(headers: IncomingHttpHeaders, now: number): Promise<SignedIn | undefined> {
    const token = tokenIn(headers.cookie, name, secret)
    const session = token === undefined ? undefined : await store.sessions.find(token)
    if (!session || session.expiresAt <= now) return
    const member = await store.cache.member(session.member)
    return member && { session, member }
  }

  /** Tells a member by a letter what was changed of how they sign in, where there is a mail server. Nobody waits for it. */
  async function notify(member: Member, change: Notice, now: number): Promise<void> {
    if (mailer && (await store.transaction((tx) => takeLetter(tx, 'notice', member.email, now))))
      mailer.sendNotice(store, member, change)
  }

  /** Lets the library answer a call. Whether a page of ours asks is for the caller to check. */
  async function ask(
    method: 'GET' | 'POST',
    path: string,
    { headers, address: from }: Asking,
    body?: object,
  ): Promise<Said> {
    library ??= load().catch((error) => {
      library = undefined // the next one tries again
      throw error
    })
    const { cookie = '', 'user-agent': browser = '' } = headers
    const told = { cookie, 'user-agent': browser, origin: new URL(address).origin, [addressHeader]: from }
    const response = await (await library).handler(
      new Request(`${new URL(address).origin}/api/auth${path}`, {
        method,
        headers: { ...told, ...(body && { 'content-type': 'application/json' }) },
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

  /** Not before somebody needs it: it takes a while to be loaded and made. */
  async function load() {
    const { createLibrary } = await import('./library.ts')
    const takeCode = (userId: string, code: string) => useCode(store, `${userId} ${code}`, clock())
    return createLibrary(store, { secret, address, isSecure, addressHeader, useCode: takeCode })
  }
}
