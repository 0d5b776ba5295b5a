import i18next from 'i18next'
import { answerOf, client, Problem } from './client.ts'
import { openConflict } from './lead/conflicts.ts'
import { queries } from './queries.ts'
import type { Lead } from './types.ts'
import { tellDone, tellFailed } from './ui/undo.tsx'
import { sendOrKeep } from './waiting.ts'

/** What a page knows of a lead that it changes: enough to change it. */
export type Known = Pick<Lead, 'id' | 'version'> & Partial<Lead>
export type LeadPatch = Partial<
  Pick<
    Lead,
    | 'title'
    | 'name'
    | 'phone'
    | 'email'
    | 'source'
    | 'text'
    | 'status'
    | 'price'
    | 'assignee'
    | 'remind_at'
    | 'paid_date'
    | 'creation_date'
    | 'fields'
  >
>

/**
 * Changes a lead where it stands: shown at once, then as the server says; `told` is said with the way back. One that somebody else
 * changed meanwhile shows both versions; without a network the change waits. Answers whether it is done.
 */
export async function changeLead(project: string, lead: Known, patch: LeadPatch, told: string): Promise<boolean> {
  const before = shown(project, lead.id)
  show(project, lead.id, patch)
  try {
    const { lead: after, undo } = await sendOrKeep(() =>
      answerOf(
        client.PATCH('/api/v2/projects/{project}/leads/{lead}', {
          params: { path: { project, lead: lead.id }, header: { 'If-Match': `"${lead.version}"` } } as never,
          body: patch as never,
        }),
      ),
    )
    show(project, lead.id, after)
    if (undo) tellDone(told, { project, token: undo })
    void queries.invalidateQueries({ queryKey: ['p', project, 'lead', lead.id] })
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'lead-changed') {
      openConflict({ project, mine: patch, known: lead, now: error.current as Lead })
      show(project, lead.id, error.current as Lead)
      return false
    }
    show(project, lead.id, before)
    tellFailed(error)
    return false
  } finally {
    void queries.invalidateQueries({ queryKey: ['p', project, 'board'] })
    void queries.invalidateQueries({ queryKey: ['p', project, 'tallies'] })
  }
}

/** Says of a lead what `told` stands for in the texts. */
export function say(key: string, values?: Record<string, unknown>): string {
  return i18next.t(key, values ?? {})
}

/** Puts what is known of a lead wherever it is shown. */
export function show(project: string, id: string, fields: Partial<Lead>): void {
  queries.setQueriesData({ queryKey: ['p', project] }, (data: unknown) => withLead(data, id, fields))
}

function shown(project: string, id: string): Partial<Lead> {
  for (const [, data] of queries.getQueriesData({ queryKey: ['p', project] })) {
    const found = findLead(data, id)
    if (found) return found
  }
  return {}
}

type Holds = { id?: unknown; items?: unknown; columns?: unknown; version?: unknown }

/** Leads lie in pages (`items`), on boards (`columns` of `items`), or alone. */
function withLead(data: unknown, id: string, fields: Partial<Lead>): unknown {
  if (typeof data !== 'object' || data === null) return data
  const { items, columns, version } = data as Holds
  if (version !== undefined && (data as Holds).id === id && 'creation_date' in data) return { ...data, ...fields }
  const each = (list: unknown) => (Array.isArray(list) ? list.map((one) => withLead(one, id, fields)) : list)
  if (items !== undefined) return { ...data, items: each(items) }
  if (columns !== undefined) return { ...data, columns: each(columns) }
  return data
}

function findLead(data: unknown, id: string): Partial<Lead> | undefined {
  if (typeof data !== 'object' || data === null) return
  const { items, columns } = data as Holds
  if ((data as Holds).id === id && 'creation_date' in data) return data as Partial<Lead>
  for (const list of [items, columns])
    if (Array.isArray(list))
      for (const one of list) {
        const found = findLead(one, id)
        if (found) return found
      }
}
