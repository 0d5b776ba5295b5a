import type { Lead } from '../domain/lead.ts'
import { zoneClock } from '../domain/zone.ts'
import { writeMoney, writeTime } from '../json/values.ts'
import type { ExportContents } from '../store/store.ts'
import { cellsOf, columnOf, headingOf, type KindWriters } from './columns.ts'
import { localTimes } from './local-times.ts'
import type { FileOptions } from './options.ts'
import { widths } from './xlsx-parts.ts'

/** The rows of a workbook, taken in batches. */
export type Rows = {
  widths: number[]
  head: string
  take(first: number, max: number): Promise<{ xml: string; count: number }>
  hasMore(): Promise<boolean>
}

/** Writes the leads of an export as sheet rows. Exact: times in UTC as texts, and column names for programs. */
export function rowsOf(contents: ExportContents, { columns: names, exact }: FileOptions): Rows {
  const { project, leads } = contents
  const write = { ...cells, time: exact ? (seconds: number) => text(writeTime(seconds)) : dates(project.timeZone) }
  const cellsIn = cellsOf(names, contents, write, '')
  const iterator = leads[Symbol.asyncIterator]()
  let waiting: Lead[] = []

  return {
    widths: names.map((name) => widths[columnOf(name, project).kind]),
    head: rowOf(
      1,
      names.map((name) => text(exact ? name : headingOf(name, project), headStyle)),
    ),
    take,
    hasMore,
  }

  /** Writes further rows, starting with this row number; the count is 0 at the end. */
  async function take(first: number, max: number): Promise<{ xml: string; count: number }> {
    if (!(await hasMore())) return { xml: '', count: 0 }
    const some = waiting.slice(0, max)
    waiting = waiting.slice(max)
    return { xml: some.map((lead, index) => rowOf(first + index, cellsIn(lead))).join(''), count: some.length }
  }

  async function hasMore(): Promise<boolean> {
    while (waiting.length === 0) {
      const { value, done } = await iterator.next()
      if (done) return false
      waiting = value
    }
    return true
  }
}

/** The rows of a table that is already in memory. */
export function tableRows(head: string[], rows: readonly TableCell[][]): Rows {
  let next = 0
  return {
    widths: head.map((_, index) => (index === 0 ? widths.text : widths.money)),
    head: rowOf(
      1,
      head.map((name) => text(name, headStyle)),
    ),
    async take(first, max) {
      const some = rows.slice(next, next + max)
      next += some.length
      return { xml: some.map((row, index) => rowOf(first + index, row.map(tableCell))).join(''), count: some.length }
    },
    hasMore: async () => next < rows.length,
  }
}

/** A cell of a table: a text, a number, an amount as a decimal, or nothing. */
export type TableCell = string | number | { money: string } | null

function tableCell(cell: TableCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return text(cell)
  return typeof cell === 'number' ? cells.number(cell) : `${priceStyle}><v>${cell.money}</v>`
}

/** An empty cell is left out. */
function rowOf(number: number, cells: string[]): string {
  let xml = `<row r="${number}">`
  for (const [index, cell] of cells.entries()) if (cell !== '') xml += `<c r="${letters[index]}${number}"${cell}</c>`
  return `${xml}</row>`
}
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A to Z, then AA to ZZ: more than there can be columns. */
const letters = [...alphabet, ...alphabet.flatMap((first) => alphabet.map((second) => first + second))]

/** Indexes of the formats in `xl/styles.xml`. */
const [dateStyle, priceStyle, headStyle] = [' s="1"', ' s="2"', ' s="3"']

const cells: Omit<KindWriters<string>, 'time'> = {
  text: (value) => text(value),
  id: (value) => text(value),
  money: (hundredths) => `${priceStyle}><v>${writeMoney(hundredths)}</v>`,
  number: (value) => `><v>${value}</v>`,
}

/**
 * The cell type is text, so that no program takes it for a formula. A text beyond the limit of a cell is cut and ends
 * with […].
 */
function text(value: string, style = ''): string {
  const fitting = value.length > maxCell ? `${value.slice(0, maxCell - 4).replace(/[\uD800-\uDBFF]$/, '')} […]` : value
  const space = isSpaced.test(fitting) ? ' xml:space="preserve"' : ''
  return `${style} t="inlineStr"><is><t${space}>${escaped(fitting)}</t></is>`
}
const maxCell = 32_767
const isSpaced = /^\s|[\n\t]|\s$/

/**
 * XML excludes control characters and turns \r into \n. The format has an escape for these, and for texts that look
 * like one.
 */
function escaped(value: string): string {
  return special.test(value) ? value.replace(everySpecial, (found) => marks[found] ?? coded(found)) : value
}
const special = /[&<>\uFFFE\uFFFF]|(?![\t\n])\p{Cc}|_(?=x[\dA-Fa-f]{4})/u // the last `_` may also begin the next escape
const everySpecial = new RegExp(special, 'gu')
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function coded(found: string): string {
  return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/**
 * Dates in spreadsheet format: days since 1900 in local time. Dates that it cannot represent are texts: those before
 * March 1900, and the second occurrence of an hour.
 */
function dates(timeZone: string): (seconds: number) => string {
  const clock = zoneClock(timeZone)
  const inWords = localTimes(timeZone)
  return (seconds) => {
    const { local, isAgain } = clock(seconds)
    const days = Math.ceil((local / 86_400 + 25_569) * 1e9) / 1e9 // rounded up, since readers truncate
    return isAgain || days < 61 ? text(inWords(seconds)) : `${dateStyle}><v>${days}</v>`
  }
}
