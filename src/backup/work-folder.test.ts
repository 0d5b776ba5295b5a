import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { program, run, runJson } from '../../test/program.ts'
import { until } from '../../test/until.ts'

const file = sqlite()
const folder = useFolder()
const sealing = { BACKUP_PASSPHRASE: 'верная лошадь батарейка' }

let desk: string
let made: string
let temporary: string
beforeAll(async () => {
  desk = await file.fresh()
  await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], { DATABASE_URL: desk })
  made = String(
    (await runJson(['backup', '--to', `${folder()}/`, '--encrypt'], { DATABASE_URL: desk, ...sealing })).file,
  )
})
beforeEach(async () => {
  temporary = await mkdtemp(join(folder(), 'temporary-'))
})

test.each([
  ['restore', 'SIGTERM'],
  ['restore', 'SIGINT'],
  ['backup', 'SIGTERM'],
] as const)('a %s that gets %s leaves no copy of the desk behind', async (command, signal) => {
  expect(await endedBy(signal, argsOf(command))).toEqual([null, signal])
  expect(await copiesIn(temporary)).toEqual([])
})

test('the files of a killed process are removed by the next one', async () => {
  expect(await endedBy('SIGKILL', argsOf('restore'))).toEqual([null, 'SIGKILL'])
  expect(await copiesIn(temporary)).toHaveLength(1)
  await restoreOnce()
  expect(await copiesIn(temporary)).toEqual([])
})

test('folders a day old are removed, but not those of another machine or a running process', async () => {
  const [mine, theirs] = [`.zayavka-restore-${hostname()}-${process.pid}-abcdef`, '.zayavka-restore-other-1-abcdef']
  const old = ['.zayavka-restore-abcdef', '.zayavka-backup-other-1-abcdef']
  const others = ['zayavka-backup-of-2024', '.zayavka-backup-mine']
  for (const name of [mine, theirs, ...old, ...others]) await mkdir(join(temporary, name))
  const before = Date.now() / 1_000 - 90_000
  for (const name of [...old, ...others]) await utimes(join(temporary, name), before, before)
  await restoreOnce()
  expect((await readdir(temporary)).sort()).toEqual([mine, theirs, ...others].sort())
})

function argsOf(command: 'backup' | 'restore'): string[] {
  return command === 'restore'
    ? ['restore', made, '--test']
    : ['backup', '--to', join(temporary, 'whole.tar.gz.age'), '--encrypt']
}

/** Runs a command until it has a work folder, and sends it a signal. Returns its exit code and signal. */
async function endedBy(signal: NodeJS.Signals, args: string[]): Promise<unknown[]> {
  const env = { PATH: process.env.PATH, DATABASE_URL: desk, TMPDIR: temporary, ...sealing }
  const running = spawn(process.execPath, [program, ...args], { env, stdio: 'ignore' })
  const ended = once(running, 'exit')
  await until(async () => (await copiesIn(temporary)).length > 0, 'it to begin') // deriving the key takes longer than one poll
  running.kill(signal)
  return ended
}

async function restoreOnce(): Promise<void> {
  expect(await run(argsOf('restore'), { TMPDIR: temporary, ...sealing })).toMatchObject({ code: 0, stderr: '' })
}

async function copiesIn(place: string): Promise<string[]> {
  return (await readdir(place)).filter((name) => name.startsWith('.zayavka-'))
}
