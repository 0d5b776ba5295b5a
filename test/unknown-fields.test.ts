import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../src/api/door/route.ts'
import { routes } from '../src/api/server.ts'
import { movedTables } from '../src/store/maintenance/move.ts'
import { eachDatabase } from './databases.ts'
import { type TestDesk, useDesk } from './desk.ts'
import { newBrowser, newMember } from './members.ts'
import { isLong, timeout } from './properties/property.ts'
import { signInCalls } from './sign-in-calls.ts'

/** Names of columns and of properties that every object has, in every spelling that a database treats alike. */
const tempting = [
  ...['project_id', 'id', 'owner', 'last_lead', 'last_event', 'seq', 'version', 'shared', 'isShared', 'position'],
  ...['name', 'title', 'scope', 'hash', 'token', 'status', 'role', 'sources', 'settings', 'created_at', 'time_zone'],
  ...['assignee', 'deleted_at', 'merged_into', 'work', 'actor', 'door', 'expires_at', 'email', 'password', 'capture'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'rowid', 'oid', '_rowid_', '"id"', 'id ', 'id\n'],
].flatMap((name) => [name, name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)])

/** The numbers of unknown fields. Refused requests never reach a database, so one of the databases gets most of them. */
const counts = { sqlite: isLong ? [1, 2, 7, 8, 9, 31, 60] : [1, 9], postgres: [8] }
const viewers = ['owner', 'agent', 'contractor', 'nobody'] as const
const calls = routes.map((route) => ({ name: `${route.method} ${route.path}`, route }))
const aTenth = calls.filter((_, index) => index % 10 === 0)

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  let send: Record<(typeof viewers)[number], ReturnType<typeof newBrowser>['send']>
  let known: string

  beforeAll(async () => {
    await desk().newProject(777)
    const owner = await newMember(desk(), 'owner')
    const [agent, contractor] = [await newMember(desk(), 'agent'), await newMember(desk(), 'contractor')]
    const { send: nobody } = newBrowser(desk())
    send = { owner: owner.send, agent: agent.send, contractor: contractor.send, nobody }
    for (const project of [12345, 777]) await fill(desk(), project)
    known = await contents(desk())
  })

  describe('a request with unknown fields is refused and changes nothing', () => {
    test.each(database.name === 'sqlite' || isLong ? calls : aTenth)(
      '$name',
      async ({ route }) => {
        let refusedFor = 0
        for (const viewer of viewers)
          for (const [index, count] of counts[database.name].entries())
            for (const place of takesBody(route) ? (['body', 'query'] as const) : (['query'] as const)) {
              const asked = requestOf(route, place, unknownFields(route, place, count, index * 7))
              const { status, json } = await send[viewer](route.method, asked.path, asked.body)
              const told = `${viewer}, ${count} in the ${place}: ${JSON.stringify(json)}`
              expect(status, told).toBeGreaterThanOrEqual(400)
              expect(status, told).toBeLessThan(500)
              if ([401, 403, 404].includes(status)) continue // not authorized to get that far
              const codes = ((json.errors as { code: string }[]) ?? [json]).map(({ code }) => code)
              expect(['unknown-field', 'unsafe-key'], told).toContain(codes[0])
              refusedFor++
            }
        expect(refusedFor, 'somebody is let in').toBeGreaterThan(0)
        const before = known
        known = await contents(desk()) // so that a change is attributed to this route only
        expect(known).toBe(before)
      },
      timeout,
    )
  })

  describe('a call of the sign-in refuses unknown fields and other types', () => {
    test.each(signInCalls)('%s', async (path, names) => {
      const good = Object.fromEntries(names.map((name) => [name, 'anna@example.com']))
      const odd = [1e308, -0, null, true, [], {}, [['x']], { $ne: null }, 'x'.repeat(10_000), '\0', '\ud800']
      const bodies = [
        ...[1, 8, 60].map((count) => [`${count} unknown`, { ...good, ...unknownNames(names, count, 0) }] as const),
        ...names.flatMap((name) =>
          odd.map((value) => [`${name}: ${String(value).slice(0, 20)}`, { ...good, [name]: value }] as const),
        ),
      ]
      for (const [index, [told, body]] of bodies.entries()) {
        const from = { 'X-Forwarded-For': `10.9.${index >> 8}.${index & 255}` }
        const { status, text } = await send.nobody('POST', `/api/auth${path}`, body, from)
        expect(status >= 400 && status < 500, `${told}: ${status} ${text.slice(0, 300)}`).toBe(true)
      }
    })
  })

  describe('a public call refuses values of another type', () => {
    const open = calls.filter(({ route }) => route.isOpen && takesBody(route))
    test.each(open)('$name', async ({ route }) => {
      const { body, path } = requestOf(route, 'body', {})
      for (const name of Object.keys(body ?? {}))
        for (const value of [1e308, -0, null, true, [], {}, [[]], ['x'], 'x'.repeat(300_000)]) {
          const { status, text } = await send.nobody(route.method, path, { ...body, [name]: value })
          const told = `${name} ${JSON.stringify(value).slice(0, 30)}: ${status} ${text.slice(0, 300)}`
          expect(status >= 400 && status < 500, told).toBe(true)
        }
    })
  })
})

/** Whether a route takes a JSON body; a file has no fields. */
function takesBody({ method, consumes }: Route): boolean {
  return ['POST', 'PUT', 'PATCH'].includes(method) && consumes === undefined
}

type Place = 'body' | 'query'

/** A number of names that the route does not know at that place; another `begin` gives other names. */
function unknownFields(route: Route, place: Place, count: number, begin: number): Record<string, unknown> {
  const schema = (place === 'body' ? route.body : route.query) as { properties?: object } | undefined
  return unknownNames(Object.keys(schema?.properties ?? {}), count, begin)
}

function unknownNames(known: readonly string[], count: number, begin: number): Record<string, unknown> {
  const unknown = tempting.filter((name) => !known.includes(name))
  const names = Array.from({ length: count }, (_, index) => unknown[(begin + index * 11) % unknown.length] as string)
  const values = [777, 1, 'member:1', 0, null, true, '777', {}, []]
  return Object.fromEntries([...new Set(names)].map((name, index) => [name, values[index % values.length]]))
}

/** The example of a route, with more fields in its body or its query. */
function requestOf(route: Route, place: Place, more: Record<string, unknown>) {
  const { params = {}, query = {}, body = {} } = route.example
  const path = route.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(params[name] ?? '1'))
  const asked = place === 'query' ? { ...query, ...more } : query
  const text = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const whole = place === 'body' ? { ...(body as object), ...more } : (body as object)
  return { path: `/api/v2${path}?${text}`, body: takesBody(route) ? whole : undefined }
}

/** Creates one record of each kind in a project, with its own admin key. */
async function fill(desk: TestDesk, project: number): Promise<void> {
  const key = await desk.newKey('admin', [project])
  const post = (path: string, body: unknown, verb = 'POST') => desk.send(verb, path, body, { project, key })
  for (const title of ['Окна', 'Двери']) await post('/leads', { title, source: 'подряд', phone: '+7 921 000-00-01' })
  await post('/leads/1', { text: 'После шести' }, 'PATCH')
  await post('/statuses', { name: 'Замер', type: 'progress' })
  await post('/channels', { name: 'Выставка' })
  await post('/fields', { name: 'Этаж', type: 'number' })
  await post('/views', { name: 'Тайная' })
  await post('/views', { name: 'Общая', shared: true })
  await post('/forms', { name: 'Замер' })
  await post('/mappings/quiz', { title: 'Квиз' }, 'PUT')
  await post('/keys', { scope: 'capture', name: 'Сайт' })
}

/** All rows of both projects, without the last use of their keys. */
async function contents(desk: TestDesk): Promise<string> {
  const tables = movedTables.filter((table) => !table.startsWith('auth_') && table !== 'settings')
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await desk.store.raw.rows(table, undefined, 1_000)
      return [table, rows.filter((row) => table === 'projects' || row.project_id !== undefined)]
    }),
  )
  return JSON.stringify(Object.fromEntries(found))
}
