import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { useFolder } from '../faults/folder.ts'
import { runJson, type Server, startServer } from '../program.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'
import { useBrowser } from './browser.ts'
import { openLine, openSite } from './site.ts'

/**
 * The setup of a test file: the built server behind a connection that can be cut, a site of another origin, a key for that site, and one for any
 * site.
 */
export function useSnippet(settings: Record<string, string> = {}) {
  const folder = useFolder()
  const { context } = useBrowser()
  let [site, line] = [] as unknown as [Awaited<ReturnType<typeof openSite>>, Awaited<ReturnType<typeof openLine>>]
  let server: Server
  let keys: string[] = []
  let admin: string
  const env = () => ({ DATABASE_URL: `sqlite:${join(folder(), 'zayavka.db')}`, CAPTURE_PER_ADDRESS: '0', ...settings })
  beforeAll(async () => {
    ;[site, line] = await Promise.all([openSite(), openLine()])
    const project = ['--id', '12345', '--name', 'Shop']
    await runJson(['project', 'create', ...project], env())
    const key = ['key', 'create', '--project', '12345', '--scope', 'capture']
    for (const sites of [['--origin', site.origin], []])
      keys = [...keys, (await runJson([...key, ...sites], env())).key as string]
    admin = (await runJson(['key', 'create', '--project', '12345', '--scope', 'admin'], env())).key as string
    await start()
    await api('PATCH', '/capture', { threshold: 1000 }) // one machine sends all submissions, as only a program would
  })
  afterAll(async () => {
    site?.close()
    line?.close()
    await server?.stop('SIGKILL')
  })
  const start = async () => {
    server = await startServer(env())
    line.to(server.address)
  }

  return {
    site: () => site,
    line: () => line,
    desk: {
      kill: () => server.stop('SIGKILL'),
      start,
    },
    context,
    key: (index = 0) => keys[index] as string,
    script: (index = 0) => `<script src="${line.address}/s.js" data-key="${keys[index]}" async></script>`,
    visit,
    leads,
    receipts,
    count,
    api,
  }

  /** Calls our own API, relative to the project. */
  async function api(method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
    const headers = { Authorization: `Bearer ${admin}`, 'Content-Type': 'application/json' }
    const url = `${server.address}/api/v2/projects/12345${path}`
    return (await fetch(url, { method, headers, body: JSON.stringify(body) })).json() as Promise<
      Record<string, unknown>
    >
  }

  /** Opens a page of the site and waits for the snippet. */
  async function visit(by: BrowserContext, url: string): Promise<Page> {
    const page = await by.newPage()
    await page.goto(url)
    await page.waitForFunction('!!window[Symbol.for("zayavka")]')
    return page
  }

  async function count(table: 'receipts' | 'visits'): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(env().DATABASE_URL, `select count(*) as n from ${table}`)
    return row?.n as number
  }

  /** The number of receipts. */
  async function receipts(): Promise<number> {
    return count('receipts')
  }

  /** The leads with a phone as stored, once there are `count` of them. */
  async function leads(phone: string, count = 1) {
    const rows = () =>
      rowsOf<Record<string, string | null>>(
        env().DATABASE_URL,
        `select * from leads where phone = '${phone}' order by id`,
      )
    await until(async () => (await rows()).length >= count, `${count} leads of ${phone}`)
    return rows()
  }
}
