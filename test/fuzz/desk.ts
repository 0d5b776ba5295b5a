import { call, runJson, startServer } from '../program.ts'

const project = '12345'
const password = 'correct horse battery'
const roles = ['owner', 'manager', 'agent', 'contractor', 'viewer'] as const
const scopes = ['capture', 'read', 'write', 'admin'] as const

/** The headers of a key or of a session, with which a request may be sent. */
export type Credential = { name: string; headers: Record<string, string>; key?: string }
export type FuzzDesk = Awaited<ReturnType<typeof openFuzzDesk>>

/** The built server with two projects, a key of each scope and a member of each role, without rate limits per address. */
export async function openFuzzDesk(url: string) {
  const env = { DATABASE_URL: url }
  for (const id of [project, '54321']) await runJson(['project', 'create', '--id', id, '--name', `Fuzz ${id}`], env)
  await runJson(['demo', '--project', project, '--leads', '300'], env)
  const limits = { RATE_LIMIT_PER_SECOND: '0', RATE_LIMIT_PER_HOUR: '0', TRUST_PROXY: 'loopback', LOG_LEVEL: 'error' }
  const memory = {
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '1048576',
    MALLOC_TRIM_THRESHOLD_: '4194304',
    NODE_OPTIONS: '--max-semi-space-size=4',
  } // as `npm start` has it
  const server = await startServer({ ...env, ...limits, ...memory })
  const { address } = server
  const form = await formPath()
  let visitors = 0
  const credentials = new Map<string, Credential>()
  const desk = { server, address, url, project, password, form, credentials: [] as Credential[], renew }
  await renew()
  return desk

  /** Replaces keys and sessions that stopped working, since fuzzed requests remove keys and members and end sessions. */
  async function renew(): Promise<void> {
    for (const scope of scopes)
      if (!(await serves(`key ${scope}`))) credentials.set(`key ${scope}`, await newKey(scope))
    for (const role of roles) if (!(await serves(role))) credentials.set(role, await newSession(role))
    desk.credentials = [...credentials.values()]
  }

  async function serves(name: string): Promise<boolean> {
    const { headers } = credentials.get(name) ?? {}
    if (!headers) return false
    if (name !== 'key capture') return (await ask(`/api/v2/projects/${project}`, { headers })).status === 200
    return (await ask('/in/generic', { method: 'POST', headers, body: '{"name":"Иван"}' })).status === 200
  }

  async function newKey(scope: string): Promise<Credential> {
    const { key } = await runJson(['key', 'create', '--project', project, '--scope', scope], env)
    return { name: `key ${scope}`, headers: { 'Api-key': String(key) }, key: String(key) }
  }

  async function newSession(role: string): Promise<Credential> {
    const email = `${role}${++visitors}@example.com`
    const source = role === 'contractor' ? ['--source', 'подряд'] : []
    const args = [
      'member',
      'create',
      '--project',
      project,
      '--email',
      email,
      '--role',
      role,
      '--password-stdin',
      ...source,
    ]
    const made = await call(args, env, `${password}\n`)
    if (made.code !== 0) throw new Error(`No member was made: ${made.stderr}`)
    const headers = {
      Origin: address,
      'Content-Type': 'application/json',
      'X-Forwarded-For': `10.9.${visitors >> 8}.${visitors & 255}`,
    }
    const answer = await ask('/api/auth/sign-in/email', {
      method: 'POST',
      headers,
      body: JSON.stringify({ email, password }),
    })
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    if (cookie === '') throw new Error(`${email} was not let in: ${answer.status}`)
    return { name: role, headers: { Cookie: cookie, Origin: address } }
  }

  async function formPath(): Promise<string> {
    const { key } = await newKey('admin')
    const headers = { 'Api-key': String(key), Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const answer = await ask(`/api/v2/projects/${project}/forms`, {
      method: 'POST',
      headers,
      body: '{"name":"Заявка"}',
    })
    return ((await answer.json()) as { path: string }).path
  }

  function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = init.headers as Record<string, string>
    const bearer = headers['Api-key'] && { Authorization: `Bearer ${headers['Api-key']}` }
    return fetch(`${address}${path}`, { ...init, headers: { ...headers, ...bearer } })
  }
}
