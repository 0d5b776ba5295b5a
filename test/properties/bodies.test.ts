import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { always, useDesk } from '../desk.ts'
import { date, examples, type Method, method, query, sending, type, verb } from './odd-requests.ts'
import { holdsFor, timeout } from './property.ts'
import { ask, expectGoodManners } from './requests.ts'

// refused requests never reach a database, so one of the databases gets most of them
const runs = { sqlite: 400, postgres: 100 }

eachDatabase((database) => {
  const desk = useDesk(database)
  const path = (name: string, query = 'project=12345') => `/api/v1/${name}?${query}`

  test(
    '§3 whatever the body is, the answer is a success or a refusal in its envelope',
    async () => {
      const seen = new Set<number>()
      await holdsFor(
        fc.record({ sending, verb, type }),
        runs[database.name],
        async ({ sending: { name, body }, verb, type }) => {
          const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
          const answer = await ask(desk(), { verb, path: path(name), body: asBytes(body), headers })
          expectGoodManners(answer)
          seen.add(answer.status)
        },
        100,
      )
      expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404, 413]))
    },
    timeout,
  )

  test(
    '§3 whatever the dates are, the answer is a success or a refusal in its envelope',
    () =>
      holdsFor(fc.tuple(date, date), runs[database.name] / 4, async ([one, other]) => {
        const update = { id: await desk().lead(), creation_date: one, paid_date: other }
        const filters = [{ field: 'paid_date', operator: '<', value: one }]
        const bodies: [Method, object][] = [
          ['project/leads/lead/list', { period: { from: one, to: other } }],
          ['project/leads/lead/list', { period: always, filters }],
          ['project/leads/lead/create', { ...examples['project/leads/lead/create'], ...update, id: undefined }],
          ['project/leads/lead/update', update],
        ]
        for (const [name, each] of bodies)
          expectGoodManners(await ask(desk(), { verb: 'POST', path: path(name), body: JSON.stringify(each) }))
      }),
    timeout,
  )

  test(
    '§3 whatever the query is, the answer is a success or a refusal in its envelope',
    () =>
      holdsFor(
        fc.record({ name: method, verb, query, hasProject: fc.boolean() }),
        runs[database.name],
        async ({ name, verb, ...rest }) => {
          const asked = rest.hasProject ? `project=12345&${rest.query}` : rest.query
          expectGoodManners(await ask(desk(), { verb, path: path(name, asked), body: undefined }))
        },
      ),
    timeout,
  )

  test('the desk still works afterwards', async () => {
    const id = await desk().lead({ title: 'После бури' })
    const filters = [{ field: 'id', operator: '=', value: id }]
    expect((await desk().call('lead/list', { period: always, filters })).json).toMatchObject({
      leads: [{ id, title: 'После бури' }],
      total: 1,
    })
    expect(await desk().store.check.integrity()).toEqual([])
    expect(await desk().store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
    expect(await desk().store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
  })
})

function asBytes(body: unknown): Uint8Array | string {
  return body instanceof Uint8Array || typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
