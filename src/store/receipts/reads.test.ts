import { readdirSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'
import { allTime } from '../../domain/period.ts'
import { openStore } from '../open.ts'
import type { QueryOf, ReadName } from '../readers/queries.ts'

const desk = useDesk(sqlite(), { captureLimits: { perAddress: 0, perKey: 0 } })
const [many, few] = [5_001, 25]
const period = { from: start, to: start + many }
const threads = () => readdirSync('/proc/self/task').length

beforeAll(async () => {
  const key = await desk().newKey('capture', [12345])
  const send = async (index: number) => {
    const reply = await fetch(`${desk().address}/in/x?key=${key}`, { method: 'POST', body: `name=N${index}` })
    expect(reply.status).toBe(200)
  }
  for (let at = 0; at < many; at += 100) {
    desk().clock.now = start + at
    await Promise.all(Array.from({ length: Math.min(100, many - at) }, (_, index) => send(at + index)))
  }
}, 120_000)

/** Runs a read on a newly opened store; returns how many threads it started. */
async function threadsOf<N extends ReadName>(name: N, query: QueryOf<N>): Promise<number> {
  const store = await openStore(desk().url, { now: start })
  try {
    const project = await store.projects.find(12345)
    if (!project) throw new Error('There is no project')
    const before = threads()
    await store.read(name, { project }, query)
    return threads() - before
  } finally {
    await store.close()
  }
}

const page = { limit: 10 }
const all = { ...page, filter: {} }
const words = [{ text: 'анна', digits: [], number: null }]
const short = { from: start, to: start + 99 }

test.each<[string, number, () => Promise<number>]>([
  ['a page', 0, () => threadsOf('receipts', all)],
  ['those of a lead', 0, () => threadsOf('receipts', { ...page, filter: { lead: 7 } })],
  ['those that a mapping took', 1, () => threadsOf('receipts', { ...page, filter: { mapping: 'none' } })],
  ['those of an end and a period', 1, () => threadsOf('receipts', { ...page, filter: { end: 'spam', ...period } })],
  ['those of a mapping, some', 0, () => threadsOf('receipts', { ...page, filter: { mapping: 'none', ...short } })],
  ['those of a minute with a word', 1, () => threadsOf('receipts', { ...page, filter: { ...short, words } })],
  ['how many of a minute have a word', 1, () => threadsOf('receiptCount', { ...short, words })],
  ['how many', 1, () => threadsOf('receiptCount', {})],
  ['how many came within a minute', 0, () => threadsOf('receiptCount', short)],
  ['their numbers', 1, () => threadsOf('receiptNumbers', { filter: {}, buckets: [period] })],
  ['what came on a day', 1, () => threadsOf('receiptArrivals', [period])],
  ['what came within a minute', 0, () => threadsOf('receiptArrivals', [short])],
  ['where they came from', 1, () => threadsOf('receiptTouches', all)],
  ['those with leads', 1, () => threadsOf('receiptLeads', { period: allTime, limit: few, offset: 0 })],
  ['some with leads', 0, () => threadsOf('receiptLeads', { period: short, limit: 10, offset: 0 })],
  ['one with its lead', 0, () => threadsOf('receiptLeads', { id: 7, limit: 1, offset: 0 })],
])('of very many receipts, %s are read in a thread where that takes long', async (_, expected, count) => {
  expect(await count()).toBe(expected)
})

test('those with leads are read in chunks, none twice and none left out', async () => {
  const { store } = desk()
  const project = await findProject(store, 12345)
  const read = async (limit: number, offset: number) => {
    const { found, next } = await store.read('receiptLeads', { project }, { period: allTime, limit, offset })
    return { ids: found.map(({ id }) => id), next }
  }
  const { ids, next } = await read(10_000, 0)
  expect(ids).toEqual(Array.from({ length: many }, (_, index) => many - index))
  expect(next).toBeUndefined()
  expect(await read(1_203, 77)).toEqual({ ids: ids.slice(77, 77 + 1_203), next: 77 + 1_203 })
  expect(await read(500, many - 500)).toEqual({ ids: ids.slice(-500), next: undefined })
  expect(await read(10, many)).toEqual({ ids: [], next: undefined })
})
