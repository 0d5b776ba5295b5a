import { isDeepStrictEqual } from 'node:util'
import { type Job, type JobFailure, maxFailures } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { canCross, type JobContext, nextSlice, workSlice, workSlices } from './job-slices.ts'
import { lease } from './new-job.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'
import { pause } from './pause.ts'
import { abandonRemoval } from './status-removal.ts'
import { isTransient } from './transient-errors.ts'

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

/**
 * Runs a job until it ends or `isOver`; returns its state. The rest is left to the next process that claims it. Throws
 * an error that a retry may resolve.
 */
export async function workJob(context: JobContext, project: Project, job: Job, isOver: () => boolean): Promise<Job> {
  for (let now = job; ; ) {
    if (now.state !== 'running' || isOver()) return now
    const held = now
    now = await workNextSlice(context, project, held).catch((error) => noteFailure(context, project, held, error))
  }
}

/** Records a failure, and ends the job when no retry would help; else rethrows the error. */
async function noteFailure({ store, clock }: JobContext, project: Project, job: Job, error: unknown): Promise<Job> {
  if (isTransient(store, error)) throw error
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
async function workNextSlice(context: JobContext, project: Project, job: Job): Promise<Job> {
  const { store } = context
  const now = context.clock()
  const slice = await nextSlice(context, project, job)
  const asked = { id: job.id, place: job.place, slice, now }
  if (canCross(slice)) return store.batch(workSlices, project, asked)
  return store.transaction((tx) => workSlice(tx, project, asked), project.id)
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
    await pause(1_000, stop)
  }
}
