import { say } from '../change-lead.ts'
import { answerOf, client } from '../client.ts'
import { queries } from '../queries.ts'
import { tellDone } from '../ui/undo.tsx'
import { sendOrKeep } from '../waiting.ts'

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
    answerOf(
      client.POST('/api/v2/projects/{project}/leads', {
        params: { path: { project }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  )
  const link = { label: say('card.new.open', { number: lead.id }), run: () => open(lead.id) }
  tellDone(say('card.told.created'), undo ? { project, token: undo } : undefined, link)
  void queries.invalidateQueries({ queryKey: ['p', project] })
}
