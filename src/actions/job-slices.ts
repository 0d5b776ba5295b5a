import { type Job, type JobWork, jobSlice, receiptSlice } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { ReplayHow } from '../domain/replay.ts'
import type { BatchOperation, Store, Transaction } from '../store/store.ts'
import { beginSlice, type Change } from './lead-changes.ts'
import { editLeads } from './lead-edits.ts'
import { lease } from './new-job.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'
import { oneByOne } from './one-by-one.ts'
import { areOutdated, type Reinterpret, type Reinterpreted, replaySome } from './replays.ts'
import { type Progress, removeSome } from './status-removal.ts'
import { undoEvents } from './undo.ts'

/** The dependencies of jobs: the store, the interpreter of receipts, and the clock in seconds. */
export type JobContext = { store: Store; reinterpret: Reinterpret; clock: () => number }

/** The work of one transaction of a job, and the place of the job after it. */
export type Slice = { place: number } & (
  | { of: 'leads'; ids: number[] }
  | { of: 'events'; range: { first: number; last: number } }
  | { of: 'receipts'; read: Reinterpreted[]; size: number }
  | { of: 'status' }
)

/** A request to run a slice of a job that is at `place`; `now` is in seconds. Without a slice the job ends. */
type AskedSlice = { id: number; place: number; slice: Slice | undefined; now: number }

/** Whether the writer thread may run a slice: the slice is plain data and changes nothing that is cached. */
export function canCross(slice: Slice | undefined): boolean {
  return slice?.of !== 'receipts' && slice?.of !== 'status'
}

/** Runs slices, and returns their jobs. Also runs in the writer thread. */
export const workSlices: BatchOperation<AskedSlice, Job> = oneByOne('workSlices', workSlice)

/** Runs a slice if the job is still running and at the place of the slice. Returns the job. */
export async function workSlice(
  tx: Transaction,
  project: Project,
  { id, place, slice, now }: AskedSlice,
): Promise<Job> {
  const held = await tx.jobs.findForUpdate(project.id, id)
  if (!held) throw refusal('no-such-job', { id: String(id) }, 'id')
  if (held.state !== 'running' || held.place !== place) return held
  if (slice?.of === 'receipts' && (await areOutdated(tx, project, slice.read))) return held // they are read again
  const change = await beginSlice(tx, held.by, project, now)
  const done = slice ? await workOn(change, held, slice) : { changed: 0, skipped: 0, place, isLast: true }
  const next: Job = {
    ...held,
    place: done.place,
    changed: held.changed + done.changed,
    skipped: held.skipped + done.skipped,
    state: done.isLast ? 'done' : 'running',
    failure: null,
    failures: 0,
  }
  await tx.jobs.advance(project.id, next, now + lease)
  if (next.state === 'done') await enqueueJobNotice(tx, project, { job: next.id }, next, now)
  return next
}

async function workOn(change: Change, { work, token }: Job, slice: Slice): Promise<Progress> {
  const { tx, project, now } = change
  const { place } = slice
  if (slice.of === 'leads' && work.kind === 'bulk') {
    const changed = await editLeads(change, { ...work, token }, slice.ids)
    return { changed, skipped: slice.ids.length - changed, place }
  }
  if (slice.of === 'events' && work.kind === 'undo') {
    const { leads, skipped } = await undoEvents(change, await tx.events.between(project.id, slice.range), token)
    if (leads > 0) await tx.jobs.noteUndo(project.id, work.token, { by: token, at: now })
    return { changed: leads, skipped, place }
  }
  if (slice.of === 'receipts') {
    const { changed } = await replaySome(change, slice.read, token)
    return { changed, skipped: slice.size - changed, place }
  }
  if (work.kind === 'status-removal') return removeSome(change, work.status, place)
  throw new Error(`A job of the kind ${work.kind} has no slice of ${slice.of}`)
}

/** The next slice of a job; undefined when there is none. */
export async function nextSlice(context: JobContext, project: Project, job: Job): Promise<Slice | undefined> {
  const { work, place } = job
  if (work.kind === 'status-removal') return { of: 'status', place }
  if (work.kind === 'bulk') return nextLeads(context, project, job, work)
  return work.kind === 'undo' ? nextRange(context, project, job, work) : nextReceipts(context, project, job, work)
}

async function nextLeads(
  { store }: JobContext,
  project: Project,
  { place }: Job,
  work: JobWork & { kind: 'bulk' },
): Promise<Slice | undefined> {
  const { ids: given, ...rest } = work.target
  const ids =
    given?.slice(place, place + jobSlice) ??
    (await store.read('ids', { project }, { ...rest, after: place, limit: jobSlice }))
  const last = ids.at(-1)
  return last === undefined ? undefined : { of: 'leads', ids, place: given ? place + ids.length : last }
}

/** The next range of events of a token, newest first; `place` is the first event of the previous range. */
async function nextRange(
  { store }: JobContext,
  project: Project,
  { place }: Job,
  work: JobWork & { kind: 'undo' },
): Promise<Slice | undefined> {
  const range = await store.undos.next(project.id, work.token, place)
  return range && { of: 'events', range, place: range.first }
}

/** Interprets the receipts before the transaction, since that may read a file and a mapping. */
async function nextReceipts(
  { store, reinterpret }: JobContext,
  project: Project,
  { place }: Job,
  { kind, target }: JobWork & { kind: ReplayHow },
): Promise<Slice | undefined> {
  const { ids, filter, until } = target
  const some =
    ids?.slice(place, place + receiptSlice) ??
    (await store.receiptPages.ids(project.id, { filter, after: place, until, limit: receiptSlice }))
  const last = some.at(-1)
  if (last === undefined) return
  const read: Reinterpreted[] = []
  for (const id of some) {
    const receipt = await store.receipts.find(project.id, id)
    const reinterpreted = receipt && (await reinterpret(store, project, receipt, kind))
    if (reinterpreted) read.push(reinterpreted)
  }
  return { of: 'receipts', read, size: some.length, place: ids ? place + some.length : last }
}
