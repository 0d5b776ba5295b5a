import { beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { threadsOf } from '../../../test/reader-threads.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { Filter } from '../../domain/filter.ts'
import type { LeadDraft } from '../../domain/lead.ts'

const desk = useDesk(sqlite())
const noon = start - (start % 86_400) - 43_200
const draft: LeadDraft = {
  ...{ title: 'Заявка', name: null, phone: null, email: null, source: null, price: null, text: null },
  ...{ creationDate: noon + 3_600, paidDate: null, status: 0 },
}

beforeAll(async () => {
  const project = await findProject(desk().store, 12345)
  for (const count of [2_000, 2_000, 1_500])
    await createLeads(desk().store, cli, project, Array<LeadDraft>(count).fill(draft), start)
})

const filter: Filter = { field: 'source', operator: 'null', value: true }
const list = { filter, sort: { field: 'creation_date', order: 'desc' }, limit: 20, offset: 0 } as const

test.each<[string, number, { from: number; to: number }]>([
  ['two hours without a second at either end', 1, { from: noon + 1, to: noon + 2 * 3_600 - 2 }],
  ['two whole hours', 1, { from: noon, to: noon + 2 * 3_600 - 1 }],
  ['a part of an hour', 1, { from: noon + 3_599, to: noon + 3_601 }],
  ['an hour and a half that has none', 0, { from: noon - 5_400, to: noon - 1 }],
])('a filter over %s starts %i reader threads', async (_, threads, period) => {
  expect(await threadsOf(desk().url, 'list', { ...list, period })).toBe(threads)
})
