import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqlOn } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { runJson, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'
import { useFolder } from './folder.ts'

type Row = { end: string | null; attempts: number; reasons: string; spool: string | null }

eachDatabase((database) => {
  const folder = useFolder()

  test('a receipt that kills the process twice is left to a person, and does not block later ones', async () => {
    const url = await database.fresh()
    const env = { DATABASE_URL: url, LOG_LEVEL: 'error', SPOOL_FOLDER: join(folder(), 'spool') }
    await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env)
    const { key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'capture'], env)
    const first = await startServer(env)
    const send = (body: string) => fetch(`${first.address}/in/site?key=${key}`, { method: 'POST', body })
    expect((await send(`name=Anna&text=${'long '.repeat(20_000)}`)).status).toBe(200) // so long that it is stored in the spool
    expect((await send('name=Boris&phone=89991234567')).status).toBe(200)
    await first.stop()
    await sqlOn(url, 'update receipts set ended = null, lead_id = null, fingerprint = null') // as after a kill before they were processed
    const [row] = await read(url)
    makePipe(join(env.SPOOL_FOLDER, row?.spool as string)) // a reader of it waits for ever

    for (const attempts of [1, 2]) {
      const server = await startServer(env)
      await until(async () => (await read(url))[0]?.attempts === attempts, 'it to be begun')
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
      await server.stop('SIGKILL')
      expect((await read(url)).map(({ end }) => end)).toEqual([null, null])
    }

    const last = await startServer(env)
    // of several servers another may be at it for two minutes more (src/intake/recover-receipt.test.ts)
    const isAlone = database.name === 'sqlite'
    await until(async () => (await read(url)).slice(isAlone ? 0 : 1).every(({ end }) => end !== null), 'both to end')
    expect(await read(url)).toMatchObject([
      isAlone ? { end: 'quarantine', attempts: 2, reasons: '[{"code":"interrupted"}]' } : { end: null, attempts: 2 },
      { end: 'lead' },
    ])
    expect(await last.stop()).toBe(0)
  }, 120_000)
})

function read(url: string): Promise<Row[]> {
  return rowsOf<Row>(
    url,
    'select ended as "end", cast(attempts as int) as attempts, reasons, spool from receipts order by id',
  )
}

function makePipe(path: string): void {
  rmSync(path)
  execFileSync('mkfifo', [path])
}
