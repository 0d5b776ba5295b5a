import { afterAll, expect } from 'vitest'
import { endServers } from '../program.ts'
import { endWatches } from './suites.ts'

// for each test file: it fails when a server of it kept /healthz waiting
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
