/**
 * Splits lines of a CSV into cells. A quoted cell may span several lines: `feed` returns undefined until it ends. Text between the closing
 * quote and the separator belongs to the cell.
 */
export function cellSplitter(separator: string, quote: string | null) {
  let cells: string[] = []
  let open: string | undefined
  return { feed, splitLiteral, reset }

  function feed(line: string): string[] | undefined {
    let at = 0
    for (;;) {
      if (open !== undefined) {
        const end = closing(line, at)
        if (end === undefined) return
        at = end
      } else if (quote !== null && line[at] === quote) {
        open = ''
        at++
        continue
      } else {
        const end = line.indexOf(separator, at)
        cells.push(line.slice(at, end < 0 ? undefined : end))
        at = end < 0 ? line.length : end
      }
      if (at >= line.length) return done()
      at++
      if (at === line.length) {
        cells.push('')
        return done()
      }
    }
  }

  /** Returns where the open cell ends in this line; undefined if it goes on in the next one. */
  function closing(line: string, from: number): number | undefined {
    const sign = quote as string
    for (let at = from; ; ) {
      const found = line.indexOf(sign, at)
      open += line.slice(at, found < 0 ? undefined : found)
      if (found < 0) return
      if (line[found + 1] !== sign) {
        const end = line.indexOf(separator, found + 1)
        const stop = end < 0 ? line.length : end
        cells.push(open + line.slice(found + 1, stop))
        open = undefined
        return stop
      }
      open += sign
      at = found + 2
    }
  }

  function done(): string[] {
    const all = cells
    cells = []
    return all
  }

  /** Splits a line without giving quotes a meaning. */
  function splitLiteral(line: string): string[] {
    return line.split(separator)
  }

  /** Discards the cells of an unfinished record. */
  function reset(): void {
    cells = []
    open = undefined
  }
}
