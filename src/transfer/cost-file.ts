import type { Channel } from '../domain/channel.ts'
import { type CostEntry, type CostKind, costKinds, costLimits, daysOfMonth, keyOfCost, spread } from '../domain/cost.ts'
import { fold } from '../domain/fold.ts'
import { excerpt, type Refusal, refusal } from '../domain/refusal.ts'
import { type CsvRow, readCsv } from './csv-rows.ts'
import { armed } from './formula.ts'
import { readTypedAmount, readTypedDay } from './typed-values.ts'

/** What a file of costs says: the costs, or what is wrong with its lines, the first hundred. */
export type CostFile = { entries: CostEntry[]; faults: Refusal[] }

/** The columns of a file, by the names that people give them; the first is the one that we write. */
const columns = {
  day: ['день', 'дата', 'месяц', 'период', 'day', 'date', 'month'],
  channel: ['канал', 'channel'],
  source: ['источник', 'source', 'utm_source'],
  campaign: ['кампания', 'campaign', 'utm_campaign'],
  amount: ['сумма', 'расход', 'расходы', 'стоимость', 'затраты', 'amount', 'cost', 'spend'],
  note: ['примечание', 'комментарий', 'заметка', 'note', 'comment'],
}
type ColumnName = keyof typeof columns
/** Faults that are told, and columns that are looked at. */
const [most, columnLimit] = [100, 100]

/** Reads a file of costs: a line for a day or a month of a channel (by its name), a source or a campaign. */
export function readCostFile(text: string, channels: readonly Channel[]): CostFile {
  const rows = readCsv(text)
  const heading: CsvRow | undefined = rows.next().value
  const places = placesOf(heading)
  const missing = missingOf(places)
  if (!heading || missing) return { entries: [], faults: [refusal('csv-heading', { known: missing ?? columns.day })] }
  const names = new Map(channels.toReversed().map(({ id, name }) => [fold(name), String(id)]))
  const found: CostEntry[] = []
  const faults: Refusal[] = []
  const lines = new Map<string, number>()
  for (const row of rows) {
    const read = readRow(row, { places, heading: heading.cells, channels: names })
    const entries = Array.isArray(read) ? read : []
    const first = entries.map((entry) => lines.get(keyOfCost(entry))).find((line) => line !== undefined)
    if (!Array.isArray(read)) faults.push(read)
    else if (first !== undefined) faults.push(refusal('csv-twice', { line: row.line, first }))
    for (const entry of entries) lines.set(keyOfCost(entry), row.line)
    found.push(...entries)
    if (faults.length === most) break
    if (found.length > costLimits.rows)
      return { entries: [], faults: [refusal('too-many-costs', { limit: costLimits.rows })] }
  }
  return { entries: found, faults }
}

type Places = Partial<Record<ColumnName, number>>

function placesOf(heading: CsvRow | undefined): Places {
  const names = (heading?.cells ?? []).slice(0, columnLimit).map((cell) => fold(cell.trim()))
  const places = Object.entries(columns).map(([name, known]) => [name, names.findIndex((each) => known.includes(each))])
  return Object.fromEntries(places.filter(([, place]) => place !== -1))
}

function missingOf(places: Places): string[] | undefined {
  if (places.day === undefined) return columns.day
  if (places.amount === undefined) return columns.amount
  if (costKinds.every((kind) => places[kind] === undefined)) return costKinds.flatMap((kind) => columns[kind])
}

type CellCode = 'csv-not-day' | 'csv-not-amount' | 'csv-no-channel' | 'csv-target' | 'csv-too-long'
/** Channels are ids by folded names. */
type Context = { places: Places; heading: string[]; channels: ReadonlyMap<string, string> }

function readRow({ line, cells }: CsvRow, { places, heading, channels }: Context): CostEntry[] | Refusal {
  const given = (name: ColumnName) => (places[name] === undefined ? '' : armed((cells[places[name]] ?? '').trim()))
  const fault = (name: ColumnName, code: CellCode) =>
    refusal(code, {
      line,
      column: excerpt((heading[places[name] ?? -1] ?? '').trim()),
      given: excerpt(given(name)),
    })
  const kinds = costKinds.filter((kind) => given(kind) !== '')
  const [kind] = kinds
  const anyKind = costKinds.find((each) => places[each] !== undefined) as CostKind
  if (kind === undefined || kinds.length > 1) return fault(kinds[1] ?? anyKind, 'csv-target')
  const slot = readTypedDay(given('day'))
  if (slot === undefined) return fault('day', 'csv-not-day')
  const amount = readTypedAmount(given('amount'))
  if (amount === undefined) return fault('amount', 'csv-not-amount')
  const target = kind === 'channel' ? channels.get(fold(given('channel'))) : given(kind)
  if (target === undefined) return fault('channel', 'csv-no-channel')
  if (target.length > costLimits.target) return fault(kind, 'csv-too-long')
  const note = places.note === undefined ? undefined : given('note') || null
  if ((note ?? '').length > costLimits.note) return fault('note', 'csv-too-long')
  return spread(amount, daysOfMonth(slot) ?? [slot]).map(([day, part]) => ({ day, kind, target, amount: part, note }))
}
