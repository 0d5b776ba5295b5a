import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import Database from '../sqlite/driver.ts'

const database = sqlite()
let desk: TestDesk
afterEach(() => desk.close())

test('new leads are found at once, and noted in the index some at a time', async () => {
  desk = await openDesk(await database.fresh())
  await create(1000)
  const [first] = await unnoted()
  expect(first).toBe(0)
  await create(100)
  expect(await unnoted()).toEqual([100])
  expect(await found('номер')).toBe(1100)
  expect(await found('номер 1042')).toBe(1)
  await create(100)
  expect(await unnoted()).toEqual([0])
  expect(await found('номер')).toBe(1200)
})

test('a store of an older program has noted all of its leads', async () => {
  await openOlder('')
  expect(await found('номер')).toBe(200)
  await create(1)
  expect(await unnoted()).toEqual([1])
  expect(await found('номер')).toBe(201)
})

test('of a move that goes on under a newer program, the leads that had not come are not taken for noted', async () => {
  await openOlder('update projects set last_lead = 250')
  expect(await unnoted()).toEqual([50])
  expect(await found('номер')).toBe(200)
})

/** A store with 200 leads as an older program left it, and something else that befell it, opened by this one. */
async function openOlder(befallen: string): Promise<void> {
  const url = await database.fresh()
  desk = await openDesk(url)
  await create(200)
  await desk.close()
  const file = new Database(url.slice('sqlite:'.length))
  file.exec(`drop table lead_texts_until; ${withoutNewer} delete from migrations where name >= '0015'; ${befallen}`)
  file.close()
  desk = await openDesk(url)
}

/** Takes back what migrations of after 0015 made, which are run again. */
const withoutNewer = `
  alter table receipts drop column tries;
  drop table counters;
  drop table password_resets;
  alter table invitations drop column refused;
  create table if not exists auth_rate_limit (id text);
  drop index receipts_spooled;
  alter table jobs drop column failure;
  alter table jobs drop column failures;
  alter table statuses drop column replaced_by;`

/** Makes leads, one commit for all, whose titles tell their ids. */
async function create(count: number): Promise<void> {
  const project = await findProject(desk.store, desk.project)
  const [{ last } = { last: 0 }] = await rowsOf<{ last: number }>(desk.url, 'select last_lead as last from projects')
  const drafts = Array.from({ length: count }, (_, index) => ({
    ...{ name: null, phone: null, email: null, source: null, text: null, price: null, paidDate: null },
    title: `Номер ${last + index + 1}`,
    status: 0,
    creationDate: start,
  }))
  await createLeads(desk.store, cli, project, drafts, start)
}

/** How many leads are not in the index yet. */
async function unnoted(): Promise<number[]> {
  const rows = await rowsOf<{ n: number }>(
    desk.url,
    'select last_lead + seq * 4294967296 - key as n from projects join lead_texts_until using (seq)',
  )
  return rows.map(({ n }) => n)
}

async function found(text: string): Promise<number> {
  const { json } = await desk.call('lead/list', {
    period: { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' },
    filters: [{ field: 'title', operator: 'like', value: text }],
  })
  return Number(json.total)
}
