import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapping } from 'node:module'
import { fileURLToPath } from 'node:url'

const builtPlace = /(file:\/\/[^\s()]{1,1000}\.js):(\d{1,9}):(\d{1,9})/

/** A line of a stack that names the place in the source instead of that in a file of the build, which has the code of many. */
export function inSource(line: string): string {
  return line.replace(builtPlace, (place, file: string, row: string, column: string) => {
    const entry = entryAt(file, Number(row) - 1, Number(column) - 1)
    const source = entry?.originalSource?.replace(/^(\.\.\/)+/, '') ?? ''
    return entry && source.startsWith('src/')
      ? `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : place
  })
}

/** One of generated code alone has no source, whatever the types say. */
type Entry = Omit<SourceMapping, 'originalSource'> & { originalSource?: string }

/** What a line of a built file was made of, counted from 0; those of libraries have no entry but their first. */
function entryAt(file: string, row: number, column: number): Entry | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file))
  const entry = maps.get(file)?.findEntry(row, column)
  return entry && 'generatedLine' in entry && entry.generatedLine === row ? entry : undefined
}

/** By file of the build; undefined where it has none, as in development. */
const maps = new Map<string, SourceMap | undefined>()

/** The error that is being told matters more than a map that is damaged. */
function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')))
  } catch {
    return
  }
}
