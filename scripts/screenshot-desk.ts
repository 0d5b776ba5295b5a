import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext, BrowserContext } from 'playwright-core'
import { enter, owner, project } from '../test/browser/desk-page.ts'
import { startServer } from '../test/program.ts'

export type Shown = { lead: string; receipt: string; form: string; site: string; invitation: string }

/**
 * What to open: the newest lead with a contract, which has a full history; the newest receipt of a form that became a lead; a form; a site; an
 * invitation.
 */
export async function thingsToShow(address: string, context: BrowserContext, other: BrowserContext): Promise<Shown> {
  await enter(context, address)
  const root = `${address}/api/v2/projects/${project}`
  const read = async (path: string) => (await (await context.request.get(`${root}${path}`)).json()).items
  const statuses: { id: string; name: string }[] = await read('/statuses')
  const contract = statuses.find(({ name }) => name === 'Договор')
  const filter = JSON.stringify({ field: 'status', operator: '=', value: contract?.id })
  const [lead] = await read(`/leads?period=all&limit=1&filter=${encodeURIComponent(filter)}`)
  const [receipt] = await read('/receipts?limit=1&end=lead&way=form')
  const [form] = await read('/forms')
  const keys: { id: string; origins: string[] }[] = await read('/keys')
  const site = keys.find(({ origins }) => origins.length > 0)
  const headers = { Origin: address }
  const invited = await context.request.post(`${root}/invitations`, { headers, data: { role: 'manager' } })
  const { token } = await invited.json()
  await tellOwner(other.request, root, lead.id)
  await context.close()
  return {
    lead: lead.id,
    receipt: receipt.id,
    form: form.id,
    site: String(site?.id),
    invitation: `/invitation#token=${token}`,
  }
}

/** The colleague who gives the owner a lead and a comment. */
export const colleague = { email: 'boris@example.com', name: 'Борис Орлов', role: 'manager' } as const

/** Assigns a lead to the owner, and mentions them in a comment. */
async function tellOwner(by: APIRequestContext, root: string, lead: string): Promise<void> {
  const headers = { Origin: new URL(root).origin }
  const { items } = await (await by.get(`${root}/members`)).json()
  const { id } = items.find(({ email }: { email: string }) => email === owner.email)
  const comment = `[member:${id}], скидку за второй балкон согласуем?`
  for (const answer of [
    await by.patch(`${root}/leads/${lead}`, { headers, data: { assignee: id } }),
    await by.post(`${root}/leads/${lead}/comments`, { headers, data: { comment } }),
  ])
    if (!answer.ok()) throw new Error(await answer.text())
}

/** A server without an owner, and the address that it prints for the first one. */
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
