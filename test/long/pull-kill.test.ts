import { beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../fake-vendor.ts'
import { runJson, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'

const kills = Math.min(Number(process.env.FAULTS_KILLS ?? 1), 20)

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const at = Date.UTC(2024, 0, 20) / 1_000
  let vendor: FakeVendor
  const env = () => ({ DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' })

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '41', '--name', 'Shop')
    vendor = await openFakeVendor()
    return () => vendor.close()
  })

  test('kill -9 during a pull: the next server resumes it, and each lead is pulled once', async () => {
    const many = 1_500
    vendor.state.leads = Array.from({ length: many }, (_, index) => vendorLead(index + 1, at + index * 600))
    vendor.state.delay = 20
    const count = async () => Number((await rowsOf<{ n: number }>(cli.url(), 'select count(*) as n from leads'))[0]?.n)
    const { key } = await runJson(['key', 'create', '--project', '41', '--scope', 'admin'], env())
    for (let kill = 0; kill < kills; kill++) {
      const server = await startServer(env())
      if (kill === 0) expect(await begin(server.address, String(key))).toBe(201)
      const enough = 200 + (kill * (many - 400)) / kills
      await until(async () => (await count()) > enough, 'some leads to come over', 60_000)
      await server.stop('SIGKILL')
    }
    const last = await startServer(env())
    await until(
      async () => {
        const [pull] = await rowsOf<{ state: string }>(cli.url(), 'select state from pulls order by id desc limit 1')
        return pull?.state === 'done'
      },
      'the pull to end',
      60_000,
    )
    expect(await last.stop()).toBe(0)
    expect(await count()).toBe(many)
    expect(await runJson(['check'], env())).toEqual({ ok: true, faults: [], repaired: [] })
  }, 600_000)

  async function begin(address: string, key: string): Promise<number> {
    const body = JSON.stringify({ url: vendor.url, outside_project: '41', key: vendor.key })
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    return (await fetch(`${address}/api/v2/projects/41/pulls`, { method: 'POST', headers, body })).status
  }
})
