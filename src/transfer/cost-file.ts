import type { Channel } from '../domain/channel.ts'
import {
  type CostKind,
  type CostRow,
  type CostTarget,
  costKinds,
  costLimits,
  daysOfSlot,
  keyOfCost,
} from '../domain/cost.ts'
import { fold } from '../domain/fold.ts'
import { excerpt, type Refusal, refusal } from '../domain/refusal.ts'
import { type CsvRow, readCsv } from './csv-rows.ts'
import { armed } from './formula.ts'
import { readTypedAmount, readTypedCurrency, readTypedDay } from './typed-values.ts'

/**
 * The rows of a cost file, and the faults of its other lines: at most a hundred. `padded` are sources and campaigns that were read without the spaces
 * around them, since none is known by the very text.
 */
export type CostFile = { rows: CostRow[]; faults: Refusal[]; padded: CostTarget[] }

/** The names in a cost file. `removed` are ids of channels, `known` says whether a source or campaign is known by a text with spaces around it. */
export type CostNames = {
  channels: readonly Channel[]
  removed: ReadonlySet<string>
  known?: (target: CostTarget) => boolean
}

/** The accepted names of each column. Refusals name the first one. */
const columns = {
  day: ['день', 'дата', 'месяц', 'период', 'day', 'date', 'month'],
  channel: ['канал', 'channel'],
  source: ['источник', 'source', 'utm_source'],
  campaign: ['кампания', 'campaign', 'utm_campaign'],
  amount: ['сумма', 'расход', 'расходы', 'стоимость', 'затраты', 'amount', 'cost', 'spend'],
  currency: ['валюта', 'currency'],
  note: ['примечание', 'комментарий', 'заметка', 'note', 'comment'],
}
type ColumnName = keyof typeof columns
/** The limits of reported faults and of columns. */
const [most, columnLimit] = [100, 100]

/**
 * Reads a cost file. Each line is the cost of a channel, a source or a campaign on a day or in a month. A channel is given by its name; a removed
 * one has no name, so it is given by its id, as `channelNamer` writes it. Names are compared exactly first, then without spaces around them.
 */
export function readCostFile(text: string, { channels, removed, known = () => false }: CostNames): CostFile {
  const whole = withoutEmptyEnd(text)
  if (signsIn(whole) > signLimit) return tooMany()
  const lines = readCsv(whole)
  const heading: CsvRow | undefined = lines.next().value
  const places = placesOf(heading)
  const missing = missingOf(places)
  if (!heading || missing) return refused(refusal('csv-heading', { known: missing ?? columns.day }))
  const padded: CostTarget[] = []
  const context = { places, heading: heading.cells, channelOf: channelFinder(channels, removed), known, padded }
  const findFirst = earlierFinder()
  const rows: CostRow[] = []
  const faults: Refusal[] = []
  let days = 0
  for (const line of lines) {
    const row = readRow(line, context)
    const first = 'code' in row ? undefined : findFirst(row)
    if ('code' in row) faults.push(row)
    else if (first) faults.push(refusal('csv-twice', { line: row.line, first: first.line }))
    else rows.push(row)
    if (faults.length === most) break
    days += 'code' in row ? 0 : daysOfSlot(row.slot).length
    if (days > costLimits.rows) return tooMany()
  }
  return { rows, faults, padded }
}

/** Text without the empty cells and lines that spreadsheets write at the end of a file. Spaces after the last text belong to its cell. */
function withoutEmptyEnd(text: string): string {
  let end = text.length
  while (end > 0 && emptySigns.has(text[end - 1] as string)) end--
  while (text[end] === ' ') end++
  return text.slice(0, end)
}

const emptySigns = new Set([' ', '\t', '\r', '\n', ';', ','])

/** How many signs may end a cell or a quote. Splitting takes time for each, and the file is read on the main thread. */
function signsIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (splitting.has(text.charCodeAt(at))) count++
  return count
}

const splitting = new Set(Array.from('\n\r\t,;"', (sign) => sign.charCodeAt(0)))

/** The limit of such signs: several times those of a file with the most days and quotes around every cell. */
const signLimit = 40 * costLimits.rows

function tooMany(): CostFile {
  return refused(refusal('too-many-costs', { limit: costLimits.rows }))
}

function refused(fault: Refusal): CostFile {
  return { rows: [], faults: [fault], padded: [] }
}

/** Returns a function that finds the id of a channel by a cell. */
function channelFinder(channels: readonly Channel[], removed: ReadonlySet<string>) {
  const idsBy = (nameOf: (channel: Channel) => string) =>
    new Map(channels.toReversed().map((channel) => [nameOf(channel), String(channel.id)]))
  const [names, trimmed] = [idsBy(({ name }) => fold(name)), idsBy(({ name }) => fold(name.trim()))]
  return (cell: string) => {
    const name = fold(cell.trim())
    const id = name.replace(/^#+/, '')
    return names.get(fold(cell)) ?? names.get(name) ?? trimmed.get(name) ?? (removed.has(id) ? id : undefined)
  }
}

/**
 * Returns a function that names a channel in a cost file by its id. A removed one is named by the id itself, after as many `#` as tell it from a
 * channel of that name.
 */
export function channelNamer(channels: readonly Channel[]): (id: string) => string {
  const names = new Map(channels.map(({ id, name }) => [String(id), name]))
  const taken = new Set(channels.map(({ name }) => fold(name.trim())))
  const free = (name: string): string => (taken.has(fold(name)) ? free(`#${name}`) : name)
  return (id) => names.get(id) ?? free(id)
}

/** Returns a function that finds an earlier line with the same cost. */
function earlierFinder() {
  const known = new Map<string, CostRow[]>()
  return (row: CostRow): CostRow | undefined => {
    const keys = daysOfSlot(row.slot).map((day) => keyOfCost({ ...row, day }))
    const first = keys.flatMap((key) => known.get(key) ?? []).find((other) => isSameCost(row, other))
    for (const key of keys) known.set(key, [...(known.get(key) ?? []), row])
    return first
  }
}

/** Whether two lines that share a day give the same cost. Two lines of a month in different currencies do not. */
function isSameCost(one: CostRow, other: CostRow): boolean {
  const areMonths = [one, other].every(({ slot }) => slot.length === 7)
  return !areMonths || one.currency === undefined || other.currency === undefined || one.currency === other.currency
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

type CellCode = 'csv-not-day' | 'csv-not-amount' | 'csv-not-currency' | 'csv-no-channel' | 'csv-target' | 'csv-too-long'
/** `channelOf` returns the id of a channel. Targets that were read without spaces around them are added to `padded`. */
type Context = Required<Pick<CostNames, 'known'>> & {
  places: Places
  heading: string[]
  padded: CostTarget[]
  channelOf(cell: string): string | undefined
}

function readRow({ line, cells }: CsvRow, context: Context): CostRow | Refusal {
  const { places, heading, channelOf } = context
  const cell = (name: ColumnName) => (places[name] === undefined ? '' : (cells[places[name]] ?? ''))
  const given = (name: ColumnName) => armed(cell(name).trim())
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
  const currency = given('currency') === '' ? undefined : readTypedCurrency(given('currency'))
  if (currency === undefined && given('currency') !== '') return fault('currency', 'csv-not-currency')
  const target = kind === 'channel' ? channelOf(armed(cell('channel'))) : textOf(kind, armed(cell(kind)), context)
  if (target === undefined) return fault('channel', 'csv-no-channel')
  if (target.length > costLimits.target) return fault(kind, 'csv-too-long')
  const note = places.note === undefined ? undefined : given('note') || null
  if ((note ?? '').length > costLimits.note) return fault('note', 'csv-too-long')
  return { line, slot, kind, target, amount, note, currency }
}

/** A source or campaign without the spaces around it, unless it is known with them. */
function textOf(kind: CostKind, cell: string, { known, padded }: Context): string {
  const target = armed(cell.trim())
  if (target === cell) return target
  const exact = { kind, target: cell }
  if (known(exact)) return cell
  padded.push(exact)
  return target
}
