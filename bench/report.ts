// Writes docs/benchmarks.md and its curves from bench/results/: `npm run bench:report`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readResults, writePages } from './page.ts'

for (const [name, text] of Object.entries(writePages(readResults('bench/results'))))
  writeFileSync(join('docs', name), text)
