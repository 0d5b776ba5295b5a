import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { sqlite } from '../test/databases.ts'
import { freePort } from '../test/ports.ts'
import { program, secretKey, startServer } from '../test/program.ts'
import { until } from '../test/until.ts'

const file = sqlite()

test('a full disk of the log stops neither the start nor the server', async () => {
  const port = await freePort()
  const full = openSync('/dev/full', 'w')
  const env = { PATH: process.env.PATH, DATABASE_URL: await file.fresh(), PORT: String(port), SECRET_KEY: secretKey }
  const server = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', full, 'inherit'] })
  closeSync(full)
  try {
    const address = `http://127.0.0.1:${port}`
    await until(async () => (await fetch(`${address}/healthz`)).ok, 'the server to serve')
    await sendMany(address, 1_000)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    server.kill()
    expect(await once(server, 'exit')).toEqual([0, null])
  } finally {
    server.kill('SIGKILL')
  }
})

test('a log that nobody reads is buffered up to a limit, then counts its lost lines and continues', async () => {
  const server = await startServer({ DATABASE_URL: await file.fresh() })
  server.process.stdout?.pause()
  const sent = 40_000
  await Promise.all([1, 2, 3, 4].map(() => sendMany(server.address, sent / 4)))
  server.process.stdout?.resume()
  await until(() => server.output().includes('were lost'), 'the loss to be told')
  await sendMany(server.address, 10)
  expect(await server.stop()).toBe(0)
  const lines = [...server.output().matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line))
  const lost = lines.filter(({ msg }) => msg.includes('were lost')).reduce((sum, { lines }) => sum + lines, 0)
  expect(lost).toBeGreaterThan(0)
  expect(lines.filter(({ msg }) => msg === 'answered').length + lost).toBe(sent + 10)
})

test('a server whose log nobody reads ends when it is told to', async () => {
  const server = await startServer({ DATABASE_URL: await file.fresh() })
  server.process.stdout?.pause()
  await sendMany(server.address, 10_000)
  expect(await server.stop()).toBe(0)
})

/** Sends `count` requests over one connection, 16 at a time, and waits for their answers. */
async function sendMany(address: string, count: number): Promise<void> {
  const { port } = new URL(address)
  const socket = connect(Number(port), '127.0.0.1').setEncoding('latin1')
  for (let left = count; left > 0; left -= 16) {
    const some = Math.min(16, left)
    socket.write('GET /nothing HTTP/1.1\r\nHost: desk\r\n\r\n'.repeat(some))
    for (let text = ''; text.split('HTTP/1.1 ').length <= some; ) text += (await once(socket, 'data'))[0]
  }
  socket.destroy()
}
