import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { sqlOn } from './command-line.ts'
import type { TestDesk } from './desk.ts'
import { keepLeads, oddLeads } from './odd-leads.ts'

/** The number of leads and the length of their texts: about 18 MB, far more than is buffered between a client and the server. */
export const exported = { count: 300, text: 30_000 }

/** Leads with long texts. */
export async function keepLongLeads(desk: TestDesk): Promise<void> {
  const drafts = oddLeads(exported.count).map((draft) => ({ ...draft, text: null }))
  await keepLeads(desk, drafts)
  await sqlOn(desk.url, `update leads set text = replace('${'_'.repeat(exported.text / 10)}', '_', 'десять букв')`)
}

/** The start of an export: its head, without reading its body. */
export async function beginExport({ address, project }: TestDesk, key: string, query: Record<string, string> = {}) {
  const path = `/api/v2/projects/${project}/export?${new URLSearchParams({ format: 'jsonl', ...query })}`
  const request = get(`${address}${path}`, { headers: { Authorization: `Bearer ${key}` }, agent: false })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  reply.on('error', () => {}) // the test aborts it
  return reply
}
