/** A line of a CSV file: its number, from 1, and its cells. */
export type CsvRow = { line: number; cells: string[] }

/**
 * Parses CSV (RFC 4180). The separator is the most frequent one in the first line: a comma, a semicolon or a tab. Empty lines are left out. A cell
 * whose quote is never closed extends to the end of the text. Rows are parsed lazily, so a caller can stop at the first faults.
 */
export function* readCsv(text: string): Generator<CsvRow> {
  const separator = separatorOf(text)
  let cells: string[] = []
  let line = 1
  let at = 0
  let begun = 1
  while (at < text.length) {
    const { cell, end, lines } = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    cells.push(cell)
    line += lines
    at = end
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      cells.push('')
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    if (cells.some((each) => each.trim() !== '')) yield { line: begun, cells }
    cells = []
    begun = ++line
  }
}

/** The end of a cell without quotes, by separator. */
const stops = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g }
type Separator = keyof typeof stops
type Cell = { cell: string; end: number; lines: number }

function plainCell(text: string, start: number, separator: Separator): Cell {
  const stop = stops[separator]
  stop.lastIndex = start
  const end = stop.exec(text)?.index ?? text.length
  return { cell: text.slice(start, end), end, lines: 0 }
}

/** Text between the closing quote and the separator belongs to the cell. */
function quotedCell(text: string, start: number, separator: Separator): Cell {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    cell += text.slice(at, quote < 0 ? undefined : quote)
    if (quote < 0) return { cell, end: text.length, lines: linesOf(cell) }
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, separator)
      return { cell: cell + rest.cell, end: rest.end, lines: linesOf(cell) }
    }
    cell += '"'
    at = quote + 2
  }
}

const linesOf = (cell: string) => cell.split('\n').length - 1

function separatorOf(text: string): Separator {
  const [first = ''] = text.split('\n', 1)
  const counts = ([',', ';', '\t'] as const).map((each) => [each, first.split(each).length] as const)
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
