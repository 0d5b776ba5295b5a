import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('console', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => posix.join('console', path))
const imports = new Map(files.map((path) => [path, importsOf(path)]))

test('no files of the console import each other in a circle, not even types', () => {
  expect(imports.size).toBeGreaterThan(100)
  expect(files.flatMap((path) => circleFrom(path, [path]) ?? [])).toEqual([])
})

test('the API folder imports no pages', () => {
  const above = files
    .filter((path) => path.startsWith('console/api/'))
    .flatMap((path) => imports.get(path)?.filter((target) => !/^console\/(api\/|api-types)/.test(target)) ?? [])
  expect(above).toEqual([])
})

const clear = new Set<string>()

/** An import cycle through a file. */
function circleFrom(path: string, way: string[]): string[] | undefined {
  for (const target of imports.get(path) ?? []) {
    if (way.includes(target)) return [[...way.slice(way.indexOf(target)), target].join(' → ')]
    if (clear.has(target)) continue
    const found = circleFrom(target, [...way, target])
    if (found) return found
  }
  clear.add(path)
  return undefined
}

function importsOf(path: string): string[] {
  const statements = readFileSync(path, 'utf8').matchAll(/(?:\bfrom |\bimport\(|^import )'(\.[^']+)'/gm)
  return Array.from(statements, ([, from = '']) => posix.join(posix.dirname(path), from)).filter((target) =>
    files.includes(target),
  )
}
