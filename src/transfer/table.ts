import { quoted } from './csv.ts'
import { defused } from './formula.ts'
import type { FileOptions } from './options.ts'
import { writeWorkbook } from './xlsx.ts'
import { type TableCell, tableRows } from './xlsx-rows.ts'

export type { TableCell }

/** A small table: its headings, and rows of as many cells. */
export type Table = { head: string[]; rows: TableCell[][] }

type TableOptions = Pick<FileOptions, 'exact' | 'separator' | 'bom'>

/** Writes a table as a file for people, as `writeCsv` and `writeXlsx` write leads. */
export const tableWriters: Record<
  'csv' | 'xlsx',
  (table: Table, options: TableOptions) => AsyncIterable<string | Uint8Array>
> = {
  csv: csvTable,
  xlsx: ({ head, rows }) => writeWorkbook(tableRows(head, rows)),
}

async function* csvTable({ head, rows }: Table, options: TableOptions): AsyncGenerator<string> {
  yield `${options.bom ? '\uFEFF' : ''}${csvLines([head, ...rows], options)}`
}

/** Lines of a CSV. */
export function csvLines(
  rows: readonly (readonly TableCell[])[],
  { exact, separator }: Pick<FileOptions, 'exact' | 'separator'>,
): string {
  const decimal = (text: string) => (separator === ';' && !exact ? text.replace('.', ',') : text)
  const cell = (value: TableCell): string => {
    if (value === null) return ''
    if (typeof value === 'string') return quoted(exact ? value : defused(value))
    return decimal(typeof value === 'number' ? String(value) : value.money)
  }
  return rows.map((cells) => `${cells.map(cell).join(separator)}\r\n`).join('')
}
