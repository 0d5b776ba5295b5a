import { importLimits, type ParseOptions } from '../../domain/import.ts'
import { parseJsonObject } from '../../domain/parse-json.ts'
import { refusal } from '../../domain/refusal.ts'
import { type FileRow, isUnclear } from './file-row.ts'
import { parseJsonLine } from './json-line.ts'
import { type FileLine, readLines } from './lines.ts'

/** Reads JSON lines as table rows, with a cell for each of these names. */
export async function* readJsonlFile(
  path: string,
  reading: ParseOptions,
  names: readonly string[],
  limit?: number,
): AsyncGenerator<FileRow[]> {
  for await (const lines of readLines(path, reading.encoding ?? 'utf-8', limit)) {
    const rows = lines.flatMap((line) => toRow(line, names))
    if (rows.length > 0) yield rows
  }
}

/** All names in the lines of a file, in order of appearance. It stops one name over the limit of columns, and refuses names that are too long. */
export async function jsonlNames(path: string, reading: ParseOptions): Promise<string[]> {
  const names = new Set<string>()
  let characters = 0
  for await (const lines of readLines(path, reading.encoding ?? 'utf-8'))
    for (const { text } of lines)
      for (const name of Object.keys((text !== undefined && parseJsonObject(text)) || {})) {
        if (names.has(name)) continue
        names.add(name)
        characters += name.length
        if (characters > importLimits.names) throw refusal('import-long-names', { limit: importLimits.names })
        if (names.size > importLimits.columns) return [...names]
      }
  return [...names]
}

function toRow({ line, bytes, text, begins, length }: FileLine, names: readonly string[]): FileRow[] {
  const row = { line, bytes: [bytes] }
  if (text === undefined)
    return [{ ...row, cells: [begins], fault: { code: 'row-too-long', params: { length, limit: importLimits.line } } }]
  if (text.trim() === '') return []
  const object = parseJsonLine(text)
  const values = object && names.map((name) => (Object.hasOwn(object, name) ? object[name] : undefined))
  const cells = values && cellsOf(values)
  if (!cells) return [{ ...row, cells: [text.trim()], fault: { code: 'row-not-json', params: {} } }]
  const numbers = values.flatMap((value, at) =>
    typeof value === 'number' && isUnclear(cells[at] as string) ? [at] : [],
  )
  return [{ ...row, cells, ...(numbers.length > 0 && { numbers }) }]
}

/** The cells of values; undefined if one is nested more deeply than JavaScript can write. */
function cellsOf(values: readonly unknown[]): string[] | undefined {
  try {
    return values.map(cellOf)
  } catch (error) {
    if (error instanceof RangeError) return
    throw error
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
