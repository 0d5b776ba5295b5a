import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const builtPlace = /(file:\/\/[^\s()]{1,1000}\.js):(\d{1,9}):(\d{1,9})/

/** A line of a stack that names the place in the source instead of that in a file of the build, which has the code of many. */
export function inSource(line: string): string {
  return line.replace(builtPlace, (place, file: string, row: string, column: string) => {
    const { fileName, lineNumber, columnNumber } = originOf(file, Number(row), Number(column))
    return fileName === undefined ? place : `${fileName.replace(/^(\.\.\/)+/, '')}:${lineNumber}:${columnNumber}`
  })
}

type Origin = { fileName?: string; lineNumber?: number; columnNumber?: number }

function originOf(file: string, row: number, column: number): Origin {
  const map = maps.get(file) ?? readMap(file)
  maps.set(file, map)
  return (map?.findOrigin(row, column) ?? {}) as Origin
}

/** By file of the build; null where it has none, as in development. */
const maps = new Map<string, SourceMap | null>()

function readMap(file: string): SourceMap | null {
  const path = fileURLToPath(`${file}.map`)
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null
}
