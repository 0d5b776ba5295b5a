import { expect } from 'vitest'
import { createKey } from '../src/actions/keys.ts'
import { createPasswordLink } from '../src/actions/passwords.ts'
import { movedTables } from '../src/store/maintenance/move.ts'
import { sqlOn } from './command-line.ts'
import { cli, openDesk, type TestDesk } from './desk.ts'
import { newBrowser, newMember, password } from './members.ts'
import { rowsOf } from './rows.ts'
import { codeOf } from './totp.ts'

/** A key for both projects of the desk. It has only 16 characters, so it is stored as a slow hash with the salt of the store. */
export const handmade = 'kept-since-2016!'

/** The body of the request with the `Idempotency-Key` `once`. */
export const body = { creation_date: '2024-01-15T10:00:00Z', name: 'Ёлкина', status: '0', title: 'Из Idempotency-Key' }

/** A desk with a row in every table, and a value in every column of one lead. */
export async function fillDesk(url: string): Promise<void> {
  const desk = await openDesk(url, { trustProxy: true })
  const other = await desk.newProject(777)
  const draft = { projects: [12345, other], scope: 'write' as const, name: 'By hand', expiresAt: null, value: handmade }
  await createKey(desk.store, cli, draft, desk.clock.now)
  await desk.call('lead/create', body, { headers: { 'Idempotency-Key': 'once' } })
  for (const name of ['Ёж', 'smile \u{1F600}', 'quote " \\ \t'])
    await desk.lead({ name, phone: '8 (999) 123-45-67', price: '0.07' })
  await desk.call('lead/update', { id: 2, status: '1', price: 5 })
  await desk.send('DELETE', `/leads/${await desk.lead({ name: 'Ёжиков из корзины' })}`)
  await desk.lead({ creation_date: '1969-12-31T23:59:59Z' }, { project: other, key: handmade })
  const view = { name: 'Мои', q: 'ё', sort: '-id', columns: ['id'], shared: true }
  await desk.send('POST', '/views', view, { headers: { 'Idempotency-Key': 'once' } })
  await desk.send('POST', '/leads/bulk', { ids: ['3'], set: { source: 'сразу' } })
  await desk.send('POST', '/fields', { name: 'Тип', type: 'choice', options: ['Окно', 'Дверь'] })
  await desk.send('PUT', '/costs', { costs: [{ day: '2024-03-01', source: 'ё', amount: '1.07', note: 'Счёт' }] })
  await capture(desk)
  await fillPeople(desk)
  await desk.close()

  const columns = await rowsOf<{ name: string; type: string }>(
    url,
    `select name, type from pragma_table_info('leads') where "notnull" = 0 and pk = 0`,
  )
  const values = columns.map(
    ({ name, type }) => `${name} = coalesce(${name}, ${type === 'TEXT' ? `'text of ${name}'` : 7})`,
  )
  await sqlOn(url, `update leads set ${values.join(', ')} where project_id = 12345 and id = 1`)
  const counted = (await rowsOf<{ name: string }>(url, "select name from pragma_table_info('lead_counts')")).map(
    ({ name }) => name,
  )
  const big: Record<string, string> = { project_id: '777', status: '99', sum: '9007199254740993' }
  await sqlOn(url, `insert into lead_counts (${counted}) values (${counted.map((name) => big[name] ?? '1')})`)
  const change = "select id, 'next@example.com', 'hash', 4102444800 from auth_user limit 1"
  await sqlOn(url, `insert into mail_changes (user_id, email, token_hash, expires_at) ${change}`)
  for (const table of movedTables) if ((await allOf(url, table)).length === 0) await fillTable(url, table)
}

/** Inserts a row with a value in every column. All texts are equal, so that references have a target. */
async function fillTable(url: string, table: string): Promise<void> {
  const columns = await rowsOf<{ name: string; type: string }>(
    url,
    `select name, type from pragma_table_info('${table}')`,
  )
  const usual: Record<string, string> = { date: "'2024-03-01T12:00:00.000Z'", text: "'один'" }
  const values = columns.map(({ name, type }) => (name === 'project_id' ? '12345' : (usual[type.toLowerCase()] ?? '1')))
  await sqlOn(url, `insert into ${table} (${columns.map(({ name }) => `"${name}"`)}) values (${values})`)
}

/** A row in each table of members: one with a second factor who signs in, a failed attempt, a password link, an invitation. */
export async function fillPeople(desk: TestDesk): Promise<void> {
  const owner = await newMember(desk, 'owner')
  await owner.post('/api/v2/projects/12345/invitations', { role: 'agent' })
  const { json } = await owner.post('/api/auth/two-factor/enable', { password })
  await owner.post('/api/auth/two-factor/verify-totp', { code: codeOf(json.totp_uri) })
  await createPasswordLink(desk.store, owner.email, 'token', desk.clock.now)
  const enter = { email: owner.email, password }
  await newBrowser(desk).post('/api/auth/sign-in/email', enter)
  await newBrowser(desk).post('/api/auth/sign-in/email', { ...enter, password: 'wrong one' })
}

/** A row in each table of capture, and two files in the spool. */
async function capture(desk: TestDesk): Promise<void> {
  await desk.send('POST', '/forms', { name: 'Замер' })
  const { json } = await desk.send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })
  const sent = new URLSearchParams({ name: 'С сайта', comment: 'ё'.repeat(70_000) })
  const answer = await fetch(`${desk.address}/api/proxy/1.0/leads/add?key=${json.key}`, { method: 'POST', body: sent })
  expect(answer.status).toBe(200)
  const file = await desk.store.spool.keep(Buffer.from('план'))
  await sqlOn(
    desk.url,
    `insert into files (project_id, receipt_id, number, name, type, size, spool)
     values (12345, 1, 1, 'план.txt', 'text/plain', 8, '${file}')`,
    "insert into mappings (project_id, name, settings, version) values (12345, 'tilda', '{}', 1)",
  )
}

/** The rows of a table, sorted by their content. */
export async function allOf(url: string, table: string): Promise<string[]> {
  return (await rowsOf(url, `select * from ${table}`)).map((row) => JSON.stringify(row)).sort()
}
