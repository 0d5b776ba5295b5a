import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { enter, project } from '../test/browser/desk-page.ts'
import { startServer } from '../test/program.ts'

export type Shown = { lead: string; receipt: string; form: string }

/** What to open: the newest lead with a contract, which has a whole history; what came last from a site and became a lead; a form. */
export async function thingsToShow(address: string, context: BrowserContext): Promise<Shown> {
  await enter(context, address)
  const root = `${address}/api/v2/projects/${project}`
  const read = async (path: string) => (await (await context.request.get(`${root}${path}`)).json()).items
  const statuses: { id: string; name: string }[] = await read('/statuses')
  const contract = statuses.find(({ name }) => name === 'Договор')
  const filter = JSON.stringify({ field: 'status', operator: '=', value: contract?.id })
  const [lead] = await read(`/leads?period=all&limit=1&filter=${encodeURIComponent(filter)}`)
  const [receipt] = await read('/receipts?limit=1&end=lead&way=form')
  const [form] = await read('/forms')
  await context.close()
  return { lead: lead.id, receipt: receipt.id, form: form.id }
}

/** A server that nobody owns yet, and the address that it prints for who will. */
export async function openNewDesk() {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-first-run-'))
  const server = await startServer({}, folder)
  const close = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const link = new URL(String(server.output().match(/http:\S+#token=\S+/)?.[0]))
  return { address: link.origin, path: link.pathname + link.hash, close }
}
