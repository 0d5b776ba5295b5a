import { afterAll, expect } from 'vitest'
import { endServers } from '../program.ts'
import { endWatches } from './suites.ts'

// runs for each test file, which fails when one of its servers delayed /healthz
afterAll(async () => {
  const found = await endWatches()
  endServers()
  if (process.env.HEALTH && found.length > 0)
    process.stderr.write(`${expect.getState().testPath} ${JSON.stringify(found)}\n`)
  expect(
    found.flatMap(({ gaps }) => gaps),
    'how long an event loop kept /healthz waiting',
  ).toEqual([])
})
