import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../src/api/server.ts'
import { eachDatabase } from './databases.ts'
import { useDesk } from './desk.ts'

/** Every call of our own API and the least scope that it needs. Read it as: who may do what. */
const rights: Record<string, 'read' | 'write' | 'admin'> = {
  'GET /projects': 'read',
  'GET /projects/:project': 'read',
  'PATCH /projects/:project': 'admin',
  'GET /projects/:project/audit': 'admin',
  'GET /projects/:project/statuses': 'read',
  'POST /projects/:project/statuses': 'admin',
  'PUT /projects/:project/statuses/order': 'admin',
  'PATCH /projects/:project/statuses/:id': 'admin',
  'DELETE /projects/:project/statuses/:id': 'admin',
  'GET /projects/:project/board': 'read',
  'GET /projects/:project/board/:status': 'read',
  'GET /projects/:project/reports/summary': 'read',
  'GET /projects/:project/reports/series': 'read',
  'GET /projects/:project/reports/sources': 'read',
  'GET /projects/:project/reports/channels': 'read',
  'GET /projects/:project/reports/funnel': 'read',
  'GET /projects/:project/sources': 'read',
  'GET /projects/:project/channels': 'read',
  'POST /projects/:project/channels': 'admin',
  'PATCH /projects/:project/channels/:id': 'admin',
  'DELETE /projects/:project/channels/:id': 'admin',
  'GET /projects/:project/channels/rules': 'read',
  'PUT /projects/:project/channels/rules': 'admin',
  'POST /projects/:project/channels/try': 'read',
  'GET /projects/:project/views': 'read',
  'POST /projects/:project/views': 'write',
  'GET /projects/:project/views/:id': 'read',
  'PATCH /projects/:project/views/:id': 'write',
  'DELETE /projects/:project/views/:id': 'write',
  'GET /projects/:project/events': 'read',
  'GET /projects/:project/events/stream': 'read',
  'GET /projects/:project/leads/:lead/events': 'read',
  'GET /projects/:project/keys': 'admin',
  'POST /projects/:project/keys': 'admin',
  'DELETE /projects/:project/keys/:id': 'admin',
  'PATCH /projects/:project/keys/:id': 'admin',
  'POST /projects/:project/keys/:id/rotate': 'admin',
  'GET /projects/:project/leads': 'read',
  'GET /projects/:project/leads/:lead': 'read',
  'GET /projects/:project/leads/:lead/neighbours': 'read',
  'GET /projects/:project/leads/:lead/related': 'read',
  'POST /projects/:project/leads': 'write',
  'POST /projects/:project/leads/merge': 'write',
  'PATCH /projects/:project/leads/:lead': 'write',
  'DELETE /projects/:project/leads/:lead': 'write',
  'POST /projects/:project/leads/:lead/restore': 'write',
  'POST /projects/:project/leads/:lead/purge': 'admin',
  'POST /projects/:project/leads/:lead/comments': 'write',
  'POST /projects/:project/leads/:lead/opened': 'write',
  'POST /projects/:project/leads/bulk': 'write',
  'GET /projects/:project/jobs': 'read',
  'GET /projects/:project/jobs/:job': 'read',
  'POST /projects/:project/jobs/:job/stop': 'write',
  'POST /projects/:project/undo/:token': 'write',
  'POST /projects/:project/events/:number/undo': 'write',
  'GET /projects/:project/export': 'read',
  'GET /projects/:project/capture': 'admin',
  'PATCH /projects/:project/capture': 'admin',
  'GET /projects/:project/receipts': 'read',
  'GET /projects/:project/receipts/:id': 'read',
  'GET /projects/:project/receipts/:id/raw': 'admin',
  'GET /projects/:project/leads/:lead/receipts': 'read',
  'POST /projects/:project/receipts/:id/replay': 'write',
  'POST /projects/:project/receipts/:id/not-spam': 'write',
  'POST /projects/:project/receipts/replay': 'write',
  'POST /projects/:project/receipts/not-spam': 'write',
  'GET /projects/:project/forms': 'read',
  'POST /projects/:project/forms': 'admin',
  'GET /projects/:project/forms/:id': 'read',
  'PATCH /projects/:project/forms/:id': 'admin',
  'POST /projects/:project/forms/:id/close': 'admin',
  'GET /projects/:project/mappings': 'read',
  'GET /projects/:project/mappings/:name': 'read',
  'PUT /projects/:project/mappings/:name': 'admin',
  'DELETE /projects/:project/mappings/:name': 'admin',
  'POST /projects/:project/mappings/:name/try': 'write',
  'GET /projects/:project/receipts/:receipt/files': 'read',
  'GET /projects/:project/receipts/:receipt/files/:number': 'read',
}

const scopes = ['capture', 'read', 'write', 'admin'] as const
const calls = routes.map(({ method, path }) => ({ name: `${method} ${path}`, method, path }))

test('every route is in the table, and nothing else', () => {
  expect(calls.map(({ name }) => name).sort()).toEqual(Object.keys(rights).sort())
})

eachDatabase((db) => {
  const desk = useDesk(db)
  let keys: Record<string, string>

  beforeAll(async () => {
    await desk().newProject(777)
    keys = Object.fromEntries(
      await Promise.all(scopes.map(async (scope) => [scope, await desk().newKey(scope, [12345])])),
    )
  })

  /** What a call is refused with before anything of it is read: an unknown id and a body that fits nothing tell no more. */
  const outcome = async ({ method, path }: { method: string; path: string }, project: number, key: string | null) => {
    const filled = path.replace(':project', String(project)).replace(/:\w+/g, '999999999')
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { nothing_of_this_name: 1 } : undefined
    const { status, json } = await desk().send(method, filled, body, { key, query: { nothing_of_this_name: '1' } })
    return [status, json.code]
  }
  /** The request came as far as its arguments. */
  const isLetIn = [422, 'unknown-field']

  describe.each(calls)('$name', (call) => {
    test.each(scopes)('with a key of scope %s', async (scope) => {
      const may = scope !== 'capture' && scopes.indexOf(scope) >= scopes.indexOf(rights[call.name] as 'read')
      expect(await outcome(call, 12345, keys[scope] as string)).toEqual(may ? isLetIn : [403, 'out-of-scope'])
    })

    test('without a key', async () => {
      expect(await outcome(call, 12345, null)).toEqual([401, 'no-bearer'])
    })

    if (call.path.includes(':project'))
      test.each(scopes)('for a foreign project, with a key of scope %s', async (scope) => {
        expect(await outcome(call, 777, keys[scope] as string)).toEqual([404, 'no-access'])
        expect(await outcome(call, 778, keys[scope] as string)).toEqual([404, 'no-access'])
      })
  })
})
