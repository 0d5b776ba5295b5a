import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../test/command-line.ts'
import { eachDatabase } from '../test/databases.ts'
import { startServer } from '../test/program.ts'

/** All personal data and secrets that are sent below; none of it may be in the log. */
const secrets = {
  key: 'zk_headerkeyheaderkeyheaderkeyheaderkey',
  shortKey: 'short-key-in-query',
  unknownKey: 'unknown-key-unknown-key',
  phone: '+79991234567',
  phoneTyped: '8 (999) 123-45-67',
  phoneDigits: '9991234567',
  email: 'tatyana.larina@example.com',
  name: 'Татьяна Ларина',
  title: 'Секретное название',
  text: 'Комментарий никому',
  source: 'utm-secret-source',
  ignored: 'secretfieldname',
  path: 'secret-part-of-a-path',
  query: 'secret-query-value',
  once: 'secret-idempotency-key',
  fault: 'secret-in-a-fault',
  header: 'secret-header-value',
}

const { phone, phoneTyped, email, name, title, text, source } = secrets
const lead = { creation_date: '2024-01-15T10:00:00Z', status: '0', name, title, text, source, phone, email }

eachDatabase((database) => {
  const cli = useCommandLine(database)
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    for (const value of [secrets.key, secrets.shortKey])
      await cli.json('key', 'create', '--project', '12345', '--scope', 'write', '--value', value)
    await cli.sql(...(database.name === 'sqlite' ? sqliteFault : postgresFault))
  })

  test.each(['info', 'trace'])('no log contains a key, a query string, a body or personal data: %s', async (level) => {
    const server = await startServer({ DATABASE_URL: cli.url(), LOG_LEVEL: level })
    const statuses: number[] = []
    for (const { path, body, headers, verb = 'POST' } of requests) {
      const response = await fetch(server.address + path, {
        method: verb,
        headers: { 'Api-key': secrets.key, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      await response.text()
      statuses.push(response.status)
    }
    expect(statuses).toEqual(requests.map(({ status }) => status))
    for (const bytes of broken) await sendBroken(server.address, bytes)
    expect(await server.stop()).toBe(0)
    const output = server.output()
    // the last of the broken ones is a request that its client never finishes
    expect(output.split('"msg":"answered"').length + output.split('"msg":"fault"').length - 2).toBe(requests.length + 1)
    const decoded = output.replaceAll(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    for (const [what, secret] of Object.entries(secrets))
      for (const form of [secret, encodeURIComponent(secret)])
        expect(decoded.includes(form), `${what}: ${form}`).toBe(false)
    expect(output).not.toMatch(/\?|project=|period/)
  })
})

const leads = '/api/v1/project/leads'
const project = 'project=12345'
const byQuery = { 'Api-key': '' }

type Request = { path: string; body?: unknown; headers?: Record<string, string>; verb?: string; status: number }
const requests: Request[] = [
  { path: `${leads}/lead/create?${project}`, body: lead, status: 200 },
  {
    path: `${leads}/lead/create?${project}&key=${secrets.shortKey}`,
    headers: byQuery,
    body: { ...lead, phone: phoneTyped },
    status: 200,
  },
  {
    path: `${leads}/lead/create?${project}`,
    body: { ...lead, [secrets.ignored]: text },
    headers: { 'Idempotency-Key': secrets.once },
    status: 200,
  },
  {
    path: `${leads}/lead/create?${project}`,
    body: { ...lead, title: 'other' },
    headers: { 'Idempotency-Key': secrets.once },
    status: 409,
  },
  { path: `${leads}/lead/create?${project}`, body: { ...lead, title: secrets.fault }, status: 500 },
  { path: `${leads}/lead/create?${project}`, body: { ...lead, status: phone }, status: 400 },
  { path: `${leads}/lead/create?${project}`, body: `{"name": "${name}", "phone": "${phone}`, status: 400 },
  { path: `${leads}/lead/create?${project}`, body: text.repeat(60_000), status: 413 },
  { path: `${leads}/lead/update?${project}`, body: { id: '1', email, text: name }, status: 200 },
  { path: `${leads}/lead/update?${project}`, body: { id: phone }, status: 400 },
  {
    path: `${leads}/lead/list?${project}`,
    body: { period: { from: '2024-01-01', to: '2024-02-01' }, filters: [['phone', '=', phone]] },
    status: 200,
  },
  {
    path: `${leads}/lead/list?${project}&key=${secrets.shortKey}&period[from]=2024-01-01&period[to]=2024-02-01&filters=${encodeURIComponent(JSON.stringify([['email', '=', email]]))}`,
    verb: 'GET',
    headers: byQuery,
    status: 200,
  },
  { path: `${leads}/lead/list?${project}&filters=${secrets.query}`, verb: 'GET', status: 400 },
  { path: `/api/v1/user/projects?key=${secrets.unknownKey}`, headers: byQuery, status: 401 },
  { path: '/api/v1/user/projects', headers: { 'Api-key': secrets.unknownKey }, status: 401 },
  { path: `${leads}/status/list?project=${secrets.query}`, status: 400 },
  { path: `/api/v1/${secrets.path}?key=${secrets.shortKey}`, status: 404 },
  { path: `/${secrets.path}/${encodeURIComponent(email)}`, status: 404 },
  { path: `/%E0%A4%A${secrets.path}`, status: 404 },
  { path: `/docs/static/${secrets.path}`, verb: 'GET', status: 404 },
  { path: `/healthz?phone=${phone}`, verb: 'GET', headers: { 'X-Request-Id': secrets.header }, status: 200 },
]

/** Requests that Node's HTTP parser refuses. */
const broken = [
  `POST /${secrets.path}?key=${secrets.shortKey} HTTP/1.1\r\nApi-key ${secrets.key}\r\n\r\n`,
  `${secrets.path}\r\n\r\n`,
  `GET /${secrets.path} HTTP/1.1\r\nHost: x\r\nX-Long: ${secrets.header.repeat(4000)}\r\n\r\n`,
  `POST /api/v1/user/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${secrets.text}\r\n`,
]

/** An internal error whose message repeats what was sent. */
const sqliteFault = [
  `create trigger breaks before insert on leads when new.title = '${secrets.fault}'
   begin select raise(abort, '${secrets.fault} ${phone} ${email}'); end`,
]
const postgresFault = [`alter table leads add constraint breaks check (title <> '${secrets.fault}')`]

async function sendBroken(address: string, bytes: string): Promise<void> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.on('error', () => {}) // the server may close while the client is still writing
  socket.write(bytes)
  socket.resume()
  await once(socket, 'close')
}
