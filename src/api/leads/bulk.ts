import Type, { type Static } from 'typebox'
import { beginBulk } from '../../actions/bulk.ts'
import { type Filter, isEverything } from '../../domain/filter.ts'
import type { BulkEdit, Job } from '../../domain/job.ts'
import { visibleFilter } from '../../domain/mask-filter.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { checkKept, FilterSchema } from '../../json/filter.ts'
import { JobSchema, writeJob } from '../../json/job.ts'
import { writeMoney } from '../../json/values.ts'
import type { Store } from '../../store/store.ts'
import { idPattern } from '../door/ids.ts'
import { patchBody, readPatch } from './body.ts'
import { jobExample, workAWhile } from './jobs.ts'
import { leads } from './leads.ts'
import { readSelection, selectionQuery } from './selection.ts'

const { status, source, assignee, remind_at, remind_note, lost_reason } = patchBody.properties
const bulkBody = Type.Object({
  ids: Type.Optional(Type.Array(Type.String({ pattern: idPattern }), { minItems: 1, maxItems: 1_000 })),
  period: selectionQuery.period,
  filter: Type.Optional(FilterSchema),
  q: selectionQuery.q,
  set: Type.Optional(Type.Object({ status, source, assignee, remind_at, remind_note, lost_reason })),
  remove: Type.Optional(Type.Literal(true, { description: 'Move them to the bin' })),
  restore: Type.Optional(Type.Literal(true, { description: 'Restore them from the bin' })),
  dry_run: Type.Optional(Type.Boolean({ description: 'Only count the leads' })),
})
type Body = Static<typeof bulkBody>

const answer = Type.Object(
  {
    total: Type.Integer({
      description: 'Matching leads: the total of a list with the same period, filter and search',
    }),
    sum: Type.String({ description: 'The sum of their prices' }),
    job: Type.Union([JobSchema, Type.Null()], { description: 'The job; null for a dry run' }),
  },
  { $id: 'BulkUpdate' },
)

export const bulkUpdateLeads = leads.post('bulkUpdateLeads', '/bulk', {
  access: 'write',
  summary: 'Change many leads',
  description:
    'Sets the status, source, assignee, reminder or lost reason (in canceled statuses only) of many leads, or removes or restores them. The leads are given by ids, or by period, filter and search. A short operation answers 200 when done; one over a second becomes a job (202). Give one of `set`, `remove` and `restore`. Leads that come meanwhile are not changed, and `set` skips leads in the bin. Its token undoes the whole edit.',
  body: bulkBody,
  answers: { 200: answer, 202: answer },
  refuses: ['bulk-unclear', 'too-long', 'unknown-status', 'unknown-assignee', 'unknown-lost-reason'],
  example: {
    body: { filter: { field: 'status', operator: '=', value: '0' }, set: { status: '1' } },
    answer: { total: 1, sum: '12500.50', job: { ...jobExample, id: '2', edit: { set: { status: '1' } } } },
  },
  async handle(call) {
    const { storeResponse, store, by, project, viewer, body, now, reply, signal } = call
    const edit = readEdit(body)
    const { period, filter, ids } = readTarget(body, project, now)
    const sort = { field: 'id', order: 'asc' } as const
    const { total, sum } = await store.read('page', viewer, { period, filter, sort, limit: 1 }, signal)
    const write = (job: Job | null) => {
      reply.code(job?.state === 'running' ? 202 : 200)
      return { total, sum: writeMoney(sum), job: job && writeJob(job) }
    }
    if (body.dry_run) return write(null)
    if (body.filter !== undefined) checkKept(body.filter)
    const { from, to } = period
    const target = { period: { from, to }, filter: visibleFilter(viewer, filter), ...(ids && { ids }) }
    let job: Job | undefined
    const begin = async (each: Store) => {
      job = await beginBulk(each, by, project, { target, edit, total }, now)
      return job
    }
    const begun = await storeResponse(begin, write)
    return job ? write(await workAWhile(store, project, job, now)) : begun
  },
})

/** The one action of the body. */
function readEdit({ set, remove, restore }: Body): BulkEdit {
  const given = [set, remove, restore].filter((each) => each !== undefined)
  if (given.length !== 1 || (set && Object.keys(set).length === 0)) throw refusal('bulk-unclear', {})
  if (set) return { do: 'set', patch: readPatch(set) }
  return { do: remove ? 'remove' : 'restore' }
}

/** Reads which leads are meant. All leads of a project need an explicit period: a blank search or a filter without conditions does not select. */
function readTarget(body: Body, project: Project, now: number) {
  const { ids, period, filter, q, restore } = body
  const selection = readSelection({ period, filter, q }, project, now)
  const isSelection = period !== undefined || !isEverything(selection.filter)
  if (isSelection === (ids !== undefined)) throw refusal('bulk-unclear', {})
  if (!ids) return { ...selection, ids: undefined }
  const numbers = [...new Set(ids.map(Number))].sort((one, other) => one - other)
  const named: Filter = { field: 'id', operator: 'in', value: numbers }
  const bin: Filter = { field: 'deleted', operator: '=', value: 1 }
  return { ...selection, filter: restore ? { and: [named, bin] } : named, ids: numbers }
}
