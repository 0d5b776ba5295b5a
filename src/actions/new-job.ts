import type { Actor } from '../domain/access.ts'
import type { Job, JobWork } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import type { Transaction } from '../store/store.ts'
import { newToken } from './undoable.ts'

/** The lease (seconds) of a job without a heartbeat; after it another process may take the job. */
export const lease = 15

/** Creates a job whose lease is held by its creator. */
export async function createJob(
  tx: Transaction,
  by: Actor,
  project: Project,
  work: JobWork,
  total: number,
  now: number,
): Promise<Job> {
  const job = {
    at: now,
    by,
    state: 'running',
    work,
    token: newToken(),
    place: 0,
    total,
    changed: 0,
    skipped: 0,
    failure: null,
    failures: 0,
  } as const
  return { ...job, undoneAt: null, id: await tx.jobs.insert(project.id, job, now + lease) }
}
