import { beforeAll, describe, expect, test } from 'vitest'
import { capturing } from '../../../test/capturing.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'
import { expectLists, type Figure } from '../../../test/figures.ts'
import { newMember } from '../../../test/members.ts'
import { timeout } from '../../../test/properties/property.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { channelOf } from '../../domain/channel.ts'
import { fold } from '../../domain/fold.ts'
import type { LeadDraft } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { Touch } from '../../domain/touch.ts'

type Line = {
  level: string
  channel: { id: string } | null
  value: string | null
  leads: Figure
  repeats: Figure
  paid: Figure
  revenue: Figure
  cost: string | null
  cost_per_lead: string | null
  cost_per_paid: string | null
  romi: number | null
  before: Omit<Line, 'items' | 'before'> | null
  total: number | null
  items: Line[] | null
}
type Report = { whole: Line; items: Line[]; total: number; before: { name: string } | null }

const touches: (Touch | null)[] = [
  null,
  { utm_source: 'yandex', utm_medium: 'cpc', utm_campaign: 'Весна', utm_term: 'окна' },
  { utm_source: 'yandex', utm_medium: 'cpc', utm_campaign: 'ВЕСНА', utm_term: 'двери' },
  { utm_source: 'vk', utm_medium: 'cpc', utm_campaign: 'весна' },
  { utm_source: 'vk', utm_medium: 'post' },
  { gclid: 'x', utm_campaign: 'зима', utm_term: 'Окна' },
]
const sources = [null, 'Сайт', 'сайт', 'vk', 'Выставка']
const day = (number: number) => Date.parse(`2024-02-${String(number).padStart(2, '0')}T12:00:00Z`) / 1000
const drafts: LeadDraft[] = Array.from({ length: 60 }, (_, index) => ({
  ...{ title: 'Заявка', name: null, email: null, text: null },
  phone: index % 4 === 0 ? `+7921000000${index % 8}` : null,
  creationDate: day((index % 28) + 1),
  status: index % 3 === 0 ? 1 : 0,
  paidDate: index % 3 === 0 ? day(((index * 5) % 28) + 1) : null,
  price: index * 1000,
  source: sources[index % sources.length] ?? null,
  firstTouch: touches[(index * 7) % touches.length] ?? null,
  lastTouch: touches[index % touches.length] ?? null,
}))

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)
  let project: Project

  beforeAll(async () => {
    const { store, clock } = desk()
    project = await findProject(store, desk().project)
    await createLeads(store, { door: 'api', name: 'key:1' }, project, drafts, clock.now)
  }, timeout)

  const asked = async (query: Record<string, string> = {}) => {
    const { status, json, text } = await desk().send('GET', '/reports/channels', undefined, { query })
    expect(status, text).toBe(200)
    return json as unknown as Report
  }
  const spend = async (...costs: object[]) => {
    const { status, text, json } = await desk().send('PUT', '/costs', { costs })
    expect(status, text).toBe(200)
    return json.undo as string
  }
  /** Checks the lists of every seventh line, which includes all levels. Checking all would take a minute. */
  const expectSomeLists = async (items: Line[]) => {
    const lines = pathsOf(items).map(([, { items: _, ...line }]) => line)
    for (const line of lines.filter((_, index) => index % 7 === 0)) await expectLists(desk(), line)
  }
  const february = '2024-02-01..2024-02-29'

  test('a report without costs has null, not zero', async () => {
    const { whole, items } = await asked({ depth: '2' })
    const all = [whole, ...items, ...items.flatMap(({ items }) => items ?? [])]
    expect(
      all.map(({ cost, cost_per_lead, cost_per_paid, romi }) => [cost, cost_per_lead, cost_per_paid, romi]),
    ).toEqual(all.map(() => [null, null, null, null]))
  })

  describe.each(['last', 'first'] as const)('by the %s touch', (touch) => {
    test('the tree counts each lead once on each level, and every number has its list', async () => {
      const { items, whole } = await asked({ depth: '4', touch, period: february })
      const paths = drafts.map((draft) => {
        const lastTouch = (touch === 'last' ? draft.lastTouch : draft.firstTouch) ?? null
        const { utm_campaign = null, utm_term = null } = lastTouch ?? {}
        const channel = channelOf(project.rules, { source: draft.source, lastTouch })
        return [channel, draft.source, utm_campaign, utm_term].map((each) =>
          typeof each === 'string' ? fold(each) : each,
        )
      })
      const counted = new Map<string, number>()
      for (const path of paths)
        for (const depth of [1, 2, 3, 4]) {
          const name = JSON.stringify(path.slice(0, depth))
          counted.set(name, (counted.get(name) ?? 0) + 1)
        }
      const found = new Map(pathsOf(items).map(([path, line]) => [JSON.stringify(path), line.leads.leads]))
      expect([...found].sort()).toEqual([...counted].sort())
      expect(whole.leads.leads).toBe(60)
      expect(await expectLists(desk(), whole)).toBe(4)
      await expectSomeLists(items)
      expect(pathsOf(items).reduce((sum, [, { repeats }]) => sum + repeats.leads, 0)).toBeGreaterThan(4)
    })

    test('the lines below a line equal a report with its filter that starts at the next level', async () => {
      const { items } = await asked({ depth: '4', touch, period: february })
      const levels = ['channel', 'source', 'campaign', 'keyword']
      for (const line of items.slice(0, 2)) await expectBelow(line, 1)

      async function expectBelow(line: Line, place: number): Promise<void> {
        if (!line.items) return
        const { period, filter } = line.leads.list
        const level = levels[place] as string
        const below = await asked({ touch, level, period, filter: JSON.stringify(filter) })
        expect(below.items).toEqual(line.items.map((each) => ({ ...each, total: null, items: null })))
        expect(below.total).toBe(line.total)
        for (const each of line.items.slice(0, 2)) await expectBelow(each, place + 1)
      }
    })
  })

  test('costs are placed in their channel, or where most leads of their source or campaign are, and add up', async () => {
    const undo = await spend(
      { month: '2024-02', channel: '1', amount: '290.00' },
      { day: '2024-02-10', source: 'САЙТ', amount: '30.33' },
      { day: '2024-02-10', campaign: 'весна', amount: '50' },
      { day: '2024-02-11', campaign: 'без заявок', amount: '7' },
      { day: '2024-02-12', source: 'telegram', amount: '11' }, // no lead has it
      { day: '2024-03-01', channel: '1', amount: '1000' }, // not in the period
    )
    const { items, whole } = await asked({ depth: '3', period: february, compare: 'previous' })
    const paid = drafts.filter(({ status }) => status === 1)
    const revenue = paid.reduce((sum, { price }) => sum + (price ?? 0), 0) / 100
    expect(whole).toMatchObject({
      cost: '388.33',
      cost_per_lead: '6.47',
      cost_per_paid: (388.33 / paid.length).toFixed(2),
      romi: Math.floor((revenue / 388.33 - 1) * 10_000) / 10_000,
      before: { cost: null, romi: null },
    })
    const costs = new Map(pathsOf(items).map(([path, { cost }]) => [JSON.stringify(path), cost]))
    const costOf = (...path: (string | number | null)[]) => costs.get(JSON.stringify(path))
    const pathTo = (name: string) => pathsOf(items).find(([path]) => path.at(-1) === name)?.[0] ?? []
    expect(pathTo('весна')[0]).toBe(1) // two touches of Direct have this campaign, and one of VK
    expect(costOf(...pathTo('весна'))).toBe('50.00')
    expect(pathTo('без заявок')).toEqual([null, null, 'без заявок'])
    expect(costOf(10, 'telegram')).toBe('11.00')
    // a third of the leads with this source have touches of Direct, more than of any other channel; its campaign has a cost as well
    expect([costOf(1), costOf(1, 'сайт'), costOf(1, 'сайт', 'весна')]).toEqual(['370.33', '80.33', '50.00'])
    const sum = (lines: Line[]) => lines.reduce((all, { cost }) => all + Math.round(Number(cost ?? 0) * 100), 0)
    expect(sum(items)).toBe(38833)
    const telegram = items.find(({ channel }) => channel?.id === '10')
    expect(telegram).toMatchObject({ leads: { leads: 0 }, cost_per_lead: null, romi: -1 })
    await desk().send('POST', `/undo/${undo}`)
    await expectSomeLists(items)
  })

  test('a source or campaign named null is not mixed up with leads without one', async () => {
    const undo = await spend(
      { day: '2024-02-10', source: 'null', amount: '3' },
      { day: '2024-02-10', campaign: 'null', amount: '5' },
    )
    const { items } = await asked({ depth: '3', period: february })
    const costs = pathsOf(items).filter(([path, { cost }]) => path.at(-1) === 'null' && cost !== null)
    expect(costs.map(([path, { cost }]) => [path, cost])).toEqual(
      expect.arrayContaining([
        [[null, 'null'], '3.00'],
        [[null, null, 'null'], '5.00'],
      ]),
    )
    await desk().send('POST', `/undo/${undo}`)
  })

  test('conditions on channel, source or campaign filter costs too, others filter only leads', async () => {
    const undo = await spend(
      { day: '2024-02-10', channel: '1', amount: '100' },
      { day: '2024-02-10', source: 'telegram', amount: '10' },
    )
    const costBy = async (...and: object[]) => (await asked({ filter: JSON.stringify({ and }) })).whole.cost
    const channel = { field: 'channel', operator: '=', value: '1' }
    expect(await costBy()).toBe('110.00')
    expect(await costBy(channel)).toBe('100.00')
    expect(await costBy({ ...channel, operator: '!=' })).toBe('10.00')
    expect(await costBy({ field: 'source', operator: '=', value: 'TELEGRAM' })).toBe('10.00')
    expect(await costBy({ field: 'source', operator: '=', value: 'сайт' })).toBeNull()
    expect(await costBy({ field: 'status', operator: '=', value: '1' })).toBe('110.00')
    await desk().send('POST', `/undo/${undo}`)
  })

  test('the previous period is compared', async () => {
    const undo = await spend(
      { day: '2024-02-05', channel: '1', amount: '5' },
      { day: '2024-02-15', channel: '1', amount: '20' },
    )
    const report = await asked({ period: '2024-02-11..2024-02-20', compare: 'previous' })
    expect(report.before?.name).toBe('2024-02-01..2024-02-10')
    const alone = await asked({ period: '2024-02-01..2024-02-10' })
    const { before, ...numbers } = alone.whole
    expect(report.whole.before).toEqual(numbers)
    const direct = report.items.find(({ channel }) => channel?.id === '1')
    expect([direct?.cost, direct?.before?.cost]).toEqual(['20.00', '5.00'])
    expect((await asked({ compare: 'previous' })).before).toBeNull() // all time has no previous period
    await desk().send('POST', `/undo/${undo}`)
    await expectSomeLists(report.items)
  })

  test('a current period leaves out costs of future days', async () => {
    const undo = await spend(
      { day: '2024-03-01', channel: '1', amount: '5' },
      { day: '2024-03-02', channel: '1', amount: '20' },
    )
    const costOf = async (period: string) => (await asked({ period, compare: 'previous' })).whole.cost
    expect([await costOf('this-month'), await costOf('2024-03-02..2024-03-02'), await costOf('all')]).toEqual([
      '5.00',
      '20.00',
      '5.00',
    ])
    await desk().send('POST', `/undo/${undo}`)
  })

  test('spam is counted where leads from it would be', async () => {
    for (const utm_campaign of ['Спам', 'спам'])
      await came({ end: 'spam', understood: { lastTouch: { utm_source: 'vk', utm_medium: 'cpc', utm_campaign } } })
    const { items, whole } = await asked({ depth: '3' })
    expect(whole).toMatchObject({ spam: { receipts: 2, list: { end: 'spam', period: 'all' } }, spam_share: 0.0323 })
    const [path, line] = pathsOf(items).find(([path]) => path.at(-1) === 'спам') ?? []
    expect([path?.[0], line?.leads.leads]).toEqual([3, 0])
    expect(line).toMatchObject({ spam: { receipts: 2 }, spam_share: 1 })
    const by = async (filter: object) => (await asked({ filter: JSON.stringify(filter) })).whole
    expect(await by({ field: 'channel', operator: '=', value: '1' })).toMatchObject({ spam: { receipts: 0 } })
    expect(await by({ field: 'status', operator: '=', value: '1' })).toMatchObject({ spam: null, spam_share: null })
  })

  test('a contractor sees no costs, and no level that may hold a contact', async () => {
    await spend({ day: '2024-02-10', source: 'vk', amount: '10' })
    const member = await newMember(desk(), 'contractor', { sources: ['vk'] })
    const path = '/api/v2/projects/12345/reports/channels'
    const { json } = await member.send('GET', `${path}?depth=2`)
    expect(json.whole).toMatchObject({ leads: { leads: 12 }, cost: null, romi: null })
    expect((await member.send('GET', `${path}?depth=3`)).json.code).toBe('hidden-field')
    expect((await member.send('GET', `${path}?level=keyword`)).json.code).toBe('hidden-field')
  })

  test.each(['period', 'condition', 'keys', 'reader-pool'] as const)(
    'is the same by the access path %s',
    async (forcedPath) => {
      const other = await openDesk(desk().url, { forcedPath })
      const filter = JSON.stringify({ field: 'source', operator: 'in', value: ['vk', 'сайт'] })
      const queries: Record<string, string>[] = [
        { depth: '4' },
        { depth: '4', touch: 'first', filter, period: february },
      ]
      for (const query of queries) {
        const { json } = await other.send('GET', '/reports/channels', undefined, { query })
        expect(json).toEqual(await asked(query))
      }
      await other.close()
    },
  )

  test('has at most the requested number of lines, and the total', async () => {
    const all = await asked({ depth: '2' })
    const few = await asked({ depth: '2', limit: '1' })
    expect([few.items.length, few.total]).toEqual([1, all.items.length])
    expect(few.items[0]).toEqual({ ...all.items[0], items: all.items[0]?.items?.slice(0, 1) })
    expect((await desk().send('GET', '/reports/channels?limit=0')).status).toBe(422)
  })
})

/** All lines with their paths: the id of a channel, then folded texts. */
function pathsOf(lines: readonly Line[], above: (string | number | null)[] = []): [(string | number | null)[], Line][] {
  return lines.flatMap((line) => {
    const own = line.level === 'channel' ? line.channel && Number(line.channel.id) : line.value && fold(line.value)
    const path = [...above, own]
    return [[path, line] as [(string | number | null)[], Line], ...pathsOf(line.items ?? [], path)]
  })
}
