import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Route } from '../../src/api/door/route.ts'
import { routes } from '../../src/api/server.ts'
import { apiLeads } from '../api-leads.ts'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { fromSchema, type Schema } from './from-schema.ts'
import { holdsFor, timeout } from './property.ts'

type Called = {
  params: Record<string, string>
  query: Record<string, unknown> | null
  body: unknown
  version: string | null
}

// A stream does not end, so it has its own tests.
const called = routes.filter(({ produces }) => produces !== 'text/event-stream')

// refused requests never reach a database, so one of the databases gets most of them
const runs = { sqlite: 25, postgres: 8 }

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  describe('every request that fits the OpenAPI document gets a documented response', () => {
    test.each(called.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
      '$name',
      async ({ route }) => {
        const { id } = await leads.create({ phone: '8 999 123-45-67', price: '10' })
        await leads.change(id, { text: 'Изменена' })
        await holdsFor(calls(route), runs[database.name], async ({ params, query, body, version }) => {
          const path = route.path.replace(/:(\w+)/g, (_, name) =>
            name === 'project' ? '12345' : encodeURIComponent(params[name] ?? '1'),
          )
          const headers: Record<string, string> = version === null ? {} : { 'If-Match': version }
          const asked = Object.fromEntries(
            Object.entries(query ?? {}).map(([name, value]) => [name, textOf(name, value)]),
          )
          const { status, text } = await desk().send(route.method, path, body, { query: asked, headers })
          expect(status, text).toBeLessThan(500) // an undocumented answer or refusal is a fault here
        })
      },
      timeout,
    )
  })
})

function calls(route: Route): fc.Arbitrary<Called> {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => String(name))
  const ids = route.path.includes('/keys/') ? ['7', '8'] : ['0', '1', '2', '3'] // a test must keep its own key
  const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, fc.string({ minLength: 1, maxLength: 12 }))
  return fc.record({
    params: fc.record(Object.fromEntries(names.map((name) => [name, id]))) as fc.Arbitrary<Record<string, string>>,
    query: route.query ? (fromSchema(route.query as Schema) as fc.Arbitrary<Called['query']>) : fc.constant({}),
    body: route.body ? fromSchema(route.body as Schema) : fc.constant(undefined),
    version: fc.constantFrom(null, null, '"1"', '*', 'W/"x"'),
  })
}

/** The text of a query parameter. `wait` is 0, so that no request waits for events. */
function textOf(name: string, value: unknown): string {
  if (name === 'wait') return '0'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
