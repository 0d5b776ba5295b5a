import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launch } from '../test/browser/chromium.ts'
import type { Ground } from './ground.ts'
import { project } from './wire.ts'

const owner = { email: 'owner@example.com', password: 'correct horse battery' }

/** A Chromium with a signed-in member. Each page starts without a cache, and the one before is closed. */
export async function withConsole<T>(ground: Ground, use: (open: Open) => Promise<T>): Promise<T> {
  await makeOwner(ground)
  const browser = await launch()
  try {
    const cookies = await signIn(browser, ground.desk().address)
    return await use(async (path, ready, slow = {}) => {
      for (const former of browser.contexts()) await former.close()
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      await context.addCookies(cookies)
      const page = await context.newPage()
      const traffic = await watch(page, slow)
      const begun = performance.now()
      await page.goto(`${ground.desk().address}/p/${project}/${path}`)
      await page.waitForSelector(ready)
      return { page, milliseconds: performance.now() - begun, traffic }
    })
  } finally {
    await browser.close()
  }
}

/** How much slower than this machine: the processor by a factor, the network as a phone's slow 4G. */
export type Slow = { processor?: number; network?: true }

/** Requests of a page, and the bytes of their answers as they came, compressed. */
type Traffic = { requests: number; bytes: number }

/** Opens a page of the console; returns it, the milliseconds until the expected element appeared, and its traffic. */
export type Open = (
  path: string,
  ready: string,
  slow?: Slow,
) => Promise<{ page: Page; milliseconds: number; traffic: Traffic }>

/** Slow 4G as Lighthouse has it: 150 ms, 1.6 Mbit/s down, 0.75 up. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }

async function watch(page: Page, { processor, network }: Slow): Promise<Traffic> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  if (processor) await session.send('Emulation.setCPUThrottlingRate', { rate: processor })
  if (network) await session.send('Network.emulateNetworkConditions', slow4g)
  const traffic = { requests: 0, bytes: 0 }
  session.on('Network.requestWillBeSent', () => traffic.requests++)
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (traffic.bytes += encodedDataLength))
  return traffic
}

/** Creates the member who signs in; one from an earlier figure is reused. */
async function makeOwner({ program, data }: Ground): Promise<void> {
  const env = { PATH: process.env.PATH, DATABASE_URL: data.url }
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [program, ...args], { env, cwd: tmpdir() })
  const { stdout } = await run('member', 'list', '--json')
  if (stdout.includes(owner.email)) return
  const ofProject = ['--project', String(project), '--role', 'owner']
  const making = run('member', 'create', '--email', owner.email, '--password-stdin', ...ofProject)
  making.child.stdin?.end(owner.password)
  await making
}

async function signIn(browser: Browser, address: string) {
  const context = await browser.newContext()
  const answer = await context.request.post(`${address}/api/auth/sign-in/email`, {
    data: owner,
    headers: { Origin: address },
  })
  if (!answer.ok()) throw new Error(`The member of the benchmark could not sign in: ${await answer.text()}`)
  return context.cookies()
}
