import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { sqlOn } from './command-line.ts'
import type { TestDesk } from './desk.ts'
import { keepLeads, oddLeads } from './odd-leads.ts'

/** How many leads there are, and the length of their texts: about 18 MB, far more than waits between a client and us. */
export const exported = { count: 300, text: 30_000 }

/** Leads with long texts. */
export async function keepLongLeads(desk: TestDesk): Promise<void> {
  const drafts = oddLeads(exported.count).map((draft) => ({ ...draft, text: null }))
  await keepLeads(desk, drafts)
  await sqlOn(desk.url, `update leads set text = replace('${'_'.repeat(exported.text / 10)}', '_', 'десять букв')`)
}

/** The beginning of an export: its head, and nothing is read of its body. */
export async function beginExport({ address, project }: TestDesk, key: string, query: Record<string, string> = {}) {
  const path = `/api/v2/projects/${project}/export?${new URLSearchParams({ format: 'jsonl', ...query })}`
  const request = get(`${address}${path}`, { headers: { Authorization: `Bearer ${key}` }, agent: false })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  reply.on('error', () => {}) // the test lets it go
  return reply
}
