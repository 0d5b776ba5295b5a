import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sqlite } from '../databases.ts'
import { openDesk, type TestDesk } from '../desk.ts'
import { useFolder } from '../faults/folder.ts'
import { freePort } from '../ports.ts'
import { until } from '../until.ts'

const docs = readFileSync('docs/webhooks.md', 'utf8')
const database = sqlite()
const folder = useFolder()
const started: ChildProcess[] = []
let desk: TestDesk | undefined
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await desk?.close()
})

test.each([
  ['node', 'receiver.mjs', (file: string) => [process.execPath, file]],
  ['php', 'receiver.php', (file: string, port: number) => ['php', '-S', `127.0.0.1:${port}`, file]],
] as const)('the receiver in %s takes what the desk signed, and nothing else', async (language, name, commandOf) => {
  // its signatures are of the present moment
  desk ??= await openDesk(await database.fresh(), { delivering: { clock: () => Math.floor(Date.now() / 1_000) } })
  desk.clock.now = Math.floor(Date.now() / 1_000)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const { json } = await desk.send('POST', '/destinations', { name: language, url })
  const file = join(folder(), name)
  writeFileSync(file, codeOf(language))
  const [program = '', ...args] = commandOf(file, port)
  const env = { PATH: process.env.PATH, SECRET: String(json.secret), PORT: String(port) }
  started.push(spawn(program, args, { env, stdio: 'ignore' }))
  await until(async () => (await fetch(url, { method: 'POST', body: '{}' })).status === 401, 'the receiver to refuse')
  const path = `/destinations/${json.id}`
  expect((await desk.send('POST', `${path}/test`, {})).json).toMatchObject({ outcome: 'delivered', status: 204 })
  await desk.send('POST', `${path}/rotate`, {})
  expect((await desk.send('POST', `${path}/test`, {})).json).toMatchObject({ outcome: 'delivered', status: 204 })
})

test('each receiver has ten lines', () => {
  for (const language of ['node', 'php', 'python'])
    expect(codeOf(language).trim().split('\n').length, language).toBeLessThanOrEqual(12)
})

function codeOf(language: string): string {
  const [, rest = ''] = docs.split(`<!-- receiver: ${language} -->\n`)
  const [block = ''] = rest.split('\n```\n')
  return block.slice(block.indexOf('\n') + 1)
}
