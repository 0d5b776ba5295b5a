import { createMember } from '../src/actions/members.ts'
import type { Role } from '../src/domain/member.ts'
import { hashOfPassword } from '../src/people/password.ts'
import { cli, type Reply, type TestDesk } from './desk.ts'
import { passwordCost } from './password-cost.ts'

export const password = 'correct horse battery'
let hash: Promise<string> | undefined

export type TestMember = Awaited<ReturnType<typeof newMember>>
type Wanted = { email?: string; name?: string; project?: number; sources?: string[] }

/** Creates a member with `password` who is signed in. The desk must trust its proxy, since each member has an address of their own. */
export async function newMember(desk: TestDesk, role: Role, wanted: Wanted = {}, headers: Record<string, string> = {}) {
  const {
    email = `${role}@example.com`,
    name = role,
    project = 12345,
    sources = role === 'contractor' ? ['подряд'] : [],
  } = wanted
  hash ??= hashOfPassword(password, [], 'password', passwordCost)
  const draft = { email, name, passwordHash: await hash, role, sources, project }
  const id = await createMember(desk.store, cli, draft, desk.clock.now)
  const browser = newBrowser(desk, headers)
  browser.cookies.set(...(await desk.beginSession(id, browser.from)))
  return { id, email, ...browser }
}

let visitors = 0

/** A browser: it keeps cookies, and sends the headers that name its page. */
export function newBrowser(desk: TestDesk, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  visitors++
  const from = { address: `10.1.${visitors >> 8}.${visitors & 255}`, browser: headers['User-Agent'] ?? 'node' }
  const own = { Origin: desk.address, 'X-Forwarded-For': from.address, ...headers }
  const post = (path: string, body: object = {}, more: Record<string, string> = {}) => send('POST', path, body, more)
  return { send, post, from, cookies, cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }

  async function send(verb: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Reply> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { ...own, ...(cookie !== '' && { Cookie: cookie }), ...more }
    const reply = await desk.send(verb, path, body, { key: null, headers: sent })
    for (const each of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      if (/max-age=0/i.test(each) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
}
