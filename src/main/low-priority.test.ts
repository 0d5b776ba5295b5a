import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { fillDesk } from '../../test/full-desk.ts'
import { program, runJson, secretKey } from '../../test/program.ts'
import { until } from '../../test/until.ts'

const folder = useFolder()

/** The nice values of the threads of a process: proc(5), field 19 of `stat`. */
function niceOf(pid: number | undefined): number[] {
  const stats = readdirSync(`/proc/${pid}/task`).map((id) => readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8'))
  return stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]))
}

const file = sqlite()
let [url, made] = ['', '']
beforeAll(async () => {
  url = await file.empty()
  await fillDesk(url)
  made = join(folder(), 'one.tar.gz')
  await runJson(['backup', '--to', made], { DATABASE_URL: url })
})

test.each([
  ['a backup', () => ['backup', '--to', join(folder(), 'two.tar.gz')]],
  ['the test of a backup', () => ['restore', made, '--test']],
])('all threads of %s have a low priority', async (_, args) => {
  const env = { DATABASE_URL: url, SECRET_KEY: secretKey }
  const quiet = spawn(process.execPath, [program, ...args()], { env, stdio: 'ignore' })
  const ended = once(quiet, 'exit')
  await until(() => niceOf(quiet.pid).every((nice) => nice === 10), 'low priority')
  expect(await ended).toEqual([expect.any(Number), null])
})
