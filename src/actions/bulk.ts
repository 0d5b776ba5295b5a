import type { Actor } from '../domain/access.ts'
import type { BulkEdit, BulkTarget, Job } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { beginChange } from './lead-changes.ts'
import { checkEdit } from './lead-edits.ts'
import { createJob } from './new-job.ts'

/** A new bulk edit; `total` is the number of leads that match now. */
type Bulk = { target: Omit<BulkTarget, 'until'>; edit: BulkEdit; total: number }

/**
 * Starts a bulk edit as a job. The job is committed before the first change and resumes after a restart. It skips leads
 * created later, and leads that no longer match when their slice runs. Refuses an unknown status.
 */
export function beginBulk(store: Store, by: Actor, project: Project, bulk: Bulk, now: number): Promise<Job> {
  const { target, edit, total } = bulk
  return store.transaction(async (tx) => {
    const { lead: until } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: 0 })
    await checkEdit(await beginChange(tx, by, project, now), edit)
    const job = await createJob(tx, by, project, { kind: 'bulk', target: { ...target, until }, edit }, total, now)
    await tx.audit.append(project.id, {
      at: now,
      by,
      action: edit.do === 'remove' ? 'leads.bulk_removed' : 'leads.bulk_changed',
      subject: `job:${job.id}`,
      details: { total, do: edit.do, ...(edit.do === 'set' && { fields: Object.keys(edit.patch) }) },
    })
    return job
  }, project.id)
}
