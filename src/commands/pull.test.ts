import { beforeAll, expect, test } from 'vitest'
import { useCommandLine, wrongCall } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { call, runJson, startServer } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'

// `npm run faults` makes it a long run
const kills = Math.min(Number(process.env.FAULTS_KILLS ?? 1), 20)

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const at = Date.UTC(2024, 0, 20) / 1_000
  let vendor: FakeVendor
  const env = () => ({ DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1' })
  const args = (key = vendor.key) => ['pull', '--project', '41', '--from', vendor.url, '--key', key]

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '41', '--name', 'Shop')
    vendor = await openFakeVendor()
    vendor.state.leads = Array.from({ length: 3 }, (_, index) => vendorLead(index + 1, at + index))
    vendor.state.leads.push(vendorLead(4, at, { status: '' }))
    return () => vendor.close()
  })

  test('pull takes over leads and tells how far both sides are apart', async () => {
    const { code, stdout } = await call(args(), env())
    expect(code).toBe(0)
    expect(stdout).toContain('3 created, 0 changed, 0 unchanged, 1 refused, 0 receipts')
    expect(stdout).toMatch(/2024-01 +4 +3/)
    expect(stdout).toContain('lead 4: Required argument status is missing')
  })

  test('again finds nothing new; the key may come by the standard input', async () => {
    const { stdout } = await call(args().slice(0, -2).concat('--json'), env(), `${vendor.key}\n`)
    expect(JSON.parse(stdout)).toMatchObject({ state: 'done', created: 0, unchanged: 3, listed: [{ id: '4' }] })
  })

  test('a wrong key is refused before anything is kept', async () => {
    expect(wrongCall(await call(args('another-key'), env()))).toContain('Check the key and the project number')
    expect(await rowsOf(cli.url(), 'select id from pulls')).toHaveLength(2)
  })

  test('kill -9 in the middle: the next server goes on, and each lead comes once', async () => {
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
