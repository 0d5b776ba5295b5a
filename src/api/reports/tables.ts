import type { Language } from '../../domain/project.ts'
import type { Status } from '../../domain/status.ts'
import { writeAverage, writeShare } from '../../json/report.ts'
import { writeMoney } from '../../json/values.ts'
import type { Table } from '../../transfer/table.ts'

type Figure = { leads: number; sum: string }
type Measures = Record<'leads' | 'paid' | 'revenue' | 'responded' | 'quick' | 'left' | 'repeats', Figure> &
  Record<
    | 'conversion'
    | 'median_response'
    | 'p90_response'
    | 'quick_share'
    | 'on_time_share'
    | 'median_stay'
    | 'p90_stay'
    | 'weekday'
    | 'hour',
    number | null
  > &
  Record<'average_price' | 'cost' | 'cost_per_lead' | 'cost_per_paid', string | null> & {
    on_time: Figure | null
    reached: Figure | null
    lost: Figure | null
    spam: { receipts: number } | null
    romi: number | null
  }
type Line = Measures & Record<string, unknown>
type Answer = Record<string, unknown> & { items: Line[] }
type Cell = Table['rows'][number][number]

/** What a table needs besides the response of the report. */
type Names = { language: Language; statuses: readonly Status[]; exact: boolean }

/** Makes the table of each report from its response. */
const tables = {
  summary: (answer, names) => {
    const before = answer.before as Answer | null
    const lines = [answer, ...(before ? [before] : [])] as unknown as (Line & { period: { name: string } })[]
    return lined(lines, ({ period }) => period.name, 'period', [...results, 'responded', 'median_response'], names)
  },
  series: (answer, names) => {
    const table = lined(
      answer.items,
      ({ period }) => String(period),
      'period',
      ['leads', 'revenue_leads', 'revenue'],
      names,
    )
    const statuses = names.statuses.toSorted((one, other) => one.position - other.position)
    const inStatus = ({ statuses: found }: Line, id: number) =>
      (found as (Figure & { id: string })[]).find((each) => each.id === String(id))?.leads ?? 0
    return beside(
      table,
      statuses.map(({ name, id }) => [names.exact ? `status:${id}` : name, (line: Line) => inStatus(line, id)]),
      answer.items,
    )
  },
  channels: (answer, names) => {
    const without = names.exact ? null : words.no_channel[names.language]
    const nameOf = ({ channel }: Line) => {
      if (channel === undefined) return names.exact ? 'total' : words.total[names.language]
      return channel === null ? without : (channel as { name: string }).name
    }
    return lined([...answer.items, answer.whole as Line], nameOf, 'channel', [...results, ...spent], names)
  },
  sources: (answer, names) => {
    const { items, whole, total } = answer as Answer & { whole: Line; total: number }
    const left = total - items.length
    const others = names.exact ? `others:${left}` : `${words.others[names.language]} ${left}`
    const lines = left > 0 ? [...items, { ...othersOf(whole, items), source: others }] : items
    return lined(lines, ({ source }) => source as string | null, 'source', results, names)
  },
  funnel: (answer, names) => {
    const columns = ['here', 'here_sum', 'reached', 'left', 'median_stay', 'p90_stay', 'lost'] as const
    const table = lined(answer.items, ({ status }) => (status as { name: string }).name, 'status', columns, names)
    type Lost = { reason: { id: string; name: string } | null; leads: number }
    const without = names.exact ? 'reason:' : words.no_reason[names.language]
    const reasons = (answer.reasons as Lost[]).map(({ reason }) => reason)
    const lostFor = (line: Line, id: string | undefined) =>
      (line.reasons as Lost[]).find(({ reason }) => reason?.id === id)?.leads ?? 0
    return beside(
      table,
      reasons.map((reason) => [
        reason ? (names.exact ? `reason:${reason.id}` : reason.name) : without,
        (line: Line) => lostFor(line, reason?.id),
      ]),
      answer.items,
    )
  },
  people: (answer, names) => {
    const nobody = names.exact ? null : words.nobody[names.language]
    const nameOf = ({ member }: Line) => {
      if (member === undefined) return names.exact ? 'total' : words.total[names.language]
      return member === null
        ? nobody
        : ((member as { name: string | null }).name ?? `№ ${(member as { id: string }).id}`)
    }
    return lined([...answer.items, answer.total as Line], nameOf, 'member', [...results, ...responses], names)
  },
  hours: (answer, names) => {
    const dayName = new Intl.DateTimeFormat(names.language, { weekday: 'long', timeZone: 'UTC' })
    const nameOf = ({ weekday }: Line) => (names.exact ? weekday : dayName.format(Date.UTC(2024, 0, weekday ?? 1))) // 2024 began on a Monday
    return lined(answer.items, nameOf, 'weekday', ['hour', 'leads', 'responded', 'median_response'], names)
  },
  cohorts: (answer, names) => {
    const table = lined(answer.items, ({ period }) => String(period), 'period', ['leads', 'paid', 'paid_sum'], names)
    type Month = Figure & { months: number }
    const monthsOf = (line: Line) => line.months as Month[]
    const found = answer.items.flatMap(monthsOf).map(({ months }) => months)
    const all = [...new Set(found)].sort((one, other) => one - other)
    const at = (line: Line, month: number) => monthsOf(line).find(({ months }) => months === month)
    return beside(
      table,
      all.flatMap((month) => {
        const name = names.exact ? `months:${month}` : `${words.months[names.language]} ${month}`
        return [
          [name, (line: Line) => at(line, month)?.leads ?? 0] as const,
          [
            names.exact ? `${name}:sum` : `${name}, ${words.sum[names.language]}`,
            (line: Line) => money(at(line, month)?.sum ?? '0.00'),
          ] as const,
        ]
      }),
      answer.items,
    )
  },
} satisfies Record<string, (answer: Answer, names: Names) => Table>

export type ReportName = keyof typeof tables
export const reportNames = Object.keys(tables) as ReportName[]

/** Turns the response of a report into a table. */
export function tableOf(report: ReportName, answer: unknown, names: Names): Table {
  return tables[report](answer as Answer, names)
}

const results = ['leads', 'paid', 'conversion', 'revenue', 'average_price'] as const

/** One line that sums the lines which do not fit into a file: `whole` minus the given lines. */
function othersOf(whole: Line, lines: readonly Line[]): Line {
  const rest = (of: (line: Line) => Figure) => {
    const sum = lines.reduce((left, line) => left - hundredthsOf(of(line)), hundredthsOf(of(whole)))
    return { leads: lines.reduce((left, line) => left - of(line).leads, of(whole).leads), sum }
  }
  const [leads, paid, revenue] = [rest(({ leads }) => leads), rest(({ paid }) => paid), rest(({ revenue }) => revenue)]
  const written = ({ leads, sum }: ReturnType<typeof rest>): Figure => ({ leads, sum: writeMoney(sum) })
  return {
    ...whole,
    leads: written(leads),
    paid: written(paid),
    conversion: writeShare(paid.leads, leads.leads),
    revenue: written(revenue),
    average_price: writeAverage(revenue.sum, revenue.leads),
  }
}

function hundredthsOf({ sum }: Figure): bigint {
  return BigInt(sum.replace('.', ''))
}

const responses = [
  'responded',
  'median_response',
  'p90_response',
  'quick',
  'quick_share',
  'on_time',
  'on_time_share',
] as const

const spent = ['repeats', 'spam', 'cost', 'cost_per_lead', 'cost_per_paid', 'romi'] as const

const measures = {
  leads: { en: 'Leads', ru: 'Заявки', of: (line) => line.leads.leads },
  paid: { en: 'Paid', ru: 'Оплачено', of: (line) => line.paid.leads },
  paid_sum: { en: 'Sum of paid', ru: 'Сумма оплаченных', of: (line) => money(line.paid.sum) },
  conversion: { en: 'Conversion', ru: 'Конверсия', of: (line) => line.conversion },
  revenue: { en: 'Revenue', ru: 'Выручка', of: (line) => money(line.revenue.sum) },
  revenue_leads: { en: 'Payments', ru: 'Оплат', of: (line) => line.revenue.leads },
  average_price: { en: 'Average price', ru: 'Средний чек', of: (line) => money(line.average_price) },
  responded: { en: 'Responded', ru: 'С ответом', of: (line) => line.responded.leads },
  median_response: { en: 'Response, median, s', ru: 'Первый ответ, медиана, с', of: (line) => line.median_response },
  p90_response: { en: 'Response, 90 %, s', ru: 'Первый ответ, 90 %, с', of: (line) => line.p90_response },
  quick: { en: 'Quick', ru: 'Быстро', of: (line) => line.quick.leads },
  quick_share: { en: 'Share of quick', ru: 'Доля быстрых', of: (line) => line.quick_share },
  on_time: { en: 'In time', ru: 'В срок', of: (line) => line.on_time?.leads ?? null },
  on_time_share: { en: 'Share in time', ru: 'Доля в срок', of: (line) => line.on_time_share },
  here: { en: 'Now', ru: 'Сейчас', of: (line) => Number(line.leads) },
  here_sum: { en: 'Sum', ru: 'Сумма', of: (line) => money(String(line.sum)) },
  reached: { en: 'Reached', ru: 'Дошли', of: (line) => line.reached?.leads ?? null },
  left: { en: 'Left', ru: 'Ушли дальше', of: (line) => line.left.leads },
  median_stay: { en: 'In it, median, s', ru: 'В статусе, медиана, с', of: (line) => line.median_stay },
  p90_stay: { en: 'In it, 90 %, s', ru: 'В статусе, 90 %, с', of: (line) => line.p90_stay },
  lost: { en: 'Lost', ru: 'Потеряны', of: (line) => line.lost?.leads ?? null },
  hour: { en: 'Hour', ru: 'Час', of: (line) => line.hour },
  repeats: { en: 'Repeats', ru: 'Повторные', of: (line) => line.repeats.leads },
  spam: { en: 'Spam', ru: 'Спам', of: (line) => line.spam?.receipts ?? null },
  cost: { en: 'Cost', ru: 'Расход', of: (line) => money(line.cost) },
  cost_per_lead: { en: 'Cost per lead', ru: 'Расход на заявку', of: (line) => money(line.cost_per_lead) },
  cost_per_paid: { en: 'Cost per paid lead', ru: 'Расход на оплату', of: (line) => money(line.cost_per_paid) },
  romi: { en: 'ROMI', ru: 'ROMI', of: (line) => line.romi },
} satisfies Record<string, Record<Language, string> & { of(line: Line): Cell }>
type Measure = keyof typeof measures

const words = {
  period: { en: 'Period', ru: 'Период' },
  source: { en: 'Source', ru: 'Источник' },
  channel: { en: 'Channel', ru: 'Канал' },
  no_channel: { en: 'Without a channel', ru: 'Без канала' },
  status: { en: 'Status', ru: 'Статус' },
  member: { en: 'Member', ru: 'Сотрудник' },
  weekday: { en: 'Weekday', ru: 'День недели' },
  total: { en: 'Total', ru: 'Всего' },
  others: { en: 'Other sources:', ru: 'Остальные источники:' },
  nobody: { en: 'Nobody', ru: 'Никто' },
  no_reason: { en: 'No reason', ru: 'Без причины' },
  months: { en: 'Paid in month', ru: 'Оплата через месяцев:' },
  sum: { en: 'sum', ru: 'сумма' },
}

function money(amount: string | null): Cell {
  return amount === null ? null : { money: amount }
}

/** A table with a row for each line: its name, then its measures. */
function lined<L extends Line>(
  lines: L[],
  called: (line: L) => string | number | null,
  first: keyof typeof words,
  columns: readonly Measure[],
  { language, exact }: Names,
): Table {
  const heads = columns.map((name) => (exact ? name : measures[name][language]))
  return {
    head: [exact ? first : words[first][language], ...heads],
    rows: lines.map((line) => [called(line), ...columns.map((name) => measures[name].of(line))]),
  }
}

/** Adds columns on the right of a table. */
function beside({ head, rows }: Table, columns: (readonly [string, (line: Line) => Cell])[], lines: Line[]): Table {
  return {
    head: [...head, ...columns.map(([name]) => name)],
    rows: rows.map((row, index) => [...row, ...columns.map(([, of]) => of(lines[index] as Line))]),
  }
}
