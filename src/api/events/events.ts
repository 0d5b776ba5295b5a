import Type from 'typebox'
import type { Viewer } from '../../domain/access.ts'
import { type Topic, topics } from '../../domain/event.ts'
import type { Member } from '../../domain/member.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { EventSchema, writeEvent } from '../../json/event.ts'
import { writeTimeOrNull } from '../../json/schemas.ts'
import type { Store } from '../../store/store.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { idPattern, isId, readId } from '../door/ids.ts'
import { readWithin } from '../door/numbers.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { nextPage, type Signal, streamOf } from './event-feed.ts'

const events = resource('/projects/:project/events', { tag: 'Events' })
const timeline = resource('/projects/:project/leads', { tag: 'Events', noSuch: 'no-such-lead' })
const number = (description: string) => Type.String({ pattern: idPattern, description, examples: ['120'] })

const chosen = {
  topics: Type.Optional(
    Type.String({
      description: `Only events with these topics, separated by commas: ${topics.join(', ')}`,
      examples: ['lead.paid'],
    }),
  ),
  lead: Type.Optional(number('Only events of the lead with this id')),
}

const example = {
  number: '1',
  at: '2024-03-01T12:00:00Z',
  door: 'wire',
  actor: 'key:1',
  lead_id: '1',
  topics: ['lead.created'],
  before: null,
  after: {
    creation_date: '2024-01-15T10:00:00Z',
    name: 'Анна',
    phone: '+7 921 000-00-01',
    price: '12500.50',
    source: 'direct',
    status: '0',
    title: 'Окна',
  },
} as const

export const listEvents = events.get('listEvents', '', {
  access: 'read, contractors',
  summary: 'List events',
  description:
    'Events in the order of their numbers, without gaps or repeats: call again with `after` set to `next`. With `wait`, the request waits up to that many seconds for the first event. `last` is the number of the newest event; while `next` is smaller, there is more to read. An empty page may still advance `next`.',
  query: Type.Object({
    after: Type.Optional(number('Events after this number; default from the first one')),
    limit: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,9}$', description: 'Events per page, 1 to 1000; default 100' }),
    ),
    wait: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$', description: 'Seconds, up to 60; default 0' })),
    ...chosen,
  }),
  answers: {
    200: Type.Object({
      items: Type.Array(EventSchema),
      next: Type.String({ description: 'The value of `after` for the next call' }),
      last: Type.String({ description: 'The number of the newest event' }),
    }),
  },
  refuses: ['event-ahead', 'too-many-open'],
  example: { query: { after: '0', limit: '1' }, answer: { items: [example], next: '1', last: '…' } },
  async handle({ store, viewer, query, reply, longLived }) {
    const limit = readWithin(query.limit, 'limit', { min: 1, max: 1_000, usual: 100 })
    const wait = readWithin(query.wait, 'wait', { min: 0, max: 60, usual: 0 })
    const selection = { after: Number(query.after ?? 0), limit, ...readChosen(query) }
    const timeout = reply.request.method === 'HEAD' ? 0 : wait * 1_000
    const page = await nextPage({ store, viewer, selection, longLived: longLived() }, timeout)
    return { items: page.events.map(writeEvent), next: String(page.next), last: String(page.last) }
  },
})

export const streamEvents = events.get('streamEvents', '/stream', {
  access: 'read, contractors',
  summary: 'Stream events',
  description:
    'Server-sent events: `id` is the number of an event, `data` the event as JSON. To continue after a disconnect, send the header `Last-Event-ID`, as browsers do, or `after`; without both the stream starts with new events. A line comes at least every 15 seconds. The stream ends when the key expires or the server stops; then connect again. Members also get `event: notices` within two seconds of a change, with the number of `unread` notices. Members other than contractors get `event: receipts`, with the number of the `last` receipt, how many are `waiting` to be processed, and since when (`waiting_since`). A key or member may have 50 streams and waiting calls open at once.',
  query: Type.Object({ after: Type.Optional(number('Events after this number')), ...chosen }),
  answers: { 200: Type.String({ description: 'A stream of events' }) },
  produces: 'text/event-stream',
  refuses: ['event-ahead', 'not-digits', 'too-many-open'],
  example: { query: { after: '0' }, answer: `retry: 2000\n\nid: 1\ndata: ${JSON.stringify(example)}…` },
  async handle({ store, viewer, caller, query, headers, reply, longLived }) {
    const given = readLastId(headers['last-event-id']) ?? query.after
    const after = given === undefined ? await store.events.last(viewer) : Number(given)
    return streamOf(reply, {
      store,
      viewer,
      selection: { after, limit: 50, ...readChosen(query) },
      longLived: longLived(),
      signals: caller.member ? signalsOf(store, viewer, caller.member) : [],
    })
  },
})

export const listLeadEvents = timeline.get('listLeadEvents', '/:lead/events', {
  access: 'read, contractors',
  summary: 'List the events of a lead',
  description: 'The timeline of a lead, the newest event first by default; also for a lead in the bin.',
  query: Type.Object({
    order: Type.Optional(Type.Enum(['newest', 'oldest'], { description: 'Sort order; default newest' })),
    ...pageQuery,
  }),
  answers: { 200: Type.Object({ items: Type.Array(EventSchema), next }) },
  refuses: ['foreign-cursor'],
  example: {
    params: { lead: '1' },
    query: { order: 'oldest', limit: '1' },
    answer: { items: [example], next: null },
  },
  async handle({ store, viewer, params, query, reply }) {
    const lead = readId(params.lead, 'no-such-lead')
    const order = query.order === 'oldest' ? 'asc' : 'desc'
    const list = `events of ${lead} ${order}`
    const limit = readLimit(query.limit)
    const beyond = readCursor(query.cursor, list, Type.Integer())
    const found = await store.events.ofLead(viewer, { lead, order, beyond, limit: limit + 1 })
    if (found.length === 0) throw refusal('no-such-lead', { id: params.lead }, 'lead') // every lead has the event of its creation
    const page = pageOf(reply, found, limit, ({ number }) => writeCursor(list, number))
    return { ...page, items: page.items.map(writeEvent) }
  },
})

/** The signals for a member's console; a masked viewer gets none about receipts. */
function signalsOf(store: Store, { project, mask }: Viewer, { id }: Member): Signal[] {
  const notices = { name: 'notices', read: async () => ({ unread: await store.notices.unread(project.id, id) }) }
  const receipts = { name: 'receipts', read: async () => writeProgress(await store.receipts.progress(project.id)) }
  return mask ? [notices] : [notices, receipts]
}

function writeProgress({ since, ...counted }: { last: number; waiting: number; since: number | null }) {
  return { ...counted, waiting_since: writeTimeOrNull(since) }
}

type Chosen = { topics?: string | undefined; lead?: string | undefined }

function readChosen({ topics: given, lead }: Chosen): { topics?: Topic[]; lead?: number } {
  return {
    ...(given !== undefined && { topics: given.split(',').map(readTopic) }),
    ...(lead !== undefined && { lead: Number(lead) }),
  }
}

function readTopic(given: string): Topic {
  const topic = topics.find((each) => each === given.trim())
  if (!topic) throw refusal('unknown-choice', { given: excerpt(given), known: topics }, 'topics')
  return topic
}

function readLastId(given: string | string[] | undefined): string | undefined {
  if (given === undefined || given === '') return
  const name = 'Last-Event-ID'
  if (!isId(String(given))) throw refusal('not-digits', { given: excerpt(given) }, name)
  return String(given)
}
