import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'

const desk = useDesk(sqlite())

test('a heavy read of somebody who has gone already is canceled, and others are not', async () => {
  await desk().lead()
  await sqlOn(desk().url, 'update lead_counts set n = 200000') // as many as a thread reads
  const project = await findProject(desk().store, 12345)
  const ask = { date: 'creation_date', period: allTime, filter: everything, by: 'source' } as const
  const read = (gone: AbortSignal) => desk().store.read('tallies', { project }, [ask], () => gone)
  await expect(read(AbortSignal.abort())).rejects.toThrow('Nobody waits for this answer any more')
  expect(await read(new AbortController().signal)).toHaveLength(1)
})
