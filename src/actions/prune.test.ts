import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { pruneCommitMarks, pruneIdempotency } from './prune.ts'

const day = 24 * 3600

eachDatabase((database) => {
  const desk = useDesk(database)
  const keysLeft = async () => {
    const rows = await sqlOn(desk().url, 'select key from idempotency order by key')
    return rows.map(({ key }) => key)
  }
  const create = (key: string) => desk().lead({}, { headers: { 'Idempotency-Key': key } })

  test('idempotency keys are removed after a day, not before', async () => {
    const first = await create('first')
    desk().clock.now = start + 60
    const second = await create('second')
    expect(await pruneIdempotency(desk().store, start + day - 1)).toBe(0)
    expect(await create('first')).toBe(first)
    expect(await pruneIdempotency(desk().store, start + day)).toBe(1)
    expect(await keysLeft()).toEqual(['second'])
    desk().clock.now = start + day + 59
    expect(await create('second')).toBe(second)
    expect(await create('first')).not.toBe(first)
  })

  test('all expired keys of all projects are removed while leads come in', async () => {
    const other = await desk().newProject(777)
    for (const project of [desk().project, other]) await addOld(desk().url, project, 1_000)
    desk().clock.now = start + 3 * day
    let over = false
    const pruning = pruneIdempotency(desk().store, desk().clock.now).finally(() => {
      over = true
    })
    const during: string[] = []
    while (!over) during.push(await create(`during-${during.length}`))
    expect(await pruning).toBeGreaterThanOrEqual(2_000)
    expect(during.length).toBeGreaterThan(0)
    expect((await keysLeft()).toSorted()).toEqual(during.map((_, index) => `during-${index}`).toSorted())
  })

  test('two concurrent runs remove each key once', async () => {
    await addOld(desk().url, desk().project, 1_000)
    const both = [1, 2].map(() => pruneIdempotency(desk().store, desk().clock.now))
    const [one = 0, two = 0] = await Promise.all(both)
    const rest = await pruneIdempotency(desk().store, desk().clock.now)
    expect(one + two + rest).toBe(1_000)
  })

  test('commit marks of servers that wrote nothing for a day are removed', async () => {
    await create('marked')
    const now = Math.floor(Date.now() / 1_000) // the database has a clock of its own
    const marks = async () => (await sqlOn(desk().url, 'select writer from commit_marks')).length
    expect(await marks()).toBe(database.name === 'postgres' ? 1 : 0)
    await sqlOn(desk().url, `insert into commit_marks values (12345, 'one that has ended', 7, ${now - 2 * day})`)
    expect(await pruneCommitMarks(desk().store, now)).toBe(1)
    expect(await marks()).toBe(database.name === 'postgres' ? 1 : 0)
  })

  test('an aborted run leaves the rest', async () => {
    await addOld(desk().url, desk().project, 1_000)
    expect(await pruneIdempotency(desk().store, desk().clock.now, AbortSignal.abort())).toBe(0)
    expect(await pruneIdempotency(desk().store, desk().clock.now)).toBe(1_000)
  })
})

/** Idempotency keys from the day at which a test desk begins. */
function addOld(url: string, project: number, count: number) {
  return sqlOn(
    url,
    `insert into idempotency (project_id, caller, key, request_hash, status, answer, at)
     with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${count})
     select ${project}, 0, 'old-' || n, 'hash', 200, '1', ${start} from counted`,
  )
}
