import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { call, program, secretKey } from '../../test/program.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const at = Date.UTC(2024, 0, 20) / 1_000
  let vendor: FakeVendor
  const env = () => {
    const { folder } = spoolFor(cli.url())
    return { DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1', ...(folder && { SPOOL_FOLDER: folder }) }
  }
  const args = () => ['pull', '--project', '41', '--from', vendor.url, '--key', vendor.key]
  const latest = async () => (await cli.sql('select state, watches, place from pulls order by id desc limit 1'))[0]

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '41', '--name', 'Shop')
    vendor = await openFakeVendor()
    vendor.state.leads = [vendorLead(1, at), vendorLead(2, at + 1), vendorLead(3, at, { status: '' })]
    return () => vendor.close()
  })

  /** Runs the command in a process of its own until `isEnough`, then interrupts it as Ctrl-C does. */
  async function interrupted(more: string[], isEnough: () => unknown): Promise<void> {
    const settings = { PATH: process.env.PATH, SECRET_KEY: secretKey, ...env() }
    const pulling = spawn(process.execPath, [program, ...args(), ...more], { env: settings, stdio: 'ignore' })
    onTestFinished(() => void pulling.kill('SIGKILL'))
    const ended = once(pulling, 'exit')
    await until(isEnough, 'the pull to be where it is interrupted')
    pulling.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(await latest()).toMatchObject({ state: 'running' })
  }

  /** Makes the vendor limit requests after the first one for submissions, until `mend` is called. */
  function limit() {
    vendor.state.beforeSubmissions = () => {
      vendor.state.limited = { requests: 1_000, seconds: 1, isPage: false }
    }
    const isLimited = () => vendor.state.limited.requests > 0 && vendor.state.limited.requests < 1_000
    const mend = () => {
      vendor.state.beforeSubmissions = () => {}
      vendor.state.limited.requests = 0
    }
    return { isLimited, mend }
  }

  test('a status for leads without one, given to a resumed pull, applies to earlier leads too', async () => {
    const { isLimited, mend } = limit()
    await interrupted([], isLimited)
    mend()
    const { stdout } = await call([...args(), '--missing-status', '0', '--json'], env())
    expect(JSON.parse(stdout)).toMatchObject({ state: 'done', missing_status: '0', created: 1, refused: 0, listed: [] })
    const wrong = await call([...args(), '--missing-status', '77'], env())
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('77') })
  })

  test('a pull that is stopped by another process says so, and fails', async () => {
    const { isLimited, mend } = limit()
    onTestFinished(mend)
    const pulling = call(args(), env())
    await until(isLimited, 'the pull to be where it is stopped')
    await cli.sql("update pulls set state = 'stopped' where state = 'running'")
    const { code, stdout } = await pulling
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('Stopped. Start it again to go on') })
  })

  test('a resumed pull with --watch watches from then on', async () => {
    const { isLimited, mend } = limit()
    await interrupted([], isLimited)
    mend()
    await interrupted(['--watch'], async () => /"rest"/.test(String((await latest())?.place)))
    expect(Number((await latest())?.watches)).toBe(1)
  })
})
