import type { Viewer } from '../../domain/access.ts'
import { and, paid, type Tally } from '../../domain/figure.ts'
import { everything } from '../../domain/filter.ts'
import { dayOf, momentOf } from '../../domain/local-day.ts'
import type { ReportKind } from '../../domain/notice.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { Store, TallyQuery } from '../../store/store.ts'
import { type NoticeTexts, noticeTexts } from '../../texts/notices.ts'
import { type Days, daysBefore, daysOf } from './report-days.ts'

type Parts = { title: string; lines: string[] }
type Figures = { leads: number; waiting: number; paid: number; revenue: bigint }

/** How many sources a report names. */
const named = 3

/**
 * The summary of the day before a moment (seconds), or the report of the week or month before: new leads, those still without a response, paid leads
 * and revenue. A report compares them with the period before and names the sources with the most leads.
 */
export async function summaryOf(store: Store, viewer: Viewer, kind: ReportKind, at: number): Promise<Parts> {
  const { project } = viewer
  const texts = noticeTexts[project.language]
  const days = daysOf(kind, at, project.timeZone)
  const figures = await figuresOf(store, viewer, periodOf(days, project))
  const title = texts.reports[kind](writeDays(kind, days, project))
  if (kind === 'summary') return { title, lines: linesOf(figures, undefined, project) }
  const before = { kind, ...(await figuresOf(store, viewer, periodOf(daysBefore(kind, days), project))) }
  const sources = await sourcesOf(store, viewer, periodOf(days, project), texts)
  return { title, lines: [...linesOf(figures, before, project), ...(sources ? [sources] : [])] }
}

function periodOf({ first, last }: Days, { timeZone }: Project): Period {
  return { from: momentOf(first, 0, timeZone), to: momentOf(last + 1, 0, timeZone) - 1 }
}

/** The day, the days of the week, or the month in words. */
function writeDays(kind: ReportKind, { first, last }: Days, { language }: Project): string {
  const shown =
    kind === 'month' ? ({ month: 'long', year: 'numeric' } as const) : ({ day: 'numeric', month: 'long' } as const)
  const format = new Intl.DateTimeFormat(language, { ...shown, timeZone: 'UTC' })
  const [from, to] = [first, last].map((day) => Date.parse(dayOf(day))) as [number, number]
  return kind === 'week' ? format.formatRange(from, to) : format.format(from)
}

/** The figures of the leads that came in a period, and of those paid in it. */
async function figuresOf(store: Store, viewer: Viewer, period: Period): Promise<Figures> {
  const statuses = await store.statuses.of(viewer.project.id)
  const open = statuses.filter(({ type }) => type === 'progress').map((status) => status.id)
  const waiting = and(
    everything,
    { field: 'responded_at', operator: 'null', value: true },
    { field: 'status', operator: 'in', value: open },
  )
  const asked: TallyQuery[] = [
    { date: 'creation_date', period, filter: everything, by: 'nothing' },
    { date: 'creation_date', period, filter: waiting, by: 'nothing' },
    { date: 'paid_date', period, filter: and(everything, paid(statuses)), by: 'nothing' },
  ]
  const [came = [], waits = [], sold = []] = await store.read('tallies', viewer, asked)
  const [leads = 0, left = 0, bought = 0] = [came, waits, sold].map((groups) =>
    groups.reduce((sum, { n }) => sum + n, 0),
  )
  return { leads, waiting: left, paid: bought, revenue: sold.reduce((total, { sum }) => total + sum, 0n) }
}

/** The figures in words; with `before`, compared with those of that period. */
function linesOf(
  now: Figures,
  before: (Figures & { kind: 'week' | 'month' }) | undefined,
  { language, currency }: Project,
): string[] {
  const texts = noticeTexts[language]
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 })
  const write = (sum: bigint) => money.format(Number(sum) / 100)
  const lines = [texts.leads(now.leads)]
  if (now.waiting) lines.push(texts.unanswered(now.waiting))
  if (now.paid || before?.paid) lines.push(texts.paid(now.paid, write(now.revenue)))
  if (before) lines.push(texts.before[before.kind](before.leads, before.paid, write(before.revenue)))
  return lines
}

/** The sources with the most leads in a period; undefined if no lead came. */
async function sourcesOf(
  store: Store,
  viewer: Viewer,
  period: Period,
  texts: NoticeTexts,
): Promise<string | undefined> {
  const [groups = []] = await store.read('tallies', viewer, [
    { date: 'creation_date', period, filter: everything, by: 'source' },
  ])
  const counts = new Map<Tally['key'], { name: string; n: number }>()
  for (const { key, label, n } of groups)
    counts.set(key, { name: label ?? texts.noSource, n: n + (counts.get(key)?.n ?? 0) })
  const most = [...counts.values()].sort((one, other) => other.n - one.n).slice(0, named)
  return most.length > 0 ? texts.sources(most.map(({ name, n }) => `${name} ${n}`).join(', ')) : undefined
}
