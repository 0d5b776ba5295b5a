import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase, postgres } from '../../test/databases.ts'
import { start } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { startServer } from '../../test/program.ts'
import { until } from '../../test/until.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { scheduleBackups } from './schedule.ts'
import { type BackupState, changeBackupState, findBackupState, healthOf } from './state.ts'

const folder = useFolder()
const day = 86_400

eachDatabase((database) => {
  test('a schedule that was ended is restored with its state when a server has it again', async () => {
    const store = await openStore(await database.fresh(), { now: start, spool: {} })
    let now = start
    const [having, lacking] = [day, undefined].map((every) => serverOf(store, every, () => now))
    await having?.begin()
    await having?.tick()
    expect(await stateOf(store)).toMatchObject({ every: day, made_at: start })
    await having?.end()
    await lacking?.begin()
    expect(await stateOf(store)).toBe(undefined)
    now += 60
    await having?.begin()
    expect(await stateOf(store)).toMatchObject({ every: day, made_at: start })
    await store.close()
  })

  test('a server without a schedule ends only the schedule of a server that is gone', async () => {
    const store = await openStore(await database.fresh(), { now: start, spool: {} })
    let now = start
    const [having, lacking] = [day, undefined].map((every) => serverOf(store, every, () => now))
    await having?.begin()
    await having?.tick()
    const keepsOthersOut = store.hasServerLock // then the server that had the schedule must be gone
    await lacking?.begin()
    expect((await stateOf(store))?.every).toBe(keepsOthersOut ? undefined : day)

    now += 3 * day - 1
    await having?.tick()
    expect(await stateOf(store)).toMatchObject({ every: day, made_at: now })
    now += day - 1
    await lacking?.tick()
    expect((await stateOf(store))?.every).toBe(day)
    now += day + 2
    expect(healthOf((await stateOf(store)) as never, now)).toBe('late')
    await lacking?.begin()
    expect(await stateOf(store)).toBe(undefined)
    await store.close()
  })

  test('a backup that takes long is not made a second time beside the first', async () => {
    const store = await openStore(await database.fresh(), { now: start, spool: {} })
    let now = start
    const [calls, mayEnd] = ['calls', 'may-end'].map((name) => join(folder(), `${name}-${database.name}`)) as [
      string,
      string,
    ]
    const [ours, theirs] = [0, 1].map(() => slowServerOf(store, { calls, mayEnd }, () => now)) as [Backups, Backups]
    const made = () => readFileSync(calls, 'utf8')
    await ours.begin()
    const ticking = ours.tick()
    await until(() => made() === 'backup\n', 'the backup to begin')
    now += day / 2
    await until(async () => (await stateOf(store))?.heartbeat_at === now, 'a record that the backup still runs')
    await theirs.tick()
    expect(made()).toBe('backup\n')
    writeFileSync(mayEnd, '')
    await ticking
    expect(made()).toBe('backup\nrestore\n')
    expect(await stateOf(store)).toMatchObject({ tried_at: start, made_at: now, heartbeat_at: null })
    now = start + day
    await theirs.tick()
    expect(made()).toBe('backup\nrestore\nbackup\n')
    await store.close()
  })

  test('a backup whose server died is made again by another', async () => {
    const store = await openStore(await database.fresh(), { now: start, spool: {} })
    let now = start
    const theirs = serverOf(store, day, () => now)
    await theirs.begin()
    const known = await findBackupState(store)
    const dead = { ...(known?.state as BackupState), tried_at: start, heartbeat_at: start + day / 2 }
    expect(await changeBackupState(store, known?.text ?? '', dead)).toBe(true)
    now = start + day / 2 + 599
    await theirs.tick()
    expect(await stateOf(store)).toMatchObject({ made_at: null })
    now++
    await theirs.tick()
    expect(await stateOf(store)).toMatchObject({ made_at: now })
    await store.close()
  })

  test('a clock that was temporarily far ahead does not stop the backups', async () => {
    const store = await openStore(await database.fresh(), { now: start, spool: {} })
    let now = start
    const having = serverOf(store, day, () => now)
    await having.begin()
    now = start + 400 * day
    await having.tick()
    expect(await stateOf(store)).toMatchObject({ made_at: now })
    now = start + 60
    await having.tick()
    expect(await stateOf(store)).toMatchObject({ made_at: now, tested_at: now, noted_at: now })
    await having.tick()
    now += day - 1
    await having.tick()
    expect(await stateOf(store)).toMatchObject({ made_at: start + 60 })
    await store.close()
  })
})

const server = postgres()

test('a second server without a schedule keeps that of the first, which ends with the first', async () => {
  const settings = { DATABASE_URL: await server.fresh() }
  const first = await startServer({ ...settings, BACKUP_TO: join(folder(), 'kept'), BACKUP_EVERY: '24h' })
  const second = await startServer(settings)
  const health = async () => ((await (await fetch(`${second.address}/readyz`)).json()) as { backup?: string }).backup
  try {
    await until(async () => (await health()) === 'well', 'the first backup')
    await first.stop()
    await second.stop()
    const third = await startServer(settings)
    expect(await (await fetch(`${third.address}/readyz`)).json()).not.toHaveProperty('backup')
    await third.stop()
  } finally {
    for (const each of [first, second]) await each.stop()
  }
})

async function stateOf(store: Store) {
  return (await findBackupState(store))?.state
}

/** The scheduled backups of one server, whose commands succeed. */
function serverOf(store: Store, every: number | undefined, clock: () => number) {
  const file = join(folder(), 'outcome.json')
  writeFileSync(file, JSON.stringify({ file: 'one.tar.gz', bytes: 5 }))
  const script = `console.log(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`
  const command = [process.execPath, '--eval', script] as const
  return scheduleBackups(store, { every, keep: '7d', encrypt: false, command }, clock, { onFailure: () => {} })
}

type Backups = ReturnType<typeof scheduleBackups>

/** The scheduled backups of a server, whose commands note their names in `calls` and end once there is a file `mayEnd`. */
function slowServerOf(
  store: Store,
  { calls, mayEnd }: { calls: string; mayEnd: string },
  clock: () => number,
): Backups {
  writeFileSync(calls, '')
  const script = `
    const { appendFileSync, existsSync } = require('node:fs')
    const [calls, mayEnd, name] = process.argv.slice(1)
    appendFileSync(calls, name + '\\n')
    const waiting = setInterval(() => {
      if (!existsSync(mayEnd)) return
      clearInterval(waiting)
      console.log(JSON.stringify({ file: 'one.tar.gz', bytes: 5 }))
    }, 20)`
  const command = [process.execPath, '--eval', script, calls, mayEnd] as const
  const schedule = { every: day, keep: '7d', encrypt: false, command }
  return scheduleBackups(store, schedule, clock, { onFailure: () => {}, heartbeatEvery: 20 })
}
