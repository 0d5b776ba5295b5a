import { afterEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, openDesk, start, type TestDesk } from '../../../test/desk.ts'
import { indexedTexts } from '../../../test/indexed-texts.ts'
import { rowsOf } from '../../../test/rows.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

const database = sqlite()
let desk: TestDesk
afterEach(() => desk.close())

test('a lead is indexed in the commit that creates it, alone or with many others', async () => {
  desk = await openDesk(await database.fresh())
  await create(1)
  await create(1000)
  expect(await indexedTexts(desk.url)).toHaveLength(1001)
  expect(await found('номер')).toBe(1001)
  expect(await found('номер 1')).toBe(113) // 1, 10 to 19, 100 to 199, 1000, 1001
})

/** Creates leads in one commit, with their ids in the titles. */
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

async function found(text: string): Promise<number> {
  const { json } = await desk.call('lead/list', {
    period: { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' },
    filters: [{ field: 'title', operator: 'like', value: text }],
  })
  return Number(json.total)
}
