import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { findProject } from '../../src/actions/projects.ts'
import type { Filter } from '../../src/domain/filter.ts'
import { fold } from '../../src/domain/fold.ts'
import { type Lead, v2SortFields } from '../../src/domain/lead.ts'
import { matches } from '../../src/domain/matches.ts'
import type { Project } from '../../src/domain/project.ts'
import { writeLead } from '../../src/json/lead.ts'
import { eachDatabase } from '../databases.ts'
import { openDesk, type TestDesk, useDesk } from '../desk.ts'
import { filterText, makeOwnLeads, ownFilters, searches } from './own-leads.ts'
import { holdsFor, seed, timeout } from './property.ts'

const periods = ['all', 'all', '2023-01-01..2023-12-31', '2024-01-15..2024-01-15', 'this-year', 'yesterday']

type Asked = { filter: Filter; q: string; period: string; sort: string; limit: number }

eachDatabase((database) => {
  const desk = useDesk(database)
  let leads: Lead[]
  let project: Project
  let asked: fc.Arbitrary<Asked>

  beforeAll(async () => {
    leads = await makeOwnLeads(desk(), 70, seed)
    project = await findProject(desk().store, desk().project)
    asked = fc.record({
      filter: ownFilters(leads),
      q: searches(leads),
      period: fc.constantFrom(...periods),
      sort: fc.constantFrom(...v2SortFields.flatMap((field) => [field, `-${field}`])),
      limit: fc.constantFrom(1, 3, 10, 1_000),
    })
  })

  test(
    'the pages of any list together are the matching leads in order, and each page has their total and sum',
    async () => {
      const seen = { found: 0, pages: 0 }
      await holdsFor(
        asked,
        80,
        async (each) => {
          const expected = modelOf(leads, project, each)
          const pages = await walk(desk(), each)
          const items = pages.flatMap((page) => page.items)
          expect(items.map(({ id }) => id)).toEqual(expected.leads.map(({ id }) => String(id)))
          expect(items).toEqual(expected.leads.map((lead) => writeLead(lead)))
          for (const { total, sum } of pages)
            expect({ total, sum }).toEqual({ total: expected.leads.length, sum: expected.sum })
          seen.found += expected.leads.length
          seen.pages += pages.length
        },
        80,
      )
      expect(seen.found).toBeGreaterThan(400)
      expect(seen.pages).toBeGreaterThan(120)
    },
    timeout,
  )

  describe('the answers are the same with every access path', () => {
    test.each(['period', 'order', 'condition', 'keys', 'reader-pool'] as const)(
      '%s',
      async (forcedWay) => {
        const other = await openDesk(desk().url, { forcedPath: forcedWay })
        await holdsFor(asked, 25, async (each) => {
          const { leads: expected, sum } = modelOf(leads, project, each)
          const [page] = await walk(other, { ...each, limit: 1_000 })
          expect(page?.items.map(({ id }) => id)).toEqual(expected.map(({ id }) => String(id)))
          expect(page).toMatchObject({ total: expected.length, sum })
        })
        await other.close()
      },
      timeout,
    )
  })

  test(
    'the neighbours of any lead are those next to it in the list',
    async () => {
      await holdsFor(fc.tuple(asked, fc.nat(69)), 30, async ([each, at]) => {
        const list = modelOf(leads, project, each).leads
        const lead = list.length > 0 ? (list[at % list.length] as Lead) : undefined
        if (!lead) return
        const { json } = await desk().send('GET', `/leads/${lead.id}/neighbours`, undefined, { query: queryOf(each) })
        const place = list.indexOf(lead)
        const ids = [json.previous, json.next].map((one) => (one as { id: string } | null)?.id)
        expect(ids).toEqual([list[place - 1]?.id, list[place + 1]?.id].map((id) => id?.toString()))
      })
    },
    timeout,
  )
})

type Page = { items: { id: string }[]; total: number; sum: string; next: string | null }

/** All pages of a list. */
async function walk(desk: TestDesk, asked: Asked): Promise<Page[]> {
  const pages: Page[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { ...queryOf(asked), limit: String(asked.limit), ...(cursor && { cursor }) }
    const { status, json, text } = await desk.send('GET', '/leads', undefined, { query })
    expect(status, text).toBe(200)
    pages.push(json as Page)
    cursor = (json as Page).next
  }
  return pages
}

function queryOf({ filter, q, period, sort }: Asked) {
  return { filter: filterText(filter), q, period, sort }
}

/** The expected list, computed by checking each lead. */
function modelOf(leads: Lead[], project: Project, { filter, q, period, sort }: Asked) {
  const search: Filter = q.trim() === '' ? { and: [] } : { field: 'q', operator: 'like', value: q }
  const [from, to] = intervals[period] as [number, number]
  const found = leads.filter(
    (lead) => lead.creationDate >= from && lead.creationDate <= to && matches({ and: [filter, search] }, lead, project),
  )
  const ascending = found.toSorted((one, other) => compare(one, other, sort.replace('-', '')) || one.id - other.id)
  const sum = found.reduce((all, { price }) => all + BigInt(price ?? 0), 0n)
  const decimal = `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`
  return { leads: sort.startsWith('-') ? ascending.toReversed() : ascending, sum: decimal }
}

/** Intervals in Moscow time; the clock is at noon UTC of 1 March 2024. */
const intervals: Record<string, [number, number]> = Object.fromEntries(
  [
    ['all', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
    ['2023-01-01..2023-12-31', '2022-12-31T21:00:00Z', '2023-12-31T20:59:59Z'],
    ['2024-01-15..2024-01-15', '2024-01-14T21:00:00Z', '2024-01-15T20:59:59Z'],
    ['this-year', '2023-12-31T21:00:00Z', '2024-12-31T20:59:59Z'],
    ['yesterday', '2024-02-28T21:00:00Z', '2024-02-29T20:59:59Z'],
  ].map(([name, from, to]) => [name, [Date.parse(from as string) / 1000, Date.parse(to as string) / 1000]]),
)

function compare(one: Lead, other: Lead, field: string): number {
  const [a, b] = [one, other].map((lead) => orderedBy[field]?.(lead) ?? null)
  if (a == null || b == null) return Number(a != null) - Number(b != null)
  if (typeof a === 'number') return a - (b as number)
  return Buffer.compare(Buffer.from(a), Buffer.from(b as string)) // UTF-8 keeps the order of code points
}

const orderedBy: Record<string, (lead: Lead) => number | string | null> = {
  creation_date: (lead) => lead.creationDate,
  id: (lead) => lead.id,
  paid_date: (lead) => lead.paidDate,
  price: (lead) => lead.price,
  source: (lead) => lead.source && fold(lead.source),
  status: (lead) => lead.status,
  recorded_at: (lead) => lead.recordedAt,
  remind_at: (lead) => lead.remindAt,
  title: (lead) => fold(lead.title),
  name: (lead) => lead.name && fold(lead.name),
}
