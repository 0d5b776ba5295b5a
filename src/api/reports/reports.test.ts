import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { isLong, timeout } from '../../../test/properties/property.ts'
import { at, filters, isIn, isPaid, type ModelLead, makeLeads, periods } from '../../../test/report-leads.ts'
import { findProject } from '../../actions/projects.ts'
import { channelOf } from '../../domain/channel.ts'
import type { Project } from '../../domain/project.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  let leads: ModelLead[]
  let rules: Project['rules']

  beforeAll(async () => {
    leads = await makeLeads(desk(), 400)
    rules = (await findProject(desk().store, desk().project)).rules
  }, timeout)

  const asked = async (report: string, query: Record<string, string>) => {
    const { status, json, text } = await desk().send('GET', `/reports/${report}`, undefined, { query })
    expect(status, text).toBe(200)
    return json
  }
  // SQLite and a long run test all pairs of a filter and a period, a short run on PostgreSQL a third of them
  const isShort = database.name === 'postgres' && !isLong
  const cases = filters.flatMap(([name, filter, means], row) =>
    periods
      .filter((_, column) => !isShort || (row + column) % 3 === 0)
      .map(([period, from, to, before]) => ({
        name,
        period,
        from,
        to,
        before,
        means,
        filter: JSON.stringify(filter ?? { and: [] }),
      })),
  )

  describe.each(cases)('the leads of $period by $name', ({ period, from, to, before, filter, means }) => {
    test('have a summary, with that of the previous period', async () => {
      const json = await asked('summary', { period, filter })
      expect(plain(json)).toEqual(summed(leads.filter(means), from, to))
      expect(json.before && plain(json.before as Json)).toEqual(before && summed(leads.filter(means), ...before))
      expect(await expectLists(desk(), json)).toBe(before ? 8 : 4)
    })

    test('are grouped by source', async () => {
      const json = await asked('sources', { period, filter })
      const lines = json.items as ({ source: string | null } & Json)[]
      const folded = (source: string | null) => source?.toLowerCase().replace('ё', 'е') ?? null
      const found = leads.filter(means)
      for (const { source, ...line } of lines) {
        const { responded, median_response, ...own } = summed(
          found.filter((lead) => folded(lead.source) === folded(source)),
          from,
          to,
        )
        expect(plain(line)).toEqual(own)
      }
      const counted = lines.map(({ leads }) => (leads as Figure).leads)
      expect(counted).toEqual(counted.toSorted((one, other) => other - one))
      expect(counted.reduce((all, n) => all + n, 0)).toBe(found.filter(isIn(from, to)).length)
      expect(json.total).toBe(lines.length)
      expect(await expectLists(desk(), lines)).toBe(3 * lines.length)
    })

    test('are grouped by channel', async () => {
      const json = await asked('channels', { period, filter })
      const lines = json.items as ({ channel: { id: string } | null } & Json)[]
      const found = leads.filter(means)
      const channel = (lead: ModelLead) => channelOf(rules, { source: lead.source, lastTouch: null })
      for (const { channel: of, ...line } of lines) {
        const inIt = found.filter((lead) => channel(lead) === (of && Number(of.id)))
        const { responded, median_response, ...own } = summed(inIt, from, to)
        expect(plain(line)).toEqual(own)
      }
      expect(lines.reduce((all, { leads }) => all + (leads as Figure).leads, 0)).toBe(
        found.filter(isIn(from, to)).length,
      )
      expect(await expectLists(desk(), lines)).toBe(4 * lines.length)
    })

    test('make a series', async () => {
      const json = await asked('series', { period, filter, unit: 'month' })
      const items = json.items as (Json & { leads: Figure; revenue: Figure; statuses: Figure[] })[]
      const whole = summed(leads.filter(means), from, to)
      expect(items.reduce((all, item) => all + item.leads.leads, 0)).toBe(whole.leads)
      expect(items.reduce((all, item) => all + item.revenue.leads, 0)).toBe(whole.revenue.leads)
      for (const { leads, statuses } of items)
        expect(statuses.reduce((all, each) => all + each.leads, 0)).toBe(leads.leads)
      expect(await expectLists(desk(), items)).toBeGreaterThanOrEqual(2)
    })
  })
})

type Json = Record<string, unknown>

/** The numbers of a response, without their lists. */
function plain(answer: Json) {
  const { leads, paid, revenue, responded, conversion, average_price, median_response } = answer as Record<
    string,
    Figure
  >
  return {
    leads: leads?.leads,
    paid: paid?.leads,
    conversion,
    revenue: { leads: revenue?.leads, sum: revenue?.sum },
    average_price,
    ...(responded && { responded: responded.leads, median_response }),
  }
}

/** The expected numbers, computed from the model. */
function summed(leads: ModelLead[], from: string, to: string) {
  const created = leads.filter(isIn(from, to))
  const paid = created.filter(isPaid)
  const revenue = leads.filter(
    (lead) => isPaid(lead) && lead.paidDate !== null && lead.paidDate >= at(from) && lead.paidDate <= at(to),
  )
  const sum = revenue.reduce((all, { price }) => all + BigInt(price ?? 0), 0n)
  const responses = created.flatMap(({ response }) => response ?? []).sort((one, other) => one - other)
  return {
    leads: created.length,
    paid: paid.length,
    conversion: created.length === 0 ? null : Number((paid.length / created.length).toFixed(4)),
    revenue: { leads: revenue.length, sum: money(sum) },
    average_price:
      revenue.length === 0 ? null : money((sum * 2n + BigInt(revenue.length)) / (2n * BigInt(revenue.length))),
    responded: responses.length,
    median_response: responses.length === 0 ? null : told(responses[Math.ceil(responses.length / 2) - 1] as number),
  }
}

function told(seconds: number): number {
  return { 61: 61, 3599: 3_540, 7201: 7_200, 90000: 90_000, 400000: 399_600 }[seconds] ?? seconds
}

function money(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
