import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readResults, writePages } from '../bench/page.ts'
import { runFigures } from '../bench/run.ts'
import { expectFinite, expectToldOf, smoke, timeout } from './benchmarked.ts'

test('docs/benchmarks.md and its curves match the stored runs', () => {
  for (const [name, text] of Object.entries(writePages(readResults('bench/results'))))
    expect(existsSync(`docs/${name}`) && readFileSync(`docs/${name}`, 'utf8'), `npm run bench:report`).toBe(text)
})

/** One figure of each kind of load; `npm run test:long` measures all of them on both databases. */
const some = ['file-size', 'start-full', 'list-20', 'search-rare', 'create-64']

test('figures of the benchmark are measured', { timeout }, async () => {
  const result = await runFigures({ ...smoke, database: 'sqlite' }, some)
  expect(Object.keys(result.figures)).toEqual(some)
  expectFinite(result)
  expectToldOf(result)
})
