import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { isLong, timeout } from '../../../test/properties/property.ts'
import { at, filters, isIn, isPaid, type ModelLead, makeLeads, periods } from '../../../test/report-leads.ts'
import { sheetsOf } from '../../../test/xlsx.ts'
import { firstLostReasons } from '../../domain/lost-reason.ts'

type Json = Record<string, unknown>
type Shown = Json & Record<'leads' | 'reached' | 'left' | 'lost' | 'paid' | 'responded' | 'quick', Figure>

eachDatabase((database) => {
  const desk = useDesk(database)
  let leads: ModelLead[]

  beforeAll(async () => {
    leads = await makeLeads(desk(), 200)
  }, timeout)

  const asked = async (report: string, query: Record<string, string>) => {
    const { status, json, text } = await desk().send('GET', `/reports/${report}`, undefined, { query })
    expect(status, text).toBe(200)
    return json
  }
  const isShort = database.name === 'postgres' && !isLong
  const cases = filters.flatMap(([name, filter, means], row) =>
    periods
      .filter((_, column) => (row + column) % (isShort ? 5 : 2) === 0)
      .map(([period, from, to]) => ({ name, period, from, to, means, filter: JSON.stringify(filter ?? { and: [] }) })),
  )

  test.each(['summary', 'series', 'channels', 'sources', 'funnel', 'people', 'hours', 'cohorts'])(
    'the exported file of %s has the numbers of the report',
    async (report) => {
      const query = { period: 'last-month', ...(report === 'series' && { unit: 'week' }) }
      const json = await asked(report, query)
      const file = (more: Record<string, string>) =>
        desk().send('GET', '/reports/export', undefined, { query: { report, ...query, ...more } })
      const { text, headers } = await file({ exact: 'true' })
      expect(headers.get('content-disposition')).toContain(`${report}-12345-2024-03-01.csv`)
      const [head, ...rows] = text
        .trim()
        .split('\r\n')
        .map((line) => line.split(','))
      const place = head?.indexOf(report === 'funnel' ? 'here' : 'leads') as number
      const items = (report === 'summary' ? [json, json.before] : json.items) as { leads: number | Figure }[]
      const counts = items.map(({ leads }) => String(typeof leads === 'number' ? leads : leads.leads))
      expect(rows.slice(0, items.length).map((row) => row[place])).toEqual(counts)
      expect(rows.every((row) => row.length === head?.length)).toBe(true)
      const russian = await file({})
      expect(russian.text).toContain(report === 'funnel' ? 'Сейчас;' : 'Заявки;')
      const sheet = await fetch(
        `${desk().address}/api/v2/projects/12345/reports/export?${new URLSearchParams({ report, ...query, format: 'xlsx' })}`,
        {
          headers: { Authorization: `Bearer ${await desk().adminKey()}` },
        },
      )
      const [cells] = sheetsOf(Buffer.from(await sheet.arrayBuffer()))
      expect(cells?.slice(1, items.length + 1).map((row) => String(row[place]))).toEqual(counts)
    },
  )

  describe.each(cases)('the leads of $period by $name', ({ period, from, to, filter, means }) => {
    const found = () => leads.filter(means).filter(isIn(from, to))
    const many = (some: ModelLead[]) => some.length

    test('are counted in the funnel', async () => {
      const json = await asked('funnel', { period, filter })
      const all = found()
      const steps = [0, 1, 3, 4]
      const later = (id: number) => steps.slice(steps.indexOf(id))
      const reached = (lead: ModelLead, ids: number[]) =>
        ids.some((id) => id === lead.status || lead.way.some(({ status }) => status === id))
      const items = json.items as (Shown & { status: { id: string } })[]
      const expected = [0, 1, 2, 3, 4].map((id) => {
        const left = all.filter((lead) => lead.status !== id && reached(lead, [id]))
        const lost = all.filter(
          (lead) => lead.status === 2 && reached(lead, [id]) && !reached(lead, later(id).slice(1)),
        )
        const [reachedIt, lostAfterIt] =
          id === 2 ? [null, null] : [many(all.filter((lead) => reached(lead, later(id)))), many(lost)]
        const stays = left.map(({ way }) => timeIn(way, id))
        return [id, many(all.filter(({ status }) => status === id)), reachedIt, many(left), lostAfterIt, stays]
      })
      expect(
        items.map(({ status, leads, reached, left, lost }, index) => [
          Number(status.id),
          leads,
          reached?.leads ?? null,
          left.leads,
          lost?.leads ?? null,
          expected[index]?.[5],
        ]),
      ).toEqual(expected)
      expect(items.map(({ median_stay, p90_stay }) => [median_stay, p90_stay])).toEqual(
        expected.map(([, , , , , stays]) => [quantile(stays as number[], 0.5), quantile(stays as number[], 0.9)]),
      )
      const canceled = all.filter(({ status }) => status === 2)
      const reasons = (json.reasons as { reason: { id: string; name: string } | null; leads: number }[]).map(
        ({ reason, leads }) => [reason?.name ?? null, leads],
      )
      expect(new Map(reasons as [string, number][])).toEqual(
        counted(canceled.map(({ lostReason }) => lostReason && firstLostReasons.ru[lostReason - 1])),
      )
      const paidTimes = all
        .filter((lead) => isPaid(lead))
        .map(({ paidDate, creationDate }) => (paidDate ?? 0) - creationDate)
      const rounded = paidTimes.map((seconds) => roundedDown(Math.max(0, seconds)))
      expect(json.until_paid).toMatchObject({
        leads: rounded.length,
        median: quantile(rounded, 0.5),
        p90: quantile(rounded, 0.9),
      })
      expect(await expectLists(desk(), json)).toBeGreaterThanOrEqual(5 + 4 + 5 + 4 + 3 + 1)
    })

    test('are counted by member', async () => {
      const json = await asked('people', { period, filter, within: '2' })
      const items = json.items as (Shown & { member: { id: string } | null })[]
      const workOf = (of: ModelLead[]) => {
        const responses = of.flatMap(({ response }) => (response === null ? [] : [roundedDown(response)]))
        const quick = responses.filter((each) => each < 120)
        const [median_response, p90_response] = [quantile(responses, 0.5), quantile(responses, 0.9)]
        return { leads: of.length, paid: many(of.filter(isPaid)), quick: quick.length, median_response, p90_response }
      }
      for (const { member, leads, paid, quick, median_response, p90_response } of items) {
        const own = found().filter(({ assignee }) => String(assignee) === (member?.id ?? 'null'))
        expect({ leads: leads.leads, paid: paid.leads, quick: quick.leads, median_response, p90_response }).toEqual(
          workOf(own),
        )
      }
      expect(items.reduce((sum, { leads }) => sum + leads.leads, 0)).toBe(found().length)
      expect((json.total as Shown).leads.leads).toBe(found().length)
      expect(await expectLists(desk(), json)).toBe(6 * (items.length + 1))
    })

    test('are counted by hour of the week', async () => {
      const json = await asked('hours', { period, filter })
      const cells = json.items as (Shown & { weekday: number; hour: number })[]
      const moscow = ({ creationDate }: ModelLead) => new Date((creationDate + 3 * 3_600) * 1_000)
      const hourOf = (lead: ModelLead) => `${((moscow(lead).getUTCDay() + 6) % 7) + 1} ${moscow(lead).getUTCHours()}`
      const byHour = counted(found().map(hourOf))
      expect(new Map(cells.map(({ weekday, hour, leads }) => [`${weekday} ${hour}`, leads.leads]))).toEqual(byHour)
      for (const { weekday, hour, median_response } of cells) {
        const own = found().filter((lead) => hourOf(lead) === `${weekday} ${hour}`)
        const responses = own.flatMap(({ response }) => (response === null ? [] : [roundedDown(response)]))
        expect(median_response).toBe(quantile(responses, 0.5))
      }
      const some = { ...json, items: cells.slice(0, 20) }
      expect(await expectLists(desk(), some)).toBeGreaterThanOrEqual(2)
    })

    test('are counted by cohort', async () => {
      const json = await asked('cohorts', { period, filter })
      const items = json.items as (Shown & { period: string; months: { months: number; leads: number }[] })[]
      const monthOf = (seconds: number) => {
        const date = new Date((seconds + 3 * 3_600) * 1_000)
        return date.getUTCFullYear() * 12 + date.getUTCMonth()
      }
      for (const { period: days, leads, paid, months } of items) {
        const own = found().filter(
          ({ creationDate }) => monthOf(creationDate) === monthOf(at(`${days.slice(0, 10)}T00:00:00Z`)),
        )
        expect([leads.leads, paid.leads]).toEqual([own.length, many(own.filter(isPaid))])
        const after = own.filter(isPaid).map((lead) => monthOf(lead.paidDate as number) - monthOf(lead.creationDate))
        expect(new Map(months.map(({ months, leads }) => [months, leads]))).toEqual(counted(after))
      }
      expect(items.reduce((sum, { leads }) => sum + leads.leads, 0)).toBe(found().length)
      expect(await expectLists(desk(), items)).toBeGreaterThanOrEqual(2)
    })
  })
})

/** How long a lead was in a status that it left, rounded down like in a report. */
function timeIn(way: ModelLead['way'], id: number): number {
  return roundedDown(way.reduce((sum, { status, seconds }) => sum + (status === id ? seconds : 0), 0))
}

function roundedDown(seconds: number): number {
  const unit = seconds < 120 ? 1 : seconds < 7_200 ? 60 : seconds < 172_800 ? 600 : 3_600
  return seconds - (seconds % unit)
}

function quantile(values: number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null
}

function counted<T>(all: T[]): Map<T, number> {
  const found = new Map<T, number>()
  for (const each of all) found.set(each, (found.get(each) ?? 0) + 1)
  return found
}
