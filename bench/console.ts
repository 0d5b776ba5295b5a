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
    return await use(async (path, ready) => {
      for (const former of browser.contexts()) await former.close()
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      await context.addCookies(cookies)
      const page = await context.newPage()
      const begun = performance.now()
      await page.goto(`${ground.desk().address}/p/${project}/${path}`)
      await page.waitForSelector(ready)
      return { page, milliseconds: performance.now() - begun }
    })
  } finally {
    await browser.close()
  }
}

/** Opens a page of the console; returns it, and the milliseconds until the expected element appeared. */
export type Open = (path: string, ready: string) => Promise<{ page: Page; milliseconds: number }>

/** Creates the member who looks; one from an earlier figure is reused. */
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
  if (!answer.ok()) throw new Error(`The member of the benchmark was not let in: ${await answer.text()}`)
  return context.cookies()
}
