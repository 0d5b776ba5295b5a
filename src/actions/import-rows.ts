import { headingsOf, type Import, type ImportRow, mayBeOfImport, type Outcome, rowEnds } from '../domain/import.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { BatchOperation, Transaction } from '../store/store.ts'
import { assignable } from './assignee.ts'
import type { FoundLeads, PlanContext } from './import-plan.ts'
import { planSlice } from './import-slice.ts'
import { beginSlice, type Change, writeDifferences } from './lead-changes.ts'
import { insertLeads } from './leads.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'
import { recordUndo } from './undoable.ts'

/**
 * The rows of an import after the row `place`; `last` marks the last slice. Times are in seconds. The rows stay JSON from the thread that reads
 * them to the one that writes, so that the main thread need not parse them.
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

/** The outcome of an import after a slice; `stale` if another process has continued it, or if it was stopped. */
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
  const change = await beginSlice(tx, by, project, slice.now)
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
  if (loaded.range) await recordUndo(change, held.token, loaded.range)
  const place = rows.at(-1)?.row ?? slice.place
  const ended = slice.last ? ({ state: 'done', endedAt: slice.now, total: place } as const) : {}
  const fine = { failure: null, failures: 0, rate: slice.rate, heartbeatAt: slice.now }
  await tx.imports.change(project.id, slice.id, { place, outcome, ...fine, ...ended }, slice.leasedUntil)
  if (slice.last)
    await enqueueJobNotice(tx, project, { import: held.id }, { at: held.begunAt ?? slice.now, by: held.by }, slice.now)
  return { outcome }
}

type Loaded = { outcome: Outcome; range: { first: number; last: number } | undefined }

/** Finds the leads for the rows, plans the rows, and writes the plan. Returns its range of events. */
async function loadRows(
  tx: Transaction,
  held: Import,
  context: PlanContext,
  rows: ImportRow[],
  change: Change,
): Promise<Loaded> {
  const { project, now } = context
  const found = await findLeads(tx.importLookups, project, rows)
  const plan = planSlice(rows, context, { found, met: await metBefore(tx, project, held, found), change })
  const { by } = change
  const made = Array.from(plan.drafts.values(), (draft) => ({ by, draft, now }))
  const inserted = made.length > 0 ? await insertLeads(tx, project, made) : { leads: [], event: undefined }
  const ids = new Map([...plan.drafts.keys()].map((ref, index) => [ref, (inserted.leads[index] as Lead).id]))
  const changed = await writeDifferences(change, plan.differences)
  await tx.imports.keep(
    project.id,
    plan.keys.map(({ key, lead }) => ({ key, lead: ids.get(lead) as number })),
  )
  await tx.imports.meet(project.id, held.id, plan.newlyMet)
  await tx.imports.refuse(project.id, held.id, plan.refused)
  const first = inserted.event === undefined ? changed?.first : inserted.event - made.length + 1
  const last = changed?.last ?? inserted.event
  return { outcome: plan.outcome, range: first === undefined || last === undefined ? undefined : { first, last } }
}

/** Those of the found leads that earlier slices of the import matched or created. */
async function metBefore(tx: Transaction, project: Project, held: Import, { leads }: FoundLeads): Promise<Set<number>> {
  const met = await tx.importLookups.met(project.id, held.id, [...leads.keys()])
  const own = [...leads.values()].filter((lead) => mayBeOfImport(lead, held)).map(({ id }) => id)
  for (const id of await tx.importLookups.made(project.id, held.token, own)) met.add(id)
  return met
}

/** Finds the leads that some rows may match. */
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
