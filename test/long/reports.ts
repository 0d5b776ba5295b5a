import { get, idsOf, questionOf } from './asking.ts'
import { dateAt, daysIn, daysOf, endsOf, later, mondayOf, monthOf } from './days.ts'
import { foundBy, inOrder, matching, money, type Question, sumOf } from './expected.ts'
import { folded, type ModelLead } from './model.ts'
import { same, type World } from './operations.ts'

const figure = (leads: ModelLead[]) => [leads.length, sumOf(leads)]
const told = (json: unknown) => {
  const { leads, sum } = json as { leads: number; sum: string }
  return [leads, sum]
}
export const inStatus = (leads: ModelLead[], id: number) => leads.filter(({ status }) => status === id)

type Column = { status: { id: string }; items: { id: string }[]; next: string | null }

export async function board(world: World): Promise<void> {
  const { random, model, desk } = world
  const question = questionOf(world)
  const limit = random.of([1, 5, 1_000])
  const { json, asked } = await get(world, '/board', question, { limit: String(limit) })
  const found = inOrder(foundBy(model, question, desk.clock.now), '-creation_date')
  same([json.total, json.sum], figure(found), `the numbers of ${asked}`)
  const columns = (json.columns as Column[]).map((column) => [column.status.id, ...told(column), idsOf(column.items)])
  const expected = model.statuses.map(({ id }) => {
    const own = inStatus(found, id)
    return [String(id), ...figure(own), idsOf(own.slice(0, limit))]
  })
  same(columns, expected, `the columns of ${asked}`)
}

export async function column(world: World): Promise<void> {
  const { random, model, desk } = world
  const [question, { id }] = [questionOf(world), random.of(model.statuses)]
  const expected = inOrder(inStatus(foundBy(model, question, desk.clock.now), id), '-creation_date')
  const items: { id: string }[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < 3; pages++) {
    const { json, asked } = await get(world, `/board/${id}`, question, { limit: '4', ...(cursor && { cursor }) })
    same(told(json), figure(expected), `the numbers of ${asked}`)
    items.push(...(json.items as typeof items))
    same(idsOf(items), idsOf(expected.slice(0, items.length)), `the cards of ${asked}`)
    cursor = json.next as string | null
    if (cursor === null) return same(items.length, expected.length, `the end of ${asked}`)
  }
}

/** The leads that were paid between two moments, whenever they were created. */
function paidBetween(
  { model }: World,
  question: Question,
  ends: { from: number; to: number } | undefined,
): ModelLead[] {
  const isWithin = (date: number | null) => date !== null && (!ends || (date >= ends.from && date <= ends.to))
  return matching(model, question).filter(({ status, paid_date }) => model.isPaid(status) && isWithin(paid_date))
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000
}

function average(leads: ModelLead[]): string | null {
  const sum = leads.reduce((all, { price }) => all + (price ?? 0), 0)
  return leads.length === 0 ? null : money(Math.floor((2 * sum + leads.length) / (2 * leads.length)))
}

type Figures = Record<'leads' | 'paid' | 'revenue', { leads: number; sum: string }> & {
  conversion: number | null
  average_price: string | null
}

function toldFigures({ leads, paid, revenue, conversion, average_price }: Figures) {
  return [told(leads), told(paid), told(revenue), conversion, average_price]
}

function figuresOf({ model }: World, created: ModelLead[], revenue: ModelLead[]) {
  const paid = created.filter(({ status }) => model.isPaid(status))
  return [figure(created), figure(paid), figure(revenue), share(paid.length, created.length), average(revenue)]
}

export async function summary(world: World): Promise<void> {
  const { model, desk } = world
  const question = questionOf(world)
  const { json, asked } = await get(world, '/reports/summary', question)
  const days = daysOf(question.period, desk.clock.now, model.timeZone)
  const of = (period: string, ends?: { from: number; to: number }) =>
    figuresOf(world, foundBy(model, { ...question, period }, desk.clock.now), paidBetween(world, question, ends))
  const whole = json as unknown as Figures & { before: Figures | null }
  same(toldFigures(whole), of(question.period, days && endsOf(days, model.timeZone)), asked)
  if (!days) return same(whole.before, null, `what was before ${asked}`)
  const before = daysBefore(days, dateAt(desk.clock.now, model.timeZone))
  const expected = of(`${before.first}..${before.last}`, endsOf(before, model.timeZone))
  same(whole.before && toldFigures(whole.before), expected, `what was before ${asked}`)
}

/** The period before another one: a week, month or year, else as many days. For a running period, only as many days as have passed. */
function daysBefore({ first, last }: { first: string; last: string }, today: string): { first: string; last: string } {
  const isRunning = first <= today && today < last
  const length = daysIn(first, isRunning ? today : last)
  const starts: [is: boolean, before: string][] = [
    [first === mondayOf(first) && last === later(first, 6), later(first, -7)],
    [first === monthOf(first) && last === later(monthOf(first, 1), -1), monthOf(first, -1)],
    [first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`, `${Number(first.slice(0, 4)) - 1}-01-01`],
  ]
  const start = starts.find(([is]) => is)?.[1] ?? later(first, -daysIn(first, last))
  const end = isRunning ? later(start, length - 1) : later(first, -1)
  return { first: start, last: end < first ? end : later(first, -1) }
}

export async function series(world: World): Promise<void> {
  const { random, model, desk } = world
  const question = questionOf(world)
  const days = daysOf(question.period, desk.clock.now, model.timeZone)
  if (!days) return
  const unit = random.of(['day', 'week', 'month'])
  const { json, asked } = await get(world, '/reports/series', question, { unit })
  const found = foundBy(model, question, desk.clock.now)
  const expected = bucketsOf(days, unit).map((bucket) => {
    const { from, to } = endsOf(bucket, model.timeZone)
    const here = found.filter(({ creation_date: date }) => date >= from && date <= to)
    const statuses = model.statuses
      .map(({ id }) => [String(id), ...figure(inStatus(here, id))])
      .filter(([, n]) => n !== 0)
    return [
      `${bucket.first}..${bucket.last}`,
      figure(here),
      statuses,
      figure(paidBetween(world, question, { from, to })),
    ]
  })
  type Bucket = { period: string; leads: unknown; revenue: unknown; statuses: { id: string }[] }
  const got = (json.items as Bucket[]).map(({ period, leads, statuses, revenue }) => [
    period,
    told(leads),
    statuses.map((each) => [each.id, ...told(each)]),
    told(revenue),
  ])
  same(got, expected, asked)
}

function bucketsOf({ first, last }: { first: string; last: string }, unit: string) {
  const buckets: { first: string; last: string }[] = []
  for (let from = first; from <= last; ) {
    const next = { day: later(from, 1), week: later(mondayOf(from), 7), month: monthOf(from, 1) }[unit] as string
    buckets.push({ first: from, last: later(next, -1) < last ? later(next, -1) : last })
    from = next
  }
  return buckets
}

export async function sources(world: World): Promise<void> {
  const { model, desk } = world
  const question = questionOf(world)
  const { json, asked } = await get(world, '/reports/sources', question, { limit: '10000' })
  const days = daysOf(question.period, desk.clock.now, model.timeZone)
  const created = foundBy(model, question, desk.clock.now)
  const revenue = paidBetween(world, question, days && endsOf(days, model.timeZone))
  const nameOf = (source: string | null) => source && folded(source)
  const names = [...new Set([...created, ...revenue].map(({ source }) => nameOf(source)))]
  const of = (leads: ModelLead[], name: string | null) => leads.filter(({ source }) => nameOf(source) === name)
  const expected = names.map((name) => [name, figuresOf(world, of(created, name), of(revenue, name))])
  const lines = json.items as (Figures & { source: string | null })[]
  const got = lines.map((line) => [nameOf(line.source), toldFigures(line)])
  const byName = (some: unknown[]) => some.map((each) => JSON.stringify(each)).sort()
  same(byName(got), byName(expected), asked)
  same(json.total, expected.length, `the total of ${asked}`)
}

export async function funnel(world: World): Promise<void> {
  const { model, desk } = world
  const question = questionOf(world)
  const { json, asked } = await get(world, '/reports/funnel', question)
  const found = foundBy(model, question, desk.clock.now)
  const expected = model.statuses.map(({ id, type }, index) => {
    const reached = model.statuses.slice(index).filter((each) => each.type !== 'canceled')
    const there = found.filter(({ status, passed }) =>
      reached.some((each) => each.id === status || passed.includes(each.id)),
    )
    return [String(id), ...figure(inStatus(found, id)), type === 'canceled' ? null : figure(there)]
  })
  const items = json.items as (Column & { reached: unknown })[]
  same(
    items.map((item) => [item.status.id, ...told(item), item.reached && told(item.reached)]),
    expected,
    asked,
  )
}
