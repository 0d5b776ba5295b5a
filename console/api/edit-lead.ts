import i18next from 'i18next'
import { openConflict } from '../lead/dialogs/conflicts-old.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { client, Problem, unwrap } from './client.ts'
import { sendOrKeep } from './outbox.ts'
import { queryClient } from './query-client.ts'
import type { Lead } from './types.ts'

/** What a page knows of a lead that it changes: enough to change it. */
export type Known = Pick<Lead, 'id' | 'version'> & Partial<Lead>

/** What people change of a lead. */
const editable = [
  'name',
  'title',
  'status',
  'price',
  'phone',
  'email',
  'assignee',
  'source',
  'remind_at',
  'creation_date',
  'paid_date',
  'text',
  'fields',
] as const
export type Editable = (typeof editable)[number]

/** Own fields are told one by one: null removes one. */
export type LeadPatch = Partial<Pick<Lead, Exclude<Editable, 'fields'>>> & { fields?: Record<string, Own | null> }
type Own = string | number | boolean

/**
 * Changes a lead where it stands: shown at once, then as the server says; `told` is said with the way back. One that somebody else
 * changed meanwhile shows both versions; without a network the change waits. Answers whether it is done.
 */
export async function changeLead(project: string, lead: Known, patch: LeadPatch, told: string): Promise<boolean> {
  const before = { ...shown(project, lead.id), ...lead }
  show(project, lead.id, patchedBy(before, patch))
  try {
    const { lead: after, undo } = await upon(project, lead, (version) =>
      unwrap(
        client.PATCH('/api/v2/projects/{project}/leads/{lead}', {
          params: { path: { project, lead: lead.id }, header: { 'If-Match': `"${version}"` } },
          body: patch,
        }),
      ),
    )
    show(project, lead.id, after)
    if (undo) showDone(told, { project, token: undo })
    void queryClient.invalidateQueries({ queryKey: ['p', project, 'lead', lead.id] })
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'lead-changed') {
      const now = error.current as Lead
      show(project, lead.id, now)
      if (changedIn(before, now).length === 0) return changeLead(project, now, patch, told) // opened by somebody, no more
      openConflict({ project, mine: patch, known: before, now })
      return false
    }
    show(project, lead.id, before)
    showError(error)
    return false
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['p', project, 'board'] })
    void queryClient.invalidateQueries({ queryKey: ['p', project, 'tallies'] })
  }
}

/** In what people change, how a lead as it was known differs from what it is now. */
export function changedIn(known: Partial<Lead>, now: Lead): Editable[] {
  return editable.filter((name) => known[name] !== undefined && !isSame(known[name], now[name]))
}

/** The lead as a patch will make it. */
function patchedBy(before: Partial<Lead>, { fields, ...patch }: LeadPatch): Partial<Lead> {
  if (!fields) return patch
  const own = Object.entries({ ...before.fields, ...fields }).filter(([, value]) => value !== null)
  return { ...patch, fields: own.length > 0 ? (Object.fromEntries(own) as Record<string, Own>) : null }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const turns = new Map<string, Promise<void>>()
const raised = new Map<string, number>()

/**
 * Own changes of a lead go one after another, each upon the version that the one before it made: nobody comes into conflict with
 * themselves, however fast they type or however long the network is away.
 */
export async function upon<T extends { lead: Lead }>(
  project: string,
  { id, version }: Pick<Lead, 'id' | 'version'>,
  send: (version: number) => Promise<T>,
): Promise<T> {
  const name = `${project}/${id}`
  const before = turns.get(name)
  let letNext = () => {}
  turns.set(name, new Promise((resolve) => (letNext = resolve)))
  await before
  const sendNow = async () => {
    let base = version
    for (let next = raised.get(`${name}/${base}`); next; next = raised.get(`${name}/${base}`)) base = next
    const answer = await send(base)
    if (answer.lead.version > base) raised.set(`${name}/${base}`, answer.lead.version)
    return answer
  }
  // One that waits for the network lets the next one come, which then waits behind it.
  return sendOrKeep(sendNow, name, letNext).finally(letNext)
}

/** Says of a lead what `told` stands for in the texts. */
export function say(key: string, values?: Record<string, unknown>): string {
  return i18next.t(key, values ?? {})
}

/** Puts what is known of a lead wherever it is shown. */
export function show(project: string, id: string, fields: Partial<Lead>): void {
  queryClient.setQueriesData({ queryKey: ['p', project] }, (data: unknown) => withLead(data, id, fields))
}

function shown(project: string, id: string): Partial<Lead> {
  for (const [, data] of queryClient.getQueriesData({ queryKey: ['p', project] })) {
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
