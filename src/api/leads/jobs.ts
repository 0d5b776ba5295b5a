import Type from 'typebox'
import { releaseJob, stopJob, workJob } from '../../actions/jobs.ts'
import type { Job } from '../../domain/job.ts'
import type { Project } from '../../domain/project.ts'
import { reinterpret } from '../../intake/replay.ts'
import { JobSchema, writeJob } from '../../json/job.ts'
import type { Store } from '../../store/store.ts'
import { refuseUnlessAdmin } from '../door/authenticate.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'

const jobs = resource('/projects/:project/jobs', { tag: 'Jobs', noSuch: 'no-such-job' })
const params = { job: '1' }
export const jobExample = {
  id: '1',
  kind: 'bulk',
  edit: { set: { source: 'vk' } },
  status: null,
  state: 'done',
  reason: null,
  created_at: '2024-03-01T12:00:00Z',
  created_by: 'key:2',
  total: 1,
  changed: 1,
  skipped: 0,
  undone_at: null,
  undo: '…',
}

export const listJobs = jobs.get('listJobs', '', {
  access: 'read',
  summary: 'List jobs',
  description: 'Jobs on many leads, the newest first: running ones, and those that ended in the last 30 days.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(JobSchema), next }) },
  refuses: ['foreign-cursor'],
  example: { answer: { items: [jobExample], next: null } },
  async handle({ store, project, query, reply }) {
    const limit = readLimit(query.limit)
    const found = await store.jobs.page(project.id, readCursor(query.cursor, 'jobs', Type.Integer()), limit + 1)
    const page = pageOf(reply, found, limit, ({ id }) => writeCursor('jobs', id))
    return { ...page, items: page.items.map(writeJob) }
  },
})

export const getJob = jobs.get('getJob', '/:job', {
  access: 'read',
  summary: 'Get a job',
  description: 'The state and progress of a job: how many leads were changed and skipped.',
  answers: { 200: JobSchema },
  example: { params, answer: jobExample },
  handle: async ({ store, project, readId, found }) => writeJob(found(await store.jobs.find(project.id, readId()))),
})

export const stopJobRoute = jobs.post('stopJob', '/:job/stop', {
  access: 'write',
  summary: 'Stop a job',
  description:
    'Stops a job. What it did stays, and can be undone by its token. A job that ended stays unchanged. To stop the removal of a status needs the right to remove one.',
  answers: { 200: JobSchema },
  example: { params, answer: jobExample },
  async handle({ store, storeResponse, caller, project, readId, found }) {
    const id = readId()
    const { work } = found(await store.jobs.find(project.id, id))
    if (work.kind === 'status-removal') refuseUnlessAdmin(caller, project)
    return storeResponse((store) => stopJob(store, project, id), writeJob)
  },
})

/** How long (ms) a request works on its job before the background process continues it. */
const maxWork = 1_000

/** A job of at most this many leads is finished before its response. */
const small = 100

/** Works on a new job briefly, so that a small one is finished in its response. */
export async function workAWhile(store: Store, project: Project, job: Job, now: number): Promise<Job> {
  const started = performance.now()
  const left = await workJob(
    { store, reinterpret: reinterpret, clock: () => now },
    project,
    job,
    () => job.total > small && performance.now() - started > maxWork,
  )
  if (left.state === 'running') await releaseJob(store, project, left, now)
  return left
}
