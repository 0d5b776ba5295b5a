import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { openData } from '../bench/data.ts'
import { figures } from '../bench/figures/index.ts'
import type { GroundOptions } from '../bench/ground.ts'
import { growthSizes, runGrowth } from '../bench/growth.ts'
import { readResults, writePages } from '../bench/page.ts'
import { fieldsOf, type Peer, type RunningPeer } from '../bench/peer.ts'
import { withLeads } from '../bench/peers.ts'
import { startServer } from '../bench/processes.ts'
import type { Of, Result } from '../bench/results.ts'
import { runFigures } from '../bench/run.ts'
import { allTime, type Call, createCalls, listCall, send, statusesCall, updateCalls } from '../bench/wire.ts'
import type { LeadDraft } from '../src/domain/lead.ts'
import { program } from './program.ts'
import { times } from './properties/property.ts'

/** Long enough to see that everything runs; what is measured so is worth nothing. */
const smoke = { leads: 500, seconds: 0.02, rounds: 1, program, say: () => {} }
/** Some twenty processes start one after another; on a busy machine that takes a while. */
const timeout = 180_000

test('docs/benchmarks.md and its curves are what the kept runs say', () => {
  for (const [name, text] of Object.entries(writePages(readResults('bench/results'))))
    expect(existsSync(`docs/${name}`) && readFileSync(`docs/${name}`, 'utf8'), `npm run bench:report`).toBe(text)
})

const all = Object.keys(figures)
/** Those that do something else there than on SQLite: PostgreSQL measures the rest in `npm run test:long`. */
const ofPostgres = ['file-size', 'start-full', 'list-20', 'search-rare', 'export-csv', 'create-64', 'memory']

describe.each([
  ['sqlite', all],
  ['postgres', times > 1 ? all : ofPostgres],
] as const)('on %s', (database, names) => {
  const options: GroundOptions = { ...smoke, database, server: inject('postgresUrl') }

  test(`${names.length} figures of the benchmark are measured`, { timeout }, async () => {
    const result = await runFigures(options, names)
    expect(Object.keys(result.figures)).toEqual(names)
    expectFinite(result)
    expectToldOf(result)
  })
})

test('growth is measured from size to size, and drawn', { timeout }, async () => {
  expect(growthSizes(10_000_000)).toEqual([10_000, 100_000, 1_000_000, 10_000_000])
  expect(growthSizes(1_000_000)).toEqual([10_000, 100_000, 1_000_000])
  const result = await runGrowth({ ...smoke, database: 'sqlite' }, [200, 400])
  expect(result.sizes.map(({ leads }) => leads)).toEqual([200, 400])
  expectFinite(result)
  const pages = expectToldOf(result)
  expect(pages['benchmarks-growth.svg']).toContain('<svg')
  expect(writePages([result])).toEqual(pages)
})

test('a peer is measured by the same load', { timeout }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
  try {
    const result = await withLeads(naivePeer, folder, { ...smoke, leads: 200, database: 'sqlite' })
    expect(Object.keys(result.works)).toEqual(['list of 20', 'text filter', 'statuses', 'update', 'create'])
    expectFinite(result)
    expectToldOf(result)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** The naive server in the part of another program. */
const naivePeer: Peer = {
  name: 'naive',
  database: 'sqlite',
  title: 'Naive server',
  install: async () => {},
  async start() {
    const data = await openData({ database: 'sqlite', leads: 0, program })
    const running = await startServer('naive.ts', data.naiveUrl)
    const { address, headers } = running
    const fill: RunningPeer['fill'] = async (leads) => {
      for (const lead of leads) await send(address, headers, naiveCreate(lead))
    }
    return { ...running, fill, stop: () => running.stop().then(data.close) }
  },
  list: (period) => listCall({ period }),
  search: (value) => listCall({ period: allTime, like: { field: 'name', value } }),
  total: (answer) => JSON.parse(answer).total,
  statuses: () => statusesCall,
  create: naiveCreate,
  update: (number) => updateCalls(number).at(-1) as ReturnType<Peer['update']>,
}

function naiveCreate(lead: LeadDraft): Call {
  return { ...(createCalls(1)[0] as Call), body: JSON.stringify({ ...fieldsOf(lead), paid_date: null, status: '0' }) }
}

function expectFinite(value: unknown, path = 'result'): void {
  if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0, `${path} is ${value}`).toBe(true)
  if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) expectFinite(part, `${path}.${name}`)
}

/** The page names everything that was measured. */
function expectToldOf(result: Result): Record<string, string> {
  const pages = writePages([result])
  const page = pages['benchmarks.md'] ?? ''
  expect(page).toContain(result.version)
  for (const name of namesIn(result)) expect(page).toContain(name)
  expect(page).not.toMatch(/undefined|NaN|null/)
  return pages
}

function namesIn(result: Result): string[] {
  if (result.kind === 'peer') return Object.keys((result satisfies Of<'peer'>).works)
  return result.kind === 'growth' ? Object.keys(result.sizes[0]?.times ?? {}) : ['list of 20', 'start to first answer']
}
