import { beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { threadsOf } from '../../../test/reader-threads.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { Filter } from '../../domain/filter.ts'
import type { LeadDraft } from '../../domain/lead.ts'
import { allTime } from '../../domain/period.ts'

const desk = useDesk(sqlite(), { readTimeout: 20 })
const draft: LeadDraft = {
  ...{ title: 'Заявка', name: 'Анна', phone: null, email: null, source: 'сайт', price: null, text: 'Хочу шкаф' },
  ...{ creationDate: start - 3_600, paidDate: null, status: 0 },
}

beforeAll(async () => {
  const project = await findProject(desk().store, 12345)
  for (const count of [1_500, 1_500])
    await createLeads(desk().store, cli, project, Array<LeadDraft>(count).fill(draft), start)
})

/** A search for this many words. */
const search = (words: number): Filter => ({
  field: 'q',
  operator: 'like',
  value: Array.from({ length: words }, (_, word) => `zq${word}`).join(' '),
})
const searches: Filter = { or: [search(8), search(8), search(8)] }
const list = { sort: { field: 'creation_date', order: 'desc' }, limit: 1, offset: 0, period: allTime } as const
const byDate = { date: 'creation_date', period: allTime, by: 'source' } as const

test('a filter that searches many texts in few leads runs in a reader thread, and one that searches few does not', async () => {
  const words = { or: [search(1), { field: 'id', operator: '=', value: 1 }] } satisfies Filter
  expect(await threadsOf(desk().url, 'list', { ...list, filter: searches })).toBe(1)
  expect(await threadsOf(desk().url, 'list', { ...list, filter: words })).toBe(0)
  expect(await threadsOf(desk().url, 'tallies', [{ ...byDate, filter: searches }])).toBe(1)
  expect(await threadsOf(desk().url, 'tallies', [{ ...byDate, filter: words }])).toBe(0)
})

test('so does such a filter over the bin, whose leads are not counted', async () => {
  const filter: Filter = { and: [{ field: 'deleted', operator: '=', value: 1 }, searches] }
  expect(await threadsOf(desk().url, 'list', { ...list, filter })).toBe(1)
  expect(await threadsOf(desk().url, 'tallies', [{ ...byDate, filter }])).toBe(1)
})

test('a read that takes too long is ended within its statement, and its thread runs the next one', async () => {
  const filter = { or: Array(3).fill({ field: 'q', operator: 'like', value: 'zq1 zq2 zq3 zq4 zq5 zq6 zq7 zq8' }) }
  const leads = (query: Record<string, string>) =>
    desk().send('GET', '/leads', undefined, { query: { period: 'all', ...query } })
  const long = await leads({ limit: '1', filter: JSON.stringify(filter) })
  expect([long.status, long.headers.get('retry-after'), long.json.code]).toEqual([503, '5', 'unavailable'])
  const next = await leads({ limit: '200' })
  expect([next.status, (next.json.items as object[]).length]).toEqual([200, 200])
})
