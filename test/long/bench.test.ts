import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { openData } from '../../bench/data.ts'
import { figures } from '../../bench/figures/index.ts'
import { growthSizes, runGrowth } from '../../bench/growth.ts'
import { writePages } from '../../bench/page.ts'
import { fieldsOf, type Peer, type RunningPeer } from '../../bench/peer.ts'
import { withLeads } from '../../bench/peers.ts'
import { startServer } from '../../bench/processes.ts'
import { runFigures } from '../../bench/run.ts'
import { allTime, type Call, createCalls, listCall, send, statusesCall, updateCalls } from '../../bench/wire.ts'
import type { LeadDraft } from '../../src/domain/lead.ts'
import { expectFinite, expectToldOf, smoke, timeout } from '../benchmarked.ts'
import { program } from '../program.ts'

const all = Object.keys(figures)

test.each(['sqlite', 'postgres'] as const)(
  'all figures of the benchmark are measured on %s',
  { timeout: 2 * timeout },
  async (database) => {
    const result = await runFigures({ ...smoke, database, server: inject('postgresUrl') }, all)
    expect(Object.keys(result.figures)).toEqual(all)
    expectFinite(result)
    expectToldOf(result)
  },
)

test('growth is measured over sizes, and drawn', { timeout }, async () => {
  expect(growthSizes(10_000_000)).toEqual([10_000, 100_000, 1_000_000, 10_000_000])
  expect(growthSizes(1_000_000)).toEqual([10_000, 100_000, 1_000_000])
  const result = await runGrowth({ ...smoke, database: 'sqlite' }, [200, 400])
  expect(result.sizes.map(({ leads }) => leads)).toEqual([200, 400])
  expectFinite(result)
  const pages = expectToldOf(result)
  expect(pages['benchmarks-growth.svg']).toContain('<svg')
  expect(writePages([result])).toEqual(pages)
})

test('a peer is measured under the same load', { timeout }, async () => {
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

/** The naive server stands in for another program. */
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
