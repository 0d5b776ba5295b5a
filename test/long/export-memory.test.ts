import { afterAll, expect, test } from 'vitest'
import { memoryOf } from '../../bench/processes.ts'
import { sqlOn } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { runJson, type Server, startServer } from '../program.ts'

const leads = 4_000
const megabyte = 2 ** 20

eachDatabase((database) => {
  let server: Server | undefined
  afterAll(() => server?.stop('SIGKILL'))

  test('a large export is streamed, not buffered', { timeout: 120_000 }, async () => {
    const env = { DATABASE_URL: await database.fresh() }
    await runJson(['project', 'create', '--name', 'Large', '--id', '12345'], env)
    await runJson(['demo', '--project', '12345', '--leads', String(leads)], env)
    await sqlOn(env.DATABASE_URL, `update leads set text = replace('${'_'.repeat(2_500)}', '_', 'десять букв')`)
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'read'], env)
    server = await startServer(env)
    const { address } = server
    const pid = server.process.pid as number

    const url = `${address}/api/v2/projects/12345/export?columns=id,text&format=`
    const headers = { Authorization: `Bearer ${key}` }
    await fetch(`${url}jsonl&q=1`, { headers }).then((reply) => reply.text())
    const before = await memoryOf(pid)
    let most = before
    for (const format of ['jsonl', 'xlsx']) {
      const reply = await fetch(url + format, { headers })
      expect(reply.status).toBe(200)
      let [bytes, looked] = [0, 0]
      for await (const part of reply.body as ReadableStream<Uint8Array>) {
        bytes += part.length
        if (bytes - looked < (format === 'xlsx' ? megabyte / 10 : 10 * megabyte)) continue
        looked = bytes
        most = Math.max(most, await memoryOf(pid))
      }
      if (format !== 'xlsx') expect(bytes).toBeGreaterThan(180 * megabyte)
    }
    expect(most - before).toBeLessThan(160)
  })
})
