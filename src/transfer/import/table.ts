import { importLimits, type ParseOptions } from '../../domain/import.ts'
import { refusal } from '../../domain/refusal.ts'
import { readCsvFile } from './csv-file.ts'
import type { FileRow } from './file-row.ts'
import { jsonlNames, readJsonlFile } from './jsonl-file.ts'
import { readXlsxFile } from './xlsx-file.ts'

type Table = { headings: readonly string[]; header: FileRow | undefined; rows: AsyncGenerator<FileRow[]> }

/** `limit` is the number of bytes to read of a text. `headings` are known column names; without them, JSON lines are scanned for names. */
type OpenOptions = { limit?: number; headings?: readonly string[] | undefined }

/** Opens the table in a file: its column names, and its rows in batches. Reading refuses a table with more rows than an import may have. */
export async function openTable(path: string, reading: ParseOptions, options: OpenOptions = {}): Promise<Table> {
  const { rows, ...table } = await readTable(path, reading, options)
  return { ...table, rows: counted(rows) }
}

async function* counted(rows: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  let count = 0
  for await (const some of rows) {
    count += some.length
    if (count > importLimits.rows) throw refusal('import-too-many-rows', { limit: importLimits.rows })
    yield some
  }
}

async function readTable(path: string, reading: ParseOptions, { limit, headings: known }: OpenOptions): Promise<Table> {
  if (reading.format === 'jsonl') {
    const headings = known ?? checked(await jsonlNames(path, reading))
    return { headings, header: undefined, rows: readJsonlFile(path, reading, headings, limit) }
  }
  const all = reading.format === 'csv' ? readCsvFile(path, reading, limit) : readXlsxFile(path, reading)
  if (reading.headerRow === 0) return withoutHeader(all)
  return withHeader(all, reading.headerRow, reading.format === 'xlsx')
}

/**
 * With the column names in a line. In a sheet, columns after the last name may hold values too: notes beside the table, or a name that is merged over
 * several columns. In a text, a longer row is one whose quotes are missing.
 */
async function withHeader(all: AsyncGenerator<FileRow[]>, line: number, isSheet: boolean) {
  for (let next = await all.next(); !next.done; next = await all.next()) {
    const at = next.value.findIndex((row) => row.line >= line)
    if (at < 0) continue
    const header = next.value[at] as FileRow
    if (header.line !== line || header.fault) break
    const names = withoutEnd(header.cells.map((cell) => cell.trim()))
    const rest = next.value.slice(at + 1)
    const first = rest.length > 0 ? rest : ((await all.next()).value ?? [])
    const unnamed = isSheet ? Math.min(widthOf(first), importLimits.columns) - names.length : 0
    const headings = [...names, ...Array<string>(Math.max(0, unnamed)).fill('')]
    return { headings: checked(headings), header, rows: following(first, all) }
  }
  await all.return(undefined)
  throw refusal('import-no-header', { line }, 'reading.header_row')
}

/** Without a header, the widest row of the first batch sets the number of columns. */
async function withoutHeader(all: AsyncGenerator<FileRow[]>) {
  const { value, done } = await all.next()
  const first: FileRow[] = done ? [] : value
  const headings = Array.from({ length: Math.min(widthOf(first), importLimits.columns + 1) }, (_, index) =>
    String(index + 1),
  )
  return { headings: checked(headings), header: undefined, rows: following(first, all) }
}

function widthOf(rows: readonly FileRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
}

async function* following(first: FileRow[], rest: AsyncGenerator<FileRow[]>): AsyncGenerator<FileRow[]> {
  if (first.length > 0) yield first
  yield* rest
}

function withoutEnd(headings: string[]): string[] {
  return headings.slice(0, headings.findLastIndex((each) => each !== '') + 1)
}

function checked(headings: string[]): string[] {
  if (headings.length > importLimits.columns) throw refusal('import-too-wide', { limit: importLimits.columns })
  return headings
}
