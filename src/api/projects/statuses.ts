import Type from 'typebox'
import { beginRemoval } from '../../actions/status-removal.ts'
import { addStatus, changeStatus, orderStatuses as order } from '../../actions/statuses.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { colours, type Status, statusTypes } from '../../domain/status.ts'
import { JobSchema, writeJob } from '../../json/job.ts'
import { statusExamples, statusJson, writeStatus } from '../../json/status.ts'
import { idPattern } from '../door/ids.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { workAWhile } from '../leads/jobs.ts'

const statuses = resource('/projects/:project/statuses', { tag: 'Statuses', noSuch: 'no-such-status' })
const name = Type.String({ minLength: 1, maxLength: 1000 })
const type = Type.Enum([...statusTypes], { description: 'The type: progress, paid or canceled' })
const colour = Type.Enum([...colours], { description: 'One of eight colours' })
const list = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        ...statusJson.properties,
        leads: Type.Optional(Type.Integer({ description: 'Leads in it; with counts=true' })),
      }),
    ),
  },
  { $id: 'StatusList' },
)

export const listStatuses = statuses.get('listStatuses', '', {
  access: 'read, contractors',
  summary: 'List statuses',
  description:
    'The statuses of a project in the order of the board; with `counts=true` the number of leads in each that the caller may see.',
  query: Type.Object({
    counts: Type.Optional(Type.Enum(['true', 'false'], { description: 'Count the leads in each status' })),
  }),
  isCached: true,
  answers: { 200: list },
  example: { answer: { items: statusExamples } },
  async handle({ store, project, viewer, query, signal }) {
    const statuses = inOrder(await store.statuses.of(project.id))
    if (query.counts !== 'true') return { items: statuses.map(writeStatus) }
    const [counted = []] = await store.read('tallies', viewer, [ofAllTime], signal)
    const leads = new Map(counted.map(({ status, n }) => [status, n]))
    return { items: statuses.map((status) => ({ ...writeStatus(status), leads: leads.get(status.id) ?? 0 })) }
  },
})

const ofAllTime = { date: 'creation_date', period: allTime, filter: everything, by: 'nothing' } as const

export const createStatus = statuses.post('createStatus', '', {
  access: 'admin',
  summary: 'Add a status',
  description: 'Adds a status at the end of the board. The default colour depends on the type.',
  body: Type.Object({ name, type, colour: Type.Optional(colour) }),
  answers: { 201: statusJson },
  example: {
    body: { name: 'Перезвонить', type: 'progress' },
    answer: { id: '3', name: 'Перезвонить', type: 'progress', colour: 'violet', position: 3 },
  },
  handle: async ({ storeResponse, by, project, body, now }) =>
    storeResponse((store) => addStatus(store, by, project, body, now), writeStatus),
})

export const updateStatus = statuses.patch('updateStatus', '/:id', {
  access: 'admin',
  summary: 'Change a status',
  description:
    'Changes the given fields; `position` counts from 0, and other statuses move. While leads are in a status, it cannot become paid or stop being paid, since their paid dates would become wrong. It cannot stop being canceled while they have a `lost_reason`.',
  body: Type.Object({
    name: Type.Optional(name),
    type: Type.Optional(type),
    colour: Type.Optional(colour),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  answers: { 200: statusJson },
  refuses: ['status-in-use', 'status-has-reasons'],
  example: {
    params: { id: '0' },
    body: { name: 'Новые', colour: 'amber' },
    answer: { id: '0', name: 'Новые', type: 'progress', colour: 'amber', position: 0 },
  },
  handle: async ({ store, by, project, readId, body, now }) =>
    writeStatus(await changeStatus(store, by, project, readId(), body, now)),
})

export const reorderStatuses = statuses.put('reorderStatuses', '/order', {
  access: 'admin',
  summary: 'Order statuses',
  description: 'Takes the ids of all statuses of the project, in their new order on the board.',
  body: Type.Object({ order: Type.Array(Type.String({ pattern: idPattern, examples: ['0'] }), { maxItems: 1000 }) }),
  answers: { 200: list },
  refuses: ['no-such-status', 'not-whole-order'],
  example: {
    body: { order: ['1', '0', '2'] },
    answer: {
      items: [
        { ...statusExamples[1], position: 0 },
        { ...statusExamples[0], position: 1 },
        { ...statusExamples[2], position: 2 },
      ],
    },
  },
  handle: async ({ store, by, project, body, now }) => ({
    items: inOrder(await order(store, by, project, body.order.map(Number), now)).map(writeStatus),
  }),
})

export const deleteStatus = statuses.delete('deleteStatus', '/:id', {
  access: 'admin',
  summary: 'Remove a status',
  description:
    'Removes a status. If it has leads, `replacement` is required, and the leads go there first, each as a change of its own. A removal over one second becomes a job (202). Until the job is done, the status is listed with `replaced_by` and takes no new leads; a stopped job leaves the status with its remaining leads.',
  query: Type.Object({
    replacement: Type.Optional(
      Type.String({ pattern: idPattern, description: 'The id of the status for its leads', examples: ['0'] }),
    ),
  }),
  answers: { 204: done, 202: Type.Object({ job: JobSchema }) },
  refuses: ['needs-replacement', 'same-replacement', 'last-status'],
  example: { params: { id: '2' }, query: { replacement: '0' } },
  async handle({ store, by, project, readId, query, now, reply }) {
    const id = readId()
    const { replacement } = query
    const removal = { id, ...(replacement && { replacement: Number(replacement) }) }
    const begun = await beginRemoval(store, by, project, removal, now)
    const job = begun && (await workAWhile(store, project, begun, now))
    reply.code(!job || job.state === 'done' ? 204 : 202)
    if (!job || job.state === 'done') return
    return { job: writeJob(job) }
  },
})

function inOrder(statuses: Status[]): Status[] {
  return statuses.toSorted((one, other) => one.position - other.position || one.id - other.id)
}
