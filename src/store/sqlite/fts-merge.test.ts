import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import Database from './driver.ts'

// Segments of SQLite's full-text index: each commit that writes to it makes one.

const database = sqlite()
const asServer = { serve: true, maintains: true }
const closing: TestDesk[] = []
afterEach(async () => {
  for (const desk of closing.splice(0)) await desk.close()
})

test('writes leave many segments, and an idle server merges them', async () => {
  const desk = await opened(await database.fresh())
  const leads = await createSegments(desk, 30)
  expect(await segments(desk)).toBe(30)
  const server = await opened(desk.url, asServer)
  await until(async () => (await segments(desk)) <= 16, 'the segments to be merged')
  await expectWhole(server, leads)
})

test('nothing that is written during a merge is lost', async () => {
  const many = 40
  let { url, leads } = await leftWith(many)
  const size = await sizeOf(url)
  const desk = await opened(url, asServer)
  await until(async () => (await sizeOf(url)) !== size, 'the first slice to be merged')
  await until(async () => {
    leads += await createMore(desk, leads)
    return (await segments(desk)) < many / 2
  }, 'the rest to be merged')
  await expectWhole(desk, leads)
})

test('a damaged index is reported once, and the desk continues to work', async () => {
  const { url, leads } = await leftWith(30)
  damage(url)
  const troubles: Error[] = []
  const desk = await opened(url, { ...asServer, onBackgroundError: (error: Error) => void troubles.push(error) })
  await until(() => troubles.length > 0, 'the damage to be reported')
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

/** A closed store with this many segments. */
async function leftWith(count: number): Promise<{ url: string; leads: number }> {
  const desk = await openDesk(await database.fresh())
  const leads = await createSegments(desk, count)
  await desk.close()
  return { url: desk.url, leads }
}

/** Creates leads whose texts are in this many segments; returns the number of leads. */
async function createSegments(desk: TestDesk, count: number): Promise<number> {
  let leads = 0
  for (let made = 0; made < count; made++) leads += await createMore(desk, leads)
  return leads
}

/** Creates leads in one commit, an eighth of those in the project or more; returns their number. */
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

async function segments({ url }: TestDesk): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(distinct segid) as n from lead_texts_idx')
  return row?.n ?? 0
}

/** How many pages the index has. */
async function sizeOf(url: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(*) as n from lead_texts_data')
  return row?.n ?? 0
}

/** Deletes pages of the index, but not its records of them. */
function damage(url: string): void {
  const file = new Database(url.slice('sqlite:'.length))
  file.unsafeMode() // else SQLite refuses to write to this table
  file.exec('delete from lead_texts_data where id > 10')
  file.close()
}
