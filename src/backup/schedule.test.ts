import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../test/databases.ts'
import { start } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { freePort } from '../../test/ports.ts'
import { runJson, startServer } from '../../test/program.ts'
import { until } from '../../test/until.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { scheduleBackups } from './schedule.ts'
import { findBackupState, healthOf } from './state.ts'

const file = sqlite()
const folder = useFolder()
const hour = 3_600

eachDatabase((database) => {
  let store: Store
  beforeAll(async () => {
    store = await openStore(await database.fresh(), { now: start, spool: {} })
  })
  afterAll(() => store.close())

  test('a backup is made when due, by one process, retried after a failure, and tested once a month', async () => {
    let now = start
    const failures: string[] = []
    const calls = join(folder(), `calls-${database.name}`)
    const [ours, theirs] = [0, 1].map(() =>
      scheduleBackups(store, scheduleOf(calls), () => now, { onFailure: (why) => failures.push(why) }),
    ) as [ReturnType<typeof scheduleBackups>, ReturnType<typeof scheduleBackups>]
    const ticks = () => Promise.all([ours.tick(), theirs.tick()])
    const health = async () => healthOf((await findBackupState(store))?.state as never, now)
    await Promise.all([ours.begin(), theirs.begin()])
    expect(await health()).toBe('new')

    outcome(calls, { file: 'one.tar.gz', bytes: 5 })
    await ticks()
    expect(commands(calls)).toEqual(['backup --keep 7d --encrypt --json', 'restore one.tar.gz --test --json'])
    expect(await health()).toBe('well')
    now += 24 * hour - 1
    await ticks()
    expect(commands(calls)).toEqual([])

    now += 1
    outcome(calls, { fails: 'zayavka: No space is left' })
    await ticks()
    expect(commands(calls)).toEqual(['backup --keep 7d --encrypt --json'])
    expect([await health(), failures]).toEqual(['failed', ['No space is left']])
    now += 2 * hour - 1
    await ticks()
    expect(commands(calls)).toEqual([])
    now += 1
    outcome(calls, { file: 'two.tar.gz', bytes: 6 })
    await ticks()
    expect(commands(calls)).toHaveLength(1)
    expect(await health()).toBe('well')

    now += 30 * 24 * hour
    expect(await health()).toBe('late')
    outcome(calls, { file: 'three.tar.gz', bytes: 7, faults: ['counts differ'] })
    await ticks()
    expect(commands(calls)).toHaveLength(2)
    expect([await health(), failures.at(-1)]).toEqual(['broken', 'counts differ'])

    now += 24 * hour
    outcome(calls, { file: 'four.tar.gz', bytes: 8 })
    await ticks()
    expect(commands(calls)).toHaveLength(2)
    expect(await health()).toBe('well')
    now += 24 * hour
    await ticks()
    expect(commands(calls)).toHaveLength(1)
  })
})

test('a stop waits until the command has cleaned up', async () => {
  const store = await openStore(await file.fresh(), { now: start, spool: {} })
  const calls = join(folder(), 'calls-stopped')
  const script = `
    const { appendFileSync } = require('node:fs')
    const [file] = process.argv.slice(1)
    process.on('SIGTERM', () => {
      appendFileSync(file, 'cleaned\\n')
      process.exit()
    })
    appendFileSync(file, 'begun\\n')
    setInterval(() => {}, 1_000)`
  const command = [process.execPath, '--eval', script, calls] as const
  const ours = scheduleBackups(store, { ...scheduleOf(calls), command }, () => start, { onFailure: () => {} })
  await ours.begin()
  const stop = new AbortController()
  const ticking = ours.tick(stop.signal)
  await until(() => commands(calls).includes('begun'), 'the command to begin')
  stop.abort()
  await ticking
  expect(commands(calls)).toEqual(['cleaned'])
  await store.close()
})

test('a server makes its scheduled backups, and reports their health', async () => {
  const [to, metrics] = [join(folder(), 'kept'), await freePort()]
  const settings = { BACKUP_TO: to, BACKUP_EVERY: '24h', METRICS_PORT: String(metrics) }
  const desk = await startServer({ DATABASE_URL: `sqlite:${join(folder(), 'desk.db')}`, ...settings })
  try {
    const isWell = async () => (await ready(desk.address)).backup === 'well'
    await until(isWell, 'the first backup')
    const [name = ''] = await readdir(to)
    expect(await runJson(['restore', join(to, name), '--test'])).toMatchObject({ ok: true })
    const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()
    expect(text).toMatch(/^zayavka_backup_age_seconds \d+$/m)
    expect(text).toMatch(/^zayavka_backup_trouble 0$/m)
  } finally {
    await desk.stop()
  }
})

test('a server whose backups fail reports it, and continues to serve', async () => {
  const to = join(folder(), 'no-folder')
  writeFileSync(to, 'a file')
  const url = `sqlite:${join(folder(), 'other.db')}`
  const desk = await startServer({ DATABASE_URL: url, BACKUP_TO: `${to}/below`, BACKUP_EVERY: '24h' })
  try {
    await until(async () => (await ready(desk.address)).backup === 'failed', 'the failure to be told')
    await until(() => /"msg":"backup failed"/.test(desk.output()), 'the log to say why')
  } finally {
    await desk.stop()
  }
})

async function ready(address: string): Promise<{ backup?: string }> {
  return (await fetch(`${address}/readyz`)).json() as Promise<{ backup?: string }>
}

/** A schedule whose command records its arguments and has the outcome that the test sets. */
function scheduleOf(calls: string) {
  const script = `
    const { appendFileSync, readFileSync } = require('node:fs')
    const [file, ...args] = process.argv.slice(1)
    appendFileSync(file, args.join(' ') + '\\n')
    const { fails, faults, ...made } = JSON.parse(readFileSync(file + '.outcome', 'utf8'))
    if (fails) console.error(fails)
    else console.log(JSON.stringify(args[0] === 'restore' && faults ? { faults } : made))
    process.exitCode = fails || (args[0] === 'restore' && faults) ? 1 : 0`
  const command = [process.execPath, '--eval', script, calls] as const
  return { every: 24 * hour, keep: '7d', encrypt: true, command }
}

function outcome(calls: string, what: object): void {
  writeFileSync(`${calls}.outcome`, JSON.stringify(what))
}

/** The commands since the last call. */
function commands(calls: string): string[] {
  const lines = readFileSync(calls, 'utf8').split('\n').filter(Boolean)
  writeFileSync(calls, '')
  return lines
}
