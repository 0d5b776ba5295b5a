import { showDone } from '../ui/toasts.tsx'
import { client, unwrap } from './client.ts'
import { say } from './edit-lead.ts'
import { sendOrKeep } from './outbox.ts'
import { queryClient } from './query-client.ts'

/** A new lead as it is typed: every field a text, empty for none. */
export type Draft = Record<
  'name' | 'phone' | 'email' | 'title' | 'source' | 'status' | 'price' | 'assignee' | 'text',
  string
>

/** Keeps a new lead, once however often it is sent (`key`), and offers to open it or to take it back. */
export async function createLead(
  project: string,
  draft: Draft,
  key: string,
  open: (id: string) => void,
): Promise<void> {
  const given = Object.entries(draft)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => value !== '' && !(name === 'assignee' && value === 'nobody'))
  const body = { title: say('card.new.usual'), ...Object.fromEntries(given) }
  const { lead, undo } = await sendOrKeep(() =>
    unwrap(
      client.POST('/api/v2/projects/{project}/leads', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  )
  const link = { label: say('card.new.open', { number: lead.id }), run: () => open(lead.id) }
  showDone(say('card.told.created'), undo ? { project, token: undo } : undefined, link)
  void queryClient.invalidateQueries({ queryKey: ['p', project] })
}
