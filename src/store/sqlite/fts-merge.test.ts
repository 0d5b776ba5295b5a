import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import Database from './driver.ts'

// Pieces of SQLite's full-text index: each commit that writes to it makes one.

const database = sqlite()
const asServer = { serve: true, maintains: true }
const closing: TestDesk[] = []
afterEach(async () => {
  for (const desk of closing.splice(0)) await desk.close()
})

test('whoever writes leaves many pieces, and a server that has nothing to write joins them', async () => {
  const desk = await opened(await database.fresh())
  const leads = await createPieces(desk, 30)
  expect(await pieces(desk)).toBe(30)
  const server = await opened(desk.url, asServer)
  await until(async () => (await pieces(desk)) <= 16, 'the pieces to be joined')
  await expectWhole(server, leads)
})

test('nothing is lost that is written while pieces are joined', async () => {
  const many = 40
  let { url, leads } = await leftWith(many)
  const size = await sizeOf(url)
  const desk = await opened(url, asServer)
  await until(async () => (await sizeOf(url)) !== size, 'the first slice to be joined')
  await until(async () => {
    leads += await createMore(desk, leads)
    return (await pieces(desk)) < many / 2
  }, 'the rest to be joined')
  await expectWhole(desk, leads)
})

test('an index that is damaged is told of once, and the desk goes on', async () => {
  const { url, leads } = await leftWith(30)
  damage(url)
  const troubles: Error[] = []
  const desk = await opened(url, { ...asServer, onBackgroundError: (error: Error) => void troubles.push(error) })
  await until(() => troubles.length > 0, 'the damage to be told')
  expect(troubles).toEqual([expect.objectContaining({ code: expect.stringMatching(/^SQLITE_CORRUPT/) })])
  const { json } = await desk.call('lead/list', { period })
  expect(Number(json.total)).toBe(leads)
  await desk.close()
  closing.length = 0
  expect(troubles).toHaveLength(1)
})

const period = { from: '2020-01-01', to: '2030-01-01' }

async function opened(url: string, options = {}): Promise<TestDesk> {
  const desk = await openDesk(url, options)
  closing.push(desk)
  return desk
}

/** A store that somebody has left with so many pieces. */
async function leftWith(count: number): Promise<{ url: string; leads: number }> {
  const desk = await openDesk(await database.fresh())
  const leads = await createPieces(desk, count)
  await desk.close()
  return { url: desk.url, leads }
}

/** Makes leads whose texts are in so many pieces; answers how many leads. */
async function createPieces(desk: TestDesk, count: number): Promise<number> {
  let leads = 0
  for (let piece = 1; piece <= count; piece++) leads += await createMore(desk, leads)
  return leads
}

/** Makes so many leads that those of the project are noted in the index, in one commit; answers how many. */
async function createMore({ store, project }: TestDesk, leads: number): Promise<number> {
  const count = Math.max(8, Math.ceil(leads / 8))
  const statuses = await store.statuses.of(project)
  const drafts = [...demoLeads({ count, seed: leads, now: start, statuses })].map((draft) => ({
    ...draft,
    title: 'Номер',
  }))
  await createLeads(store, cli, await findProject(store, project), drafts, start)
  return count
}

/** Each lead is found by its text, and SQLite finds no fault. */
async function expectWhole(desk: TestDesk, leads: number): Promise<void> {
  const filters = [{ field: 'title', operator: 'like', value: 'номер' }]
  const { json } = await desk.call('lead/list', { period, filters })
  expect(Number(json.total)).toBe(leads)
  expect(await desk.store.check.integrity()).toEqual([])
}

async function pieces({ url }: TestDesk): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(distinct segid) as n from lead_texts_idx')
  return row?.n ?? 0
}

/** How many pages the index has. */
async function sizeOf(url: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(*) as n from lead_texts_data')
  return row?.n ?? 0
}

/** Takes away what the index keeps in its pages, but not what it knows of them. */
function damage(url: string): void {
  const file = new Database(url.slice('sqlite:'.length))
  file.unsafeMode() // as a failing disk, it does not ask
  file.exec('delete from lead_texts_data where id > 10')
  file.close()
}
