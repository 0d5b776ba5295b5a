import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { createLeads } from '../actions/leads.ts'
import { findProject } from '../actions/projects.ts'

// Pieces of SQLite's index of texts: each commit that writes to it makes one.

const database = sqlite()
const closing: TestDesk[] = []
afterEach(async () => {
  for (const desk of closing.splice(0)) await desk.close()
})

test('a server that has nothing to write joins pieces, whoever made them; others leave them', async () => {
  const desk = await opened(await database.fresh())
  let leads = 0
  for (let piece = 1; piece <= 30; piece++) leads += await createMore(desk, leads)
  expect(await pieces(desk)).toBe(30)
  const server = await opened(desk.url, { serve: true })
  await until(async () => (await pieces(desk)) <= 16, 'the pieces to be joined')
  expect(await found(server, 'номер')).toBe(leads)
  expect(await server.store.check.integrity()).toEqual([])
})

test('nothing is lost that is written while pieces are joined', async () => {
  const desk = await opened(await database.fresh(), { serve: true })
  let leads = 0
  for (const isAwaited of [(now: number) => now > 16, (now: number) => now <= 16])
    await until(async () => {
      leads += await createMore(desk, leads)
      return isAwaited(await pieces(desk))
    }, 'the pieces to be many, and few again')
  expect(await found(desk, 'номер')).toBe(leads)
  expect(await desk.store.check.integrity()).toEqual([])
})

async function opened(url: string, options = {}): Promise<TestDesk> {
  const desk = await openDesk(url, options)
  closing.push(desk)
  return desk
}

/** Makes so many leads that those of the project are noted in the index, in one commit; answers how many. */
async function createMore({ store, project }: TestDesk, leads: number): Promise<number> {
  const count = Math.max(8, Math.ceil(leads / 8))
  const rest = { name: null, phone: null, email: null, source: null, text: null, price: null, paidDate: null }
  const drafts = Array(count).fill({ ...rest, title: 'Номер', status: 0, creationDate: start })
  await createLeads(store, cli, await findProject(store, project), drafts, start)
  return count
}

async function pieces({ url }: TestDesk): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(distinct segid) as n from lead_texts_idx')
  return row?.n ?? 0
}

async function found(desk: TestDesk, title: string): Promise<number> {
  const filters = [{ field: 'title', operator: 'like', value: title }]
  const { json } = await desk.call('lead/list', { period: { from: '2020-01-01', to: '2030-01-01' }, filters })
  return Number(json.total)
}
