import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import { created } from '../domain/event.ts'
import { type Lead, type LeadChange, type LeadDraft, newLead, withPaidDate } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { statusOf } from '../domain/status.ts'
import type { Transaction } from '../store/store.ts'
import { beginChange, type Change, differenceOf, writeDifferences } from './lead-changes.ts'

/** A lead of the vendor. */
export type PulledLead = { id: number; draft: LeadDraft }

/** The result for leads, by id. `taken` are ids that leads of the desk have or had, `differing` are leads that were changed here. */
export type Kept = { created: number[]; changed: number[]; unchanged: number[]; taken: number[]; differing: number[] }

/** A pull changes leads as an import, so its changes are no response to a customer. */
export const puller: Actor = { door: 'import', name: 'pull' }

/** The fields that the vendor has. */
const pulledFields = [
  'title',
  'creationDate',
  'paidDate',
  'status',
  'price',
  'name',
  'phone',
  'email',
  'source',
  'text',
] as const satisfies (keyof LeadDraft)[]

/**
 * Stores leads under the vendor's ids, in a transaction that holds the project. In a lead that was pulled before, only the fields that the vendor
 * changed since are updated, so that local changes stay. New leads of this desk are numbered after all ids of the vendor, and `reserve` numbers are
 * left free for its next leads.
 */
export async function keepLeads(
  tx: Transaction,
  project: Project,
  leads: readonly PulledLead[],
  { now, reserve }: { now: number; reserve: number },
): Promise<Kept> {
  const ids = leads.map(({ id }) => id)
  const known = await tx.pulled.of(project.id, 'lead', ids)
  const fresh = leads.filter(({ id }) => !known.has(id))
  const used = await tx.pulled.usedIds(
    project.id,
    fresh.map(({ id }) => id),
  )
  if (fresh.length > 0) await tx.projects.raiseLastLead(project.id, Math.max(...fresh.map(({ id }) => id)) + reserve)
  const change = await beginChange(tx, puller, project, now)
  const added = fresh.filter(({ id }) => !used.has(id))
  await insertLeads(change, added)
  const again = await changeLeads(
    change,
    leads.filter(({ id }) => known.has(id)),
    known,
  )
  const taken = fresh.filter(({ id }) => used.has(id))
  return { created: added.map(({ id }) => id), taken: taken.map(({ id }) => id), ...again }
}

async function insertLeads(change: Change, added: readonly PulledLead[]): Promise<void> {
  const { tx, project, statuses, now } = change
  if (added.length === 0) return
  const typeOf = (status: number) => statusOf(status, statuses).type
  const leads = added.map(({ id, draft }): Lead => {
    const lead = newLead(draft, { id, recordedAt: now, door: puller.door, createdBy: puller.name })
    return withPaidDate(lead, typeOf(lead.status), lead.creationDate)
  })
  const { event: last } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: leads.length })
  const earlier = await tx.leads.earlier(project, leads)
  await tx.leads.insert(project, leads, earlier, (stored) => {
    const happened = stored.map((lead) => created(lead, typeOf(lead.status) === 'paid'))
    return tx.events.append(project.id, last, happened)
  })
  await tx.pulled.put(
    project.id,
    'lead',
    added.map(({ id, draft }) => ({ id, seen: fingerprintsOf(draft) })),
  )
}

/** Updates leads that were pulled before. A lead in the bin stays as it is, and a purged lead is not created again. */
async function changeLeads(change: Change, leads: readonly PulledLead[], known: ReadonlyMap<number, string>) {
  const { tx, project } = change
  const ids = leads.map(({ id }) => id)
  const held = new Map(ids.length === 0 ? [] : (await tx.leads.findMany(project, ids)).map((lead) => [lead.id, lead]))
  const result: Omit<Kept, 'created' | 'taken'> = { changed: [], unchanged: [], differing: [] }
  const differences: Parameters<typeof writeDifferences>[1] = []
  const renewed: { id: number; seen: string }[] = []
  for (const { id, draft } of leads) {
    const lead = held.get(id)
    const [before, seen] = [known.get(id) as string, fingerprintsOf(draft)]
    if (!lead || lead.deletedAt !== null || before === '') {
      result.unchanged.push(id)
      continue
    }
    if (seen !== before) renewed.push({ id, seen })
    const difference = differenceOf(change, lead, changedSince(draft, before, seen))
    if (isDifferent(lead, draft, before, seen)) result.differing.push(id)
    const isChanged = Object.keys(difference).length > 0
    result[isChanged ? 'changed' : 'unchanged'].push(id)
    if (isChanged) differences.push({ lead, difference })
  }
  await writeDifferences(change, differences)
  await tx.pulled.put(project.id, 'lead', renewed)
  return result
}

/** The fields whose hash changed. */
function changedSince(draft: LeadDraft, before: string, now: string): LeadChange {
  const changed = pulledFields.filter((_, index) => fingerprintAt(before, index) !== fingerprintAt(now, index))
  return Object.fromEntries(changed.map((field) => [field, draft[field]]))
}

/** Whether a field that the vendor left alone was changed here. A paid date that the desk set does not count. */
function isDifferent(lead: Lead, draft: LeadDraft, before: string, now: string): boolean {
  return pulledFields.some((field, index) => {
    if (fingerprintAt(before, index) !== fingerprintAt(now, index)) return false
    return lead[field] !== draft[field] && !(field === 'paidDate' && draft.paidDate === null)
  })
}

/** 36 bits are enough to tell two values of one field apart. */
const fingerprintLength = 6

function fingerprintAt(seen: string, index: number): string {
  return seen.slice(index * fingerprintLength, (index + 1) * fingerprintLength)
}

function fingerprintsOf(draft: LeadDraft): string {
  return pulledFields
    .map((field) => hash('sha256', JSON.stringify(draft[field] ?? null), 'base64url').slice(0, fingerprintLength))
    .join('')
}
