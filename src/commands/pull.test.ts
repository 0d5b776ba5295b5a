import { beforeAll, expect, test } from 'vitest'
import { useCommandLine, wrongCall } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { freePort } from '../../test/ports.ts'
import { call } from '../../test/program.ts'
import { rowsOf } from '../../test/rows.ts'

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

  test('pull pulls leads and reports the differences between both sides', async () => {
    const { code, stdout } = await call(args(), env())
    expect(code).toBe(0)
    expect(stdout).toContain('3 created, 0 changed, 0 unchanged, 1 refused, 0 receipts')
    expect(stdout).toMatch(/2024-01 +4 +3/)
    expect(stdout).toContain('lead 4: Required argument status is missing')
  })

  test('another pull finds nothing new, and the key may come from stdin', async () => {
    const { stdout } = await call(args().slice(0, -2).concat('--json'), env(), `${vendor.key}\n`)
    expect(JSON.parse(stdout)).toMatchObject({ state: 'done', created: 0, unchanged: 3, listed: [{ id: '4' }] })
  })

  test.each<[string, () => void, string]>([
    ['limits requests', () => Object.assign(vendor.state.limited, { requests: 1_000 }), 'limits requests'],
    ['answers with a page', () => Object.assign(vendor.state, { broken: 1_000 }), 'does not answer like the API'],
  ])('another side that %s is a failure, not a wrong call', async (_, begin, said) => {
    begin()
    const { code, stdout, stderr } = await call(args(), env())
    Object.assign(vendor.state, { broken: 0, limited: { requests: 0, seconds: 1 } })
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(said) })
  })

  test('another side that does not answer is a failure too', async () => {
    const nobody = ['pull', '--project', '41', '--from', `http://127.0.0.1:${await freePort()}`, '--key', vendor.key]
    expect(await call(nobody, env())).toMatchObject({ code: 1, stdout: '' })
  })

  test('a wrong key is refused before anything is stored', async () => {
    expect(wrongCall(await call(args('another-key'), env()))).toContain('Check the key and the project number')
    expect(await rowsOf(cli.url(), 'select id from pulls')).toHaveLength(2)
  })
})
