import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { program, runJson, startServer } from '../../test/program.ts'
import { until } from '../../test/until.ts'

const file = sqlite()
const folder = useFolder()
const sealing = { BACKUP_PASSPHRASE: 'верная лошадь батарейка' }

test('no server can start on the target during a restore, and a file created meanwhile is not overwritten', async () => {
  const made = await newBackup()
  const to = await file.empty()
  const target = to.slice('sqlite:'.length)
  const env = { PATH: process.env.PATH, DATABASE_URL: to, ...sealing }
  const restoring = spawn(process.execPath, [program, 'restore', made], { env })
  onTestFinished(() => void restoring.kill('SIGKILL'))
  const [ended, said] = [once(restoring, 'exit'), readAll(restoring.stderr)]
  const here = dirname(target)
  const hasBegun = async () => (await readdir(here)).some((name) => name.startsWith('.zayavka-restore-'))
  await until(hasBegun, 'the restore to begin') // deriving the key takes longer than one poll
  restoring.kill('SIGSTOP')
  await expect(startServer({ DATABASE_URL: to })).rejects.toThrow('Another server has the store')
  writeFileSync(target, 'of somebody else')
  restoring.kill('SIGCONT')
  expect({ ended: await ended, said: await said }).toEqual({
    ended: [1, null],
    said: expect.stringContaining('has data already'),
  })
  expect(readFileSync(target, 'utf8')).toBe('of somebody else')
  expect(existsSync(`${target}.secret`)).toBe(false)
})

test('the secret is written before the store, so that no store exists without it', async () => {
  const made = await newBackup()
  const to = await file.empty()
  const target = to.slice('sqlite:'.length)
  const came: (string | null)[] = []
  const watcher = watch(dirname(target), (_, name) => void came.push(name))
  onTestFinished(() => watcher.close())
  await runJson(['restore', made], { DATABASE_URL: to, ...sealing })
  const store = basename(target)
  await until(() => came.includes(store), 'the store to be seen')
  expect(came.indexOf(`${store}.secret`)).toBeGreaterThanOrEqual(0)
  expect(came.indexOf(`${store}.secret`)).toBeLessThan(came.indexOf(store))
})

/** An encrypted backup of a small desk. */
async function newBackup(): Promise<string> {
  const from = await file.fresh()
  await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], { DATABASE_URL: from })
  const to = join(folder(), `${randomUUID()}.tar.gz.age`)
  await runJson(['backup', '--to', to, '--encrypt'], { DATABASE_URL: from, ...sealing })
  return to
}
