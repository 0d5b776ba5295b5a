import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { sqlite } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { openStore } from '../open.ts'

const desk = useDesk(sqlite())

test('a heavy read whose client has already disconnected is canceled, and others are not', async () => {
  await desk().lead()
  await sqlOn(desk().url, 'update lead_counts set n = 200000') // enough to need a thread
  const project = await findProject(desk().store, 12345)
  const ask = { date: 'creation_date', period: allTime, filter: everything, by: 'source' } as const
  const read = (signal: AbortSignal) => desk().store.read('tallies', { project }, [ask], () => signal)
  await expect(read(AbortSignal.abort())).rejects.toThrow('The read was canceled')
  expect(await read(new AbortController().signal)).toHaveLength(1)
})

test('reads that wait for a thread when the store is closed are refused, and no thread is left', async () => {
  const threads = () => readdirSync('/proc/self/task').length
  const before = threads()
  const store = await openStore(desk().url, { now: start })
  const project = await findProject(store, 12345)
  const ask = { date: 'creation_date', period: allTime, filter: everything, by: 'source' } as const
  const reads = Array.from({ length: 50 }, () => store.read('tallies', { project }, [ask]))
  const ends = Promise.allSettled(reads)
  await until(() => threads() > before, 'a thread to be started')
  await store.close()
  const refused = (await ends).filter((end) => end.status === 'rejected').map(({ reason }) => reason.code)
  expect(refused).toContain('unavailable')
  await until(() => threads() <= before, 'all threads to end')
  await expect(store.read('tallies', { project }, [ask])).rejects.toThrow()
})
