import { mkdirSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { openStorage, storageKey } from '../../test/object-storage.ts'
import { runJson, startServer } from '../../test/program.ts'
import { giveId } from '../../test/store-id.ts'
import { until } from '../../test/until.ts'

const file = sqlite()
const folder = useFolder()
let small: string
let first: string
let second: string
let storage: Awaited<ReturnType<typeof openStorage>>
beforeAll(async () => {
  storage = await openStorage()
  small = await file.fresh()
  const id = await giveId(small)
  first = `zayavka-${id}-20200101-000000.tar.gz`
  second = `zayavka-${id}-20200102-000000.tar.gz`
})
afterAll(() => storage.close())

/** A folder with an old backup, and a later one that cannot be removed. */
function stubborn(name: string): string {
  const here = join(folder(), name)
  mkdirSync(join(here, second), { recursive: true })
  writeFileSync(join(here, first), 'old')
  return here
}

test('a backup succeeds although an old one cannot be removed, with a warning, and others are removed', async () => {
  const here = stubborn('by-hand')
  const made = await runJson(['backup', '--to', here, '--keep', '1d'], { DATABASE_URL: small })
  expect(made).toMatchObject({
    removed: [first],
    warning: expect.stringContaining(`could not be removed, ${second}: `),
  })
  expect(await runJson(['restore', String(made.file), '--test'])).toMatchObject({ ok: true })
  expect(await readdir(here)).toHaveLength(2)
})

test('the backup that was just made is kept, even beside one of a clock that was ahead', async () => {
  const here = join(folder(), 'ahead')
  mkdirSync(here)
  writeFileSync(join(here, first.replace('20200101', '20990101')), 'of another time')
  const made = await runJson(['backup', '--to', here, '--keep', '1d'], { DATABASE_URL: small })
  expect(made).toMatchObject({ removed: [] })
  expect(await readdir(here)).toHaveLength(2)
})

test('a backup to a bucket succeeds although the key may not remove anything', async () => {
  storage.objects.set(first, Buffer.from('old'))
  storage.fail('AccessDenied', 'removal')
  const keys = { S3_ENDPOINT: storage.url, S3_ACCESS_KEY: storageKey.id, S3_SECRET_KEY: storageKey.secret }
  const made = await runJson(['backup', '--to', 's3://backups', '--keep', '1d'], { DATABASE_URL: small, ...keys })
  expect(made).toMatchObject({ removed: [], warning: expect.stringContaining('403 AccessDenied') })
  expect(storage.objects.size).toBe(2)
})

test('a scheduled backup succeeds too, and the log has the warning', async () => {
  const settings = { BACKUP_TO: stubborn('by-schedule'), BACKUP_EVERY: '24h', BACKUP_KEEP: '1d' }
  const desk = await startServer({ DATABASE_URL: small, ...settings })
  try {
    const health = async () => ((await (await fetch(`${desk.address}/readyz`)).json()) as { backup?: string }).backup
    await until(async () => ['well', 'failed'].includes((await health()) ?? ''), 'the first backup')
    expect(await health()).toBe('well')
    await until(() => desk.output().includes(`could not be removed, ${second}`), 'the log to say why')
  } finally {
    await desk.stop()
  }
})
