import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapping } from 'node:module'
import { fileURLToPath } from 'node:url'

const builtPlace = /(file:\/\/[^\s()]{1,1000}\.js):(\d{1,9}):(\d{1,9})/

/** A line of a stack trace with the position in the source file, instead of that in a bundle. */
export function inSource(line: string): string {
  return line.replace(builtPlace, (place, file: string, row: string, column: string) => {
    const entry = entryAt(file, Number(row) - 1, Number(column) - 1)
    const source = entry?.originalSource?.replace(/^(\.\.\/)+/, '') ?? ''
    return entry && source.startsWith('src/')
      ? `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : place
  })
}

/** Entries of generated code have no source, although Node's types say that they do. */
type Entry = Omit<SourceMapping, 'originalSource'> & { originalSource?: string }

/** The source map entry of a position, counted from 0. Of a library's code only the first line has one. */
function entryAt(file: string, row: number, column: number): Entry | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file))
  const entry = maps.get(file)?.findEntry(row, column)
  return entry && 'generatedLine' in entry && entry.generatedLine === row ? entry : undefined
}

/** The source maps by built file; undefined where there is none, as in development. */
const maps = new Map<string, SourceMap | undefined>()

/** Returns undefined for a missing or damaged map, since the error that is being logged matters more. */
function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')))
  } catch {
    return
  }
}
