import type { Viewer } from '../../domain/access.ts'
import { and, paid } from '../../domain/figure.ts'
import { everything } from '../../domain/filter.ts'
import { dayOf, localDay, momentOf } from '../../domain/local-day.ts'
import type { Store, TallyQuery } from '../../store/store.ts'
import { noticeTexts } from '../../texts/notices.ts'

/** The summary of the day before a moment (seconds): new leads, those still without a response, and paid ones. */
export async function summaryOf(store: Store, viewer: Viewer, at: number): Promise<{ title: string; lines: string[] }> {
  const { timeZone, language, currency, id } = viewer.project
  const texts = noticeTexts[language]
  const day = localDay(at, timeZone) - 1
  const period = { from: momentOf(day, 0, timeZone), to: momentOf(day + 1, 0, timeZone) - 1 }
  const statuses = await store.statuses.of(id)
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
  const [all, left, bought] = [came, waits, sold].map((groups) => groups.reduce((total, { n }) => total + n, 0))
  const sum = sold.reduce((total, each) => total + each.sum, 0n)
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 })
  const lines = [texts.leads(all ?? 0)]
  if (left) lines.push(texts.unanswered(left))
  if (bought) lines.push(texts.paid(bought, money.format(Number(sum) / 100)))
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return { title: texts.summary(date.format(Date.parse(dayOf(day)))), lines }
}
