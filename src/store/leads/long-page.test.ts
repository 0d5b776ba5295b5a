import { beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases, sqlite } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { threadsOf } from '../../../test/reader-threads.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { type LeadDraft, textLimits } from '../../domain/lead.ts'
import { allTime } from '../../domain/period.ts'

const draft: LeadDraft = {
  ...{ title: 'Заявка', name: null, phone: null, email: null, source: null, price: null },
  ...{ creationDate: start - 3_600, paidDate: null, status: 0 },
  text: 'x'.repeat(textLimits.text),
}
const fill = async (desk: ReturnType<ReturnType<typeof useDesk>>, count: number) => {
  const project = await findProject(desk.store, 12345)
  await createLeads(desk.store, cli, project, Array(count).fill(draft), start)
}

describe('of leads with texts of the maximum length', () => {
  const desk = useDesk(sqlite())
  beforeAll(() => fill(desk(), 120))
  const leads = { period: allTime, filter: everything, sort: { field: 'creation_date', order: 'desc' } as const }
  const some = { ...leads, filter: { field: 'status', operator: '=', value: 0 } as const }
  test.each<[string, number, () => Promise<number>]>([
    ['a list', 0, () => threadsOf(desk().url, 'list', { ...leads, limit: 100, offset: 0 })],
    ['a long list', 1, () => threadsOf(desk().url, 'list', { ...leads, limit: 1_000, offset: 0 })],
    ['a long list by a filter', 1, () => threadsOf(desk().url, 'list', { ...some, limit: 1_000, offset: 0 })],
    ['long orders', 1, () => threadsOf(desk().url, 'orders', { ...leads, limit: 1_000, offset: 0 })],
    ['a page', 0, () => threadsOf(desk().url, 'page', { ...leads, limit: 100 })],
    ['a long page', 1, () => threadsOf(desk().url, 'page', { ...leads, limit: 1_000 })],
  ])('%s is read in a thread of its own where it is long', async (_, expected, count) => {
    expect(await count()).toBe(expected)
  })
})

bothDatabases((database) => {
  const desk = useDesk(database)
  beforeAll(() => fill(desk(), 70))

  test.each<[string, string, Record<string, string>]>([
    ['a page of leads', '/leads', { limit: '100', period: 'all', sort: '-id' }],
    ['a page of events', '/events', { limit: '100', after: '0' }],
  ])('%s that would be too long ends early, and the next pages have the rest', async (_, path, given) => {
    const [found, lengths] = [[] as string[], [] as number[]]
    for (let query = given; ; ) {
      const { status, json, text } = await desk().send('GET', path, undefined, { query })
      expect(status, text.slice(0, 200)).toBe(200)
      const items = json.items as { id?: string; number?: string }[]
      found.push(...items.map(({ id, number }) => id ?? (number as string)))
      lengths.push(items.length)
      if (path === '/events' ? json.next === json.last : json.next === null) break
      query = path === '/events' ? { ...given, after: String(json.next) } : { ...given, cursor: String(json.next) }
    }
    expect(new Set(found).size).toBe(70)
    expect(found).toHaveLength(70)
    expect(Math.max(...lengths)).toBeLessThan(70)
  })

  test('a stream of events sends all of them', async () => {
    const over = new AbortController()
    const reply = await fetch(`${desk().address}/api/v2/projects/12345/events/stream?after=0`, {
      headers: { Authorization: `Bearer ${desk().key}` },
      signal: over.signal,
    })
    let heard = ''
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    while (!/^id: 70$/m.test(heard)) heard = heard.slice(-100) + ((await reader?.read())?.value ?? '')
    over.abort()
    expect(heard).toContain('id: 70')
  })
})
