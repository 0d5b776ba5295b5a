import {
  type GivenLead,
  headingsOf,
  type Import,
  type ImportRow,
  mayBeOfImport,
  noRows,
  type Outcome,
  type RefusedRow,
  rowEnds,
} from '../domain/import.ts'
import type { Lead, LeadDifference, LeadPatch, NewLead } from '../domain/lead.ts'
import { patched, withLostReason } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { defaultStatus } from '../domain/status.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { BatchOperation, Transaction } from '../store/store.ts'
import { assignable } from './assignee.ts'
import { smallMemory } from './import-memory.ts'
import { type CurrentLead, type FoundLeads, type PlanContext, type PlannedRow, planRow } from './import-plan.ts'
import { beginChange, type Change, differenceOf, writeDifferences } from './lead-changes.ts'
import { insertLeads } from './leads.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'
import { recordUndo } from './undoable.ts'

/**
 * Rows of an import after `place`; `last` is true of the last ones. Times are in seconds. The rows are JSON, as the thread that read them wrote
 * them: the main thread only hands them on.
 */
export type ImportSlice = {
  id: number
  place: number
  rows: string
  last: boolean
  rate: number
  now: number
  leasedUntil: number
}

/** How an import stands after a slice; undefined when another process has gone on with it, or it was stopped. */
export type SliceResult = { outcome: Outcome } | { stale: true }

/** Loads slices of imports: leads, events, counts and progress in one transaction. Also runs in the writer thread. */
export const importMany: BatchOperation<ImportSlice, SliceResult> = { name: 'importMany', make: loadEach }

async function loadEach(tx: Transaction, project: Project, slices: ImportSlice[]): Promise<SliceResult[]> {
  const results: SliceResult[] = []
  for (const slice of slices) results.push(await loadSlice(tx, project, slice))
  return results
}

async function loadSlice(tx: Transaction, project: Project, slice: ImportSlice): Promise<SliceResult> {
  const held = await tx.imports.findForUpdate(project.id, slice.id)
  if (held?.state !== 'running' || held.place !== slice.place || !held.mapping) return { stale: true }
  const by = { door: 'import', name: held.by.name } as const
  const change = await beginChange(tx, by, project, slice.now)
  const context: PlanContext = {
    ...change,
    mapping: held.mapping,
    headings: headingsOf(held),
    members: await assignable(tx, project),
  }
  const rows: ImportRow[] = JSON.parse(slice.rows)
  const loaded = await loadRows(tx, held, context, rows, change)
  const outcome = { ...held.outcome }
  for (const end of rowEnds) outcome[end] += loaded.outcome[end]
  if (loaded.run) await recordUndo(change, held.token, loaded.run)
  const place = rows.at(-1)?.row ?? slice.place
  const ended = slice.last ? ({ state: 'done', endedAt: slice.now, total: place } as const) : {}
  const fine = { failure: null, failures: 0, rate: slice.rate, heartbeatAt: slice.now }
  await tx.imports.change(project.id, slice.id, { place, outcome, ...fine, ...ended }, slice.leasedUntil)
  if (slice.last)
    await enqueueJobNotice(tx, project, { import: held.id }, { at: held.begunAt ?? slice.now, by: held.by }, slice.now)
  return { outcome }
}

type Loaded = { outcome: Outcome; run: { first: number; last: number } | undefined }

async function loadRows(
  tx: Transaction,
  held: Import,
  context: PlanContext,
  rows: ImportRow[],
  change: Awaited<ReturnType<typeof beginChange>>,
): Promise<Loaded> {
  const { project, now } = context
  const found = await findLeads(tx.importLookups, project, rows)
  const met = await tx.importLookups.met(project.id, held.id, [...found.leads.keys()])
  const own = [...found.leads.values()].filter((lead) => mayBeOfImport(lead, held)).map(({ id }) => id)
  for (const id of await tx.importLookups.made(project.id, held.token, own)) met.add(id)
  const working = new Map<number, CurrentLead>(found.leads)
  const drafts = new Map<number, NewLead>()
  const newlyMet = new Set<number>()
  const memory = smallMemory()
  const outcome = noRows()
  const refused: RefusedRow[] = []
  const keys: { key: string; lead: number }[] = []
  for (const row of rows) {
    const planned = planRow(row, context, {
      found,
      memory,
      current: (lead) => working.get(lead) ?? (drafts.get(lead) as CurrentLead | undefined),
      isMet: (lead) => met.has(lead) || newlyMet.has(lead),
    })
    outcome[planned.end]++
    if (planned.end === 'refused') refused.push({ row: row.row, line: row.line, fault: planned.fault, text: row.text })
    else if (planned.end === 'created') {
      drafts.set(planned.lead, draftOf(row.given as GivenLead, context))
      if (row.key !== undefined) keys.push({ key: row.key, lead: planned.lead })
    } else {
      apply(planned, { working, drafts, change })
      if (planned.lead > 0 && !met.has(planned.lead)) newlyMet.add(planned.lead)
    }
  }
  const by = change.by
  const made = Array.from(drafts.values(), (draft) => ({ by, draft, now }))
  const inserted = made.length > 0 ? await insertLeads(tx, project, made) : { leads: [], event: undefined }
  const ids = new Map([...drafts.keys()].map((ref, index) => [ref, (inserted.leads[index] as Lead).id]))
  const differences = [...found.leads.values()].flatMap((lead) => {
    const now = working.get(lead.id) as Lead
    return now === lead ? [] : [{ lead, difference: differenceBetween(lead, now) }]
  })
  const changed = await writeDifferences(change, differences)
  await tx.imports.keep(
    project.id,
    keys.map(({ key, lead }) => ({ key, lead: ids.get(lead) as number })),
    new Map([...found.keys].filter(([, lead]) => found.leads.has(lead))), // in the bin: from there it may come back
  )
  await tx.imports.meet(project.id, held.id, [...newlyMet])
  await tx.imports.refuse(project.id, held.id, refused)
  const first = inserted.event === undefined ? changed?.first : inserted.event - made.length + 1
  const last = changed?.last ?? inserted.event
  return { outcome, run: first === undefined || last === undefined ? undefined : { first, last } }
}

/** Finds what the store has for some rows. */
export async function findLeads(
  lookups: Transaction['importLookups'],
  { id: project }: Project,
  rows: readonly ImportRow[],
): Promise<FoundLeads> {
  const keyed = rows.flatMap(({ key }) => (key === undefined || key.startsWith('id:') ? [] : [key]))
  const keys = await lookups.byKeys(project, keyed)
  const persons = rows.flatMap(({ row, person }) => (person ? [{ id: row, ...person }] : []))
  const byPersons = await lookups.byPersons(project, persons)
  const own = rows.flatMap(({ key }) => (key?.startsWith('id:') ? [Number(key.slice(3))] : []))
  const ofPersons = [...byPersons.values()].flatMap(({ number, mail }) => [number, mail]).filter((id) => id !== null)
  const ids = [...new Set([...keys.values(), ...ofPersons, ...own])]
  const leads = withoutMask(await lookups.leads(project, ids))
  return { keys, persons: byPersons, leads }
}

/** A new lead from what a row gives. One without a title is called after its person. Written out, since spreads take longer. */
function draftOf(given: GivenLead, { project, statuses, now, members }: PlanContext): NewLead {
  const { touch = null, name = null, phone = null, email = null, assignee, status } = given
  const isLost = statuses.some(({ id, type }) => id === status && type === 'canceled')
  const isMember = assignee != null && (!members || members.has(assignee))
  const draft: NewLead = {
    title: given.title ?? name ?? phone ?? email ?? untitled[project.language],
    name,
    phone,
    email,
    source: given.source ?? null,
    text: given.text ?? null,
    creationDate: given.creationDate ?? now,
    paidDate: given.paidDate ?? null,
    price: given.price ?? null,
    assignee: isMember ? assignee : null,
    remindAt: given.remindAt ?? null,
    remindNote: given.remindNote ?? null,
    lostReason: isLost ? (given.lostReason ?? null) : null,
    firstTouch: touch,
    lastTouch: touch,
    fields: (given.fields as NewLead['fields']) ?? null,
  }
  return status === undefined ? draft : { ...draft, status }
}
const untitled = { ru: 'Заявка', en: 'Lead' }

type Planned = Extract<PlannedRow, { patch: LeadPatch }>

function apply(
  { lead: ref, patch, difference }: Planned,
  {
    working,
    drafts,
    change,
  }: { working: Map<number, CurrentLead>; drafts: Map<number, NewLead>; change: Parameters<typeof differenceOf>[0] },
): void {
  const draft = drafts.get(ref)
  if (draft) {
    drafts.set(ref, joined(draft, patch, change))
    return
  }
  const lead = working.get(ref) as Lead
  const whole = Object.keys(difference).length > 0 ? difference : differenceOf(change, lead, patched(lead, patch))
  if (Object.keys(whole).length > 0) working.set(ref, { ...lead, ...whole } as Lead)
}

/** A new lead with what a later row of the file adds. One that is lost no more has no reason for it. */
function joined(draft: NewLead, patch: LeadPatch, { statuses }: Pick<Change, 'statuses'>): NewLead {
  const { fields, ...rest } = patched({ fields: draft.fields ?? null }, patch)
  const before = { status: draft.status ?? defaultStatus(statuses), lostReason: draft.lostReason ?? null }
  const isCanceled = (id: number) => statuses.some((status) => status.id === id && status.type === 'canceled')
  return { ...draft, ...withLostReason(before, rest, isCanceled), ...(fields !== undefined && { fields }) }
}

function differenceBetween(before: Lead, after: Lead): LeadDifference {
  const entries = Object.entries(after).filter(([field, value]) => value !== before[field as keyof Lead])
  return Object.fromEntries(entries)
}
