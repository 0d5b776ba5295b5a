import { createHmac } from 'node:crypto'
import { noteMember } from '../src/actions/members.ts'
import type { People } from '../src/people/people.ts'
import type { Store } from '../src/store/open.ts'
import { passwordCost } from './password-cost.ts'

type Options = { store: Store; people: People; secret: string; clock: { now: number } }
type From = { address: string; browser: string }

/**
 * Starts sessions of members without their passwords, since verifying one takes a quarter of a second on purpose. The sign-in library makes the
 * session, and the audit log records it, as after a sign-in. Returns the cookie.
 */
export function sessionsOf({ store, people, secret, clock }: Options) {
  let library: Promise<Awaited<ReturnType<typeof load>>> | undefined
  return async (id: number, { address, browser }: From): Promise<[name: string, value: string]> => {
    const member = await store.members.find(id)
    if (!member) throw new Error(`There is no member ${id}`)
    library ??= load()
    const { internalAdapter } = await library
    const { token } = await internalAdapter.createSession(member.userId, false, {
      ipAddress: address,
      userAgent: browser,
    })
    await noteMember(store, id, 'member.signed_in', clock.now)
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return [people.name, encodeURIComponent(`${token}.${signature}`)]
  }

  async function load() {
    const { createLibrary } = await import('../src/people/library.ts') // loading it takes a second, and few files need it
    const options = {
      secret,
      address: 'http://localhost',
      isSecure: false,
      addressHeader: 'x',
      passwordCost,
      useCode: async () => false,
    }
    return createLibrary(store, options).$context
  }
}
