import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { timeout } from '../../../test/properties/property.ts'
import { filters, isIn, type ModelLead, makeLeads, periods } from '../../../test/report-leads.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

type Column = Figure & { status: { id: string }; items: { id: string }[]; next: string | null }

eachDatabase((database) => {
  const desk = useDesk(database)
  let leads: ModelLead[]

  beforeAll(async () => {
    leads = await makeLeads(desk(), 400)
  }, timeout)

  const asked = async (path: string, query: Record<string, string>) => {
    const { status, json, text } = await desk().send('GET', path, undefined, { query })
    expect(status, text).toBe(200)
    return json
  }
  const cases = filters.flatMap(([name, filter, means]) =>
    periods.map(([period, from, to]) => ({
      name,
      period,
      means,
      isInside: isIn(from, to),
      filter: JSON.stringify(filter ?? { and: [] }),
    })),
  )

  /** The expected cards of a column in their order, computed from the model. */
  const cardsOf = (found: ModelLead[], status: string) =>
    found
      .filter((lead) => String(lead.status) === status)
      .sort((one, other) => other.creationDate - one.creationDate || other.id - one.id)
      .map(({ id }) => String(id))

  describe.each(cases)('the leads of $period by $name', ({ period, filter, means, isInside }) => {
    test('are in their columns, the newest first', async () => {
      const found = leads.filter((lead) => means(lead) && isInside(lead))
      const json = await asked('/board', { period, filter, limit: '7' })
      const columns = json.columns as Column[]
      expect(
        columns.map(({ status, items, next, leads }) => [status.id, items.map(({ id }) => id), next !== null, leads]),
      ).toEqual(
        ['0', '1', '2', '3', '4'].map((id) => {
          const cards = cardsOf(found, id)
          return [id, cards.slice(0, 7), cards.length > 7, cards.length]
        }),
      )
      expect([json.total, await expectLists(desk(), columns)]).toEqual([found.length, 5])
      const list = await asked('/leads', { period, filter, limit: '1' })
      expect([json.total, json.sum]).toEqual([list.total, list.sum])
    })
  })

  test('a column can be paged through while new leads arrive', async () => {
    const before = cardsOf(leads, '0')
    const project = await findProject(desk().store, desk().project)
    const draft = {
      title: 'Новая',
      name: null,
      phone: null,
      email: null,
      source: null,
      text: null,
      paidDate: null,
      price: 100,
    }
    const walked: string[] = []
    let path: Record<string, string> = { period: 'all', limit: '9' }
    for (let page = 0; ; page++) {
      const { items, next } = (await asked('/board/0', path)) as unknown as Column
      walked.push(...items.map(({ id }) => id))
      if (next === null) break
      path = { ...path, cursor: next }
      const creationDate = desk().clock.now - page * 86_400 * 3
      await createLeads(
        desk().store,
        { door: 'api', name: 'key:1' },
        project,
        [{ ...draft, status: 0, creationDate }],
        desk().clock.now,
      )
    }
    const old = new Set(before)
    expect(walked.filter((id) => old.has(id))).toEqual(before)
    expect(new Set(walked).size).toBe(walked.length)
  })

  test.each(['price', '-price', 'creation_date'])('cards sort by %s, page by page, unset lowest', async (sort) => {
    const place = ({ price, creationDate }: ModelLead) => (sort.endsWith('price') ? (price ?? -1) : creationDate)
    const ascending = leads
      .filter(({ status }) => status === 1)
      .sort((one, other) => place(one) - place(other) || one.id - other.id)
    const walked: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: Record<string, string> = { period: 'all', sort, limit: '9', ...(cursor && { cursor }) }
      const { items, next } = (await asked('/board/1', query)) as unknown as Column
      walked.push(...items.map(({ id }) => id))
      cursor = next
    }
    const expected = sort.startsWith('-') ? ascending.toReversed() : ascending
    expect(walked).toEqual(expected.map(({ id }) => String(id)))
    const { columns } = await asked('/board', { period: 'all', sort, limit: '3' })
    const shown = (columns as Column[]).find(({ status }) => status.id === '1')?.items.map(({ id }) => id)
    expect(shown).toEqual(walked.slice(0, 3))
  })

  test('the column of a status with few leads is complete', async () => {
    const sparse = await asked('/board/4', { period: 'all', limit: '1000' })
    const all = cardsOf(leads, '4')
    expect((sparse.items as { id: string }[]).map(({ id }) => id)).toEqual(all)
    for (const limit of ['1', '2', String(all.length - 1)]) {
      const { items } = await asked('/board/4', { period: 'all', limit })
      expect((items as { id: string }[]).map(({ id }) => id)).toEqual(all.slice(0, Number(limit)))
    }
  })

  describe('what is refused', () => {
    test.each<[what: string, path: string, query: Record<string, string>, status: number, code: string]>([
      ['an unknown status', '/board/9', {}, 404, 'no-such-status'],
      ['no status at all', '/board/x', {}, 404, 'no-such-status'],
      ['a cursor of nothing', '/board/0', { cursor: 'abc' }, 422, 'foreign-cursor'],
      ['an unknown period', '/board', { period: 'someday' }, 422, 'unknown-period'],
      ['an unknown order', '/board', { sort: 'name' }, 422, 'unknown-choice'],
      ['too many cards', '/board', { limit: '1001' }, 422, 'out-of-range'],
      ['no cards', '/board/0', { limit: '0' }, 422, 'out-of-range'],
      ['an unknown unit', '/reports/series', { unit: 'year' }, 422, 'unknown-choice'],
      ['too many days', '/reports/series', { period: '1900-01-01..2024-01-01' }, 422, 'too-many-buckets'],
      ['too many sources', '/reports/sources', { limit: '10001' }, 422, 'out-of-range'],
    ])('%s', async (_, path, query, status, code) => {
      const answer = await desk().send('GET', path, undefined, { query })
      expect([answer.status, answer.json.code]).toEqual([status, code])
    })

    test('a cursor of another column', async () => {
      const { next } = (await asked('/board/0', { limit: '1' })) as unknown as Column
      for (const [path, query] of [
        ['/board/1', {}],
        ['/board/0', { period: 'this-year' }],
        ['/board/0', { sort: '-price' }],
      ] as const) {
        const { json } = await desk().send('GET', path, undefined, { query: { ...query, cursor: next as string } })
        expect(json).toMatchObject({ code: 'foreign-cursor', parameter: 'cursor' })
      }
    })
  })
})
