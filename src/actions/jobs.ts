import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { undoTime } from '../domain/event.ts'
import { type Job, type JobFailure, type JobWork, jobSlice, maxFailures, receiptSlice } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import type { ReplayHow } from '../domain/replay.ts'
import type { Store } from '../store/store.ts'
import { beginChange, type Change } from './lead-changes.ts'
import { editLeads } from './lead-edits.ts'
import { lease } from './new-job.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'
import { type Reinterpret, type Reinterpreted, replaySome } from './replays.ts'
import { abandonRemoval, type Progress, removeSome } from './status-removal.ts'
import { undoEvents } from './undo.ts'

/** Stops a job. Its changes stay and can be undone. Refuses an unknown job; one that has ended stays as it is. */
export function stopJob(store: Store, project: Project, id: number): Promise<Job> {
  return store.transaction(async (tx) => {
    const job = await tx.jobs.findForUpdate(project.id, id)
    if (!job) throw refusal('no-such-job', { id: String(id) }, 'id')
    if (job.state !== 'running') return job
    await abandonRemoval(tx, project, job)
    await tx.jobs.stop(project.id, id)
    return { ...job, state: 'stopped' }
  }, project.id)
}

/** The dependencies of jobs: the store, the interpreter of receipts, and the clock in seconds. */
export type JobContext = { store: Store; reinterpret: Reinterpret; clock: () => number }

/**
 * Runs a job until it ends or `isOver`; returns its state. The rest is left to the next process that claims it. Throws
 * an error that a retry may resolve.
 */
export async function workJob(context: JobContext, project: Project, job: Job, isOver: () => boolean): Promise<Job> {
  for (let now = job; ; ) {
    if (now.state !== 'running' || isOver()) return now
    const held = now
    now = await workSlice(context, project, held).catch((error) => noteFailure(context, project, held, error))
  }
}

/** Records a failure, and ends the job when no retry would help; else rethrows the error. */
async function noteFailure({ store, clock }: JobContext, project: Project, job: Job, error: unknown): Promise<Job> {
  if (isPassing(store, error)) throw error
  const failure = failureOf(error)
  const noted = await store.transaction(async (tx) => {
    const held = await tx.jobs.findForUpdate(project.id, job.id)
    if (held?.state !== 'running' || held.place !== job.place) return held
    const failures = isDeepStrictEqual(held.failure, failure) ? held.failures + 1 : 1
    const isOver = error instanceof Refusal || failures >= maxFailures
    const next: Job = { ...held, failure, failures, state: isOver ? 'failed' : 'running' }
    await tx.jobs.advance(project.id, next, clock() + lease)
    if (!isOver) return next
    await abandonRemoval(tx, project, next)
    await enqueueJobNotice(tx, project, { job: next.id }, next, clock())
    return next
  }, project.id)
  if (noted?.state !== 'failed') throw error
  return noted
}

/** An unavailable or overloaded database is not a failure of the job. */
function isPassing(store: Store, error: unknown): boolean {
  return store.isUnavailable(error) || (error instanceof Refusal && error.code === 'unavailable')
}

/**
 * The part of an error that may be shown and compared. The message of an internal error is left out, since it may hold
 * personal data.
 */
function failureOf(error: unknown): JobFailure {
  if (error instanceof Refusal) return { code: error.code, params: error.params }
  const { name = typeof error, code } = error as Partial<NodeJS.ErrnoException>
  return { code: 'fault', params: { kind: [name, code].filter(Boolean).join(' ') } }
}

/** Runs one slice in a transaction. A process whose `place` is outdated changes nothing. */
async function workSlice(context: JobContext, project: Project, job: Job): Promise<Job> {
  const { store } = context
  const now = context.clock()
  const slice = await nextSlice(context, project, job, now)
  return store.transaction(async (tx) => {
    const held = await tx.jobs.findForUpdate(project.id, job.id)
    if (!held) throw refusal('no-such-job', { id: String(job.id) }, 'id')
    if (held.state !== 'running' || held.place !== job.place) return held
    const change = await beginChange(tx, job.by, project, now)
    const done: Progress = slice
      ? { place: slice.place, ...(await slice.work(change)) }
      : { changed: 0, skipped: 0, place: held.place, isLast: true }
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
  }, project.id)
}

type Slice = { place: number; work(change: Change): Promise<Omit<Progress, 'place'> & { place?: number }> }

/** The next slice of a job; undefined when there is none. */
async function nextSlice(context: JobContext, project: Project, job: Job, now: number): Promise<Slice | undefined> {
  const { work, place } = job
  if (work.kind === 'status-removal') return { place, work: (change) => removeSome(change, work.status, place) }
  if (work.kind === 'bulk') return nextLeads(context.store, project, job, work)
  return work.kind === 'undo'
    ? nextRun(context.store, project, job, work, now)
    : nextReceipts(context, project, job, work)
}

async function nextLeads(
  store: Store,
  project: Project,
  { place, token }: Job,
  work: JobWork & { kind: 'bulk' },
): Promise<Slice | undefined> {
  const { ids, ...rest } = work.target
  const some =
    ids?.slice(place, place + jobSlice) ??
    (await store.read('ids', { project }, { ...rest, after: place, limit: jobSlice }))
  const last = some.at(-1)
  if (last === undefined) return
  return {
    place: ids ? place + some.length : last,
    async work(change) {
      const changed = await editLeads(change, { ...work, token }, some)
      return { changed, skipped: some.length - changed }
    },
  }
}

/** The next run of a token, newest first; `place` is the start of the run before. */
async function nextRun(
  store: Store,
  project: Project,
  { place, token }: Job,
  work: JobWork & { kind: 'undo' },
  now: number,
): Promise<Slice | undefined> {
  const run = await store.undos.next(project.id, work.token, now - undoTime, place)
  if (!run) return
  return {
    place: run.first,
    async work(change) {
      const { leads, skipped } = await undoEvents(change, await change.tx.events.between(project.id, run), token)
      return { changed: leads, skipped }
    },
  }
}

/** Receipts are interpreted before the transaction, since that may read a file and a mapping. */
async function nextReceipts(
  { store, reinterpret }: JobContext,
  project: Project,
  { place, token }: Job,
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
  return {
    place: ids ? place + some.length : last,
    async work(change) {
      const { changed } = await replaySome(change, read, token)
      return { changed, skipped: some.length - changed }
    },
  }
}

/** Runs the jobs without a lease, such as those of a crashed process, one by one until none is left. */
export async function workJobs(context: JobContext, isOver: () => boolean): Promise<void> {
  const { store, clock } = context
  while (!isOver()) {
    const claimed = await store.transaction((tx) => tx.jobs.claim(clock(), clock() + lease))
    const project = claimed && (await store.projects.find(claimed.project))
    if (!claimed || !project) return
    const left = await workJob(context, project, claimed.job, isOver)
    if (left.state === 'running') await releaseJob(store, project, left, clock())
  }
}

/** Releases the lease of a job. */
export function releaseJob(store: Store, project: Project, job: Job, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    const held = await tx.jobs.findForUpdate(project.id, job.id)
    if (held?.state === 'running') await tx.jobs.advance(project.id, held, now)
  }, project.id)
}

/** Polls for jobs without a lease and runs them until `stop`. A failure is reported and retried. */
export async function pollJobs(
  context: JobContext,
  stop: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  while (!stop.aborted) {
    await workJobs(context, () => stop.aborted).catch(onFailure)
    await setTimeout(1_000, undefined, { signal: stop }).catch(() => {})
  }
}
