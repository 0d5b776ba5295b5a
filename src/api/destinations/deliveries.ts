import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { recordAttempt, resendDeliveries } from '../../actions/resends.ts'
import { type Delivery, deliveryStates, destinationLimits } from '../../domain/destination.ts'
import { refusal } from '../../domain/refusal.ts'
import { attemptJson, deliveryJson, writeAttempt, writeDeliveryRow } from '../../json/destination.ts'
import { readTime } from '../../json/values.ts'
import type { Store, Target } from '../../store/store.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { isId } from '../door/ids.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'

const destinations = resource('/projects/:project/destinations', { tag: 'Webhooks', noSuch: 'no-such-destination' })
const exampleDelivery = {
  event: '1',
  lead_id: '1',
  state: 'delivered',
  at: '2024-03-01T12:00:00Z',
  next_at: null,
  attempts: 1,
  outside_id: null,
  topics: ['lead.created'],
  last: { trigger: 'schedule', outcome: 'delivered', status: 200, ms: 35 },
}
const exampleAttempt = {
  number: 1,
  at: '2024-03-01T12:00:00Z',
  trigger: 'schedule',
  outcome: 'delivered',
  status: 200,
  ms: 1,
  request: '{"type":"lead.created","timestamp":…',
  response: 'ok',
  error: null,
}
const exampleFailure = {
  ...{ ...exampleAttempt, outcome: 'no-connection', status: null, response: null },
  error: 'No connection: ECONNREFUSED',
}
const exampleResent = { ...exampleFailure, number: 2, trigger: 'resend' }

export const listDeliveries = destinations.get('listDeliveries', '/:id/deliveries', {
  access: 'admin',
  summary: 'List deliveries',
  description:
    'Deliveries to a destination, the newest event first; kept for 30 days. All tests are one delivery, of event 0.',
  query: Type.Object({
    state: Type.Optional(Type.Enum([...deliveryStates], { description: 'Only deliveries in this state' })),
    ...pageQuery,
  }),
  answers: { 200: Type.Object({ items: Type.Array(deliveryJson), next }) },
  refuses: ['foreign-cursor'],
  example: { params: { id: '1' }, answer: { items: [exampleDelivery], next: null } },
  async handle({ store, project, readId, found, query, reply }) {
    const { id } = found(await store.destinations.find(project.id, readId()))
    const list = `deliveries of ${id} ${query.state ?? ''}`
    const limit = readLimit(query.limit)
    const before = readCursor(query.cursor, list, Type.Integer())
    const target = { project: project.id, destination: id }
    const some = await store.deliveries.page(target, { before, state: query.state, limit: limit + 1 })
    const page = pageOf(reply, some, limit, ({ event }) => writeCursor(list, event))
    const about = await aboutOf(store, target, page.items)
    return { ...page, items: page.items.map((each) => writeDeliveryRow(each, about(each))) }
  },
})

export const getDelivery = destinations.get('getDelivery', '/:id/deliveries/:event', {
  access: 'admin',
  summary: 'Get a delivery',
  description: 'A delivery with its last 50 attempts in order, with the requests and answers.',
  answers: { 200: Type.Object({ ...deliveryJson.properties, log: Type.Array(attemptJson) }) },
  refuses: ['no-such-delivery'],
  example: { params: { id: '1', event: '1' }, answer: { ...exampleDelivery, log: [exampleAttempt] } },
  async handle({ store, project, readId, found, params }) {
    const { id } = found(await store.destinations.find(project.id, readId()))
    const target = { project: project.id, destination: id }
    const event = readEvent(params.event)
    const delivery = await store.deliveries.find(target, event)
    if (!delivery) throw refusal('no-such-delivery', { event: String(event) })
    const about = await aboutOf(store, target, [delivery])
    return {
      ...writeDeliveryRow(delivery, about(delivery)),
      log: (await store.attempts.of(target, event)).map(writeAttempt),
    }
  },
})

export const testDestination = destinations.post('testDestination', '/:id/test', {
  access: 'admin',
  summary: 'Send a test',
  description:
    'Sends a signed request of type `test` as events are sent, also while the destination is paused, and answers the result. It does not affect the destination’s health.',
  body: Type.Object({}),
  answers: { 200: attemptJson },
  refuses: ['secret-unreadable'],
  example: {
    params: { id: '1' },
    body: {},
    answer: { ...exampleFailure, trigger: 'test', request: '{"type":"test",…' },
  },
  async handle({ store: reading, beforeSending, storeResponse, delivery, project, readId, found }) {
    const destination = found(await reading.destinations.find(project.id, readId()))
    await beforeSending()
    const over = await delivery.test(destination, randomUUID())
    return storeResponse(
      (store) => recordAttempt(store, destination, 0, over),
      (number) => writeAttempt({ ...over.attempt, number }),
    )
  },
})

export const resendDelivery = destinations.post('resendDelivery', '/:id/deliveries/:event/resend', {
  access: 'admin',
  summary: 'Resend an event',
  description:
    'Sends an event once more, with the same `webhook-id` and a new signature, also while the destination is paused, and answers the result. A failure changes nothing.',
  body: Type.Object({}),
  answers: { 200: attemptJson },
  refuses: ['no-such-delivery', 'secret-unreadable'],
  example: { params: { id: '1', event: '1' }, body: {}, answer: exampleResent },
  async handle({ store: reading, beforeSending, storeResponse, delivery, project, readId, found, params }) {
    const destination = found(await reading.destinations.find(project.id, readId()))
    const event = readEvent(params.event)
    if (event === 0) throw refusal('no-such-delivery', { event: '0' })
    const over = await delivery.resend(destination, event, beforeSending)
    return storeResponse(
      (store) => recordAttempt(store, destination, event, over),
      (number) => writeAttempt({ ...over.attempt, number }),
      (number) => writeAttempt({ ...over.attempt, number, request: null, responseHead: null }), // they would outlast a purge of the lead
    )
  },
})

export const resendDeliveriesRoute = destinations.post('resendDeliveries', '/:id/resend', {
  access: 'admin',
  summary: 'Resend deliveries since a time',
  description: `Resends deliveries that ended since a time, the oldest first, also while the destination is paused: the failed ones, or all. At most ${destinationLimits.resent} deliveries per request; \`more\` tells whether others are left.`,
  body: Type.Object({
    since: Type.String({
      description: 'Deliveries planned at this time or later',
      examples: ['2024-03-01T12:00:00Z'],
    }),
    only_failed: Type.Optional(Type.Boolean({ description: 'Only failed deliveries; default true' })),
  }),
  answers: {
    200: Type.Object({ count: Type.Integer({ description: 'Deliveries that will be sent' }), more: Type.Boolean() }),
  },
  refuses: ['not-time'],
  example: { params: { id: '1' }, body: { since: '2024-03-01T00:00:00Z' }, answer: { count: 0, more: false } },
  async handle({ storeResponse, by, project, readId, body, now }) {
    const { since, only_failed: onlyFailed = true } = body
    const range = { since: readTime(since, 'since'), onlyFailed }
    const id = readId()
    return storeResponse(
      (store) => resendDeliveries(store, by, project, id, range, now),
      (resent) => resent,
    )
  },
})

/** Reads what responses add to a delivery: the topics of its event, its last attempt and the outside id of its lead. */
async function aboutOf(store: Store, target: Target, deliveries: readonly Delivery[]) {
  const events = deliveries.map(({ event }) => event)
  const leads = [...new Set(deliveries.map(({ leadId }) => leadId))]
  const [topics, last, ids] = await Promise.all([
    store.deliveries.topicsOf(target.project, events),
    store.attempts.lastOf(target, events),
    store.outsideIds.of(target, leads),
  ])
  return ({ event, leadId }: Delivery) => ({
    topics: topics.get(event),
    last: last.get(event),
    outsideId: ids.get(leadId),
  })
}

/** The number of an event in a path; refuses a malformed one as unknown. */
function readEvent(text: string): number {
  if (!isId(text)) throw refusal('no-such-delivery', { event: text.slice(0, 100) })
  return Number(text)
}
