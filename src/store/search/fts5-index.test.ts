import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

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
