import { importLimits, type ParseOptions, type RowRefusal } from '../../domain/import.ts'
import { cellSplitter } from './cells.ts'
import type { FileRow } from './file-row.ts'
import { type FileLine, readLines } from './lines.ts'

/** The number of lines that a quoted cell may span before its quote is taken literally. Each unclosed quote halves it, down to the minimum. */
const [mostLines, leastLines] = [20_000, 20]

/**
 * Reads the rows of a CSV in batches, without empty ones. A quote that is never closed is taken literally, so that it spoils only its own
 * line.
 */
export async function* readCsvFile(path: string, reading: ParseOptions, limit?: number): AsyncGenerator<FileRow[]> {
  const records = recordSplitter(reading)
  for await (const lines of readLines(path, reading.encoding ?? 'utf-8', limit)) {
    const rows: FileRow[] = []
    for (const line of lines) records.push(line, rows)
    if (rows.length > 0) yield rows
  }
  const rows: FileRow[] = []
  records.end(rows)
  yield rows
}

function recordSplitter({ separator, quote }: ParseOptions) {
  const splitter = cellSplitter(separator ?? ',', quote)
  let pending: FileLine[] = []
  let size = 0
  let maxPending = mostLines
  return { push, end }

  function push(line: FileLine, rows: FileRow[]): void {
    if (line.text === undefined) {
      if (pending.length > 0) giveUp(rows)
      rows.push({ line: line.line, cells: [line.begins], bytes: [], fault: tooLong(line) })
      return
    }
    const ended = withoutEnding(line.text)
    const cells = splitter.feed(ended)
    if (cells) {
      add(rows, pending[0]?.line ?? line.line, cells, [...pending, line])
      pending = []
      size = 0
    } else open(line, line.text.slice(ended.length), rows)
  }

  function open(line: FileLine, ending: string, rows: FileRow[]): void {
    splitter.feed(ending === '' ? '\n' : ending) // the cell stays open, since a line ending has no quote
    pending.push(line)
    size += line.length
    if (pending.length > maxPending || size > importLimits.line) giveUp(rows)
  }

  /** Makes a row of the first pending line alone, and parses the lines after it again. */
  function giveUp(rows: FileRow[]): void {
    const [first, ...others] = pending as [FileLine, ...FileLine[]]
    pending = []
    size = 0
    maxPending = Math.max(leastLines, maxPending >> 1)
    splitter.reset()
    add(rows, first.line, splitter.splitLiteral(withoutEnding(first.text as string)), [first])
    for (const line of others) push(line, rows)
  }

  function end(rows: FileRow[]): void {
    while (pending.length > 0) giveUp(rows)
  }
}

function add(rows: FileRow[], line: number, cells: string[], lines: readonly FileLine[]): void {
  if (cells.every((cell) => cell.trim() === '')) return
  rows.push({ line, cells, bytes: lines.map(({ bytes }) => bytes) })
}

function tooLong({ length }: FileLine): RowRefusal {
  return { code: 'row-too-long', params: { length, limit: importLimits.line } }
}

function withoutEnding(text: string): string {
  const end = text.endsWith('\n') ? (text.endsWith('\r\n') ? 2 : 1) : text.endsWith('\r') ? 1 : 0
  return end === 0 ? text : text.slice(0, -end)
}
