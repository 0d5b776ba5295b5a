import Type, { type Static } from 'typebox'
import { removeDestination } from '../../actions/destination-removal.ts'
import { changeDestination, createDestination, rotateSecret } from '../../actions/destinations.ts'
import type { Destination } from '../../domain/destination.ts'
import { destinationKinds, urlOf } from '../../domain/destination-kind.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { destinationFields, destinationJson, writeDestination } from '../../json/destination.ts'
import { readFilter } from '../../json/filter.ts'
import type { Store } from '../../store/store.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { type Call, done } from '../door/route.ts'
import { exampleDestination as example } from './examples.ts'

const destinations = resource('/projects/:project/destinations', { tag: 'Webhooks', noSuch: 'no-such-destination' })
const { name, url, settings, topics, filter, also } = destinationFields
const secretField = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    '`whsec_` and 24 to 64 bytes in base64; omitted, the server generates one. For `vendor` the password of the handler, for `metrika` the OAuth token',
})
const optional = {
  settings: Type.Optional(settings),
  topics: Type.Optional(topics),
  filter: Type.Optional(filter),
  also: Type.Optional(also),
}
type Made = Static<typeof destinationJson>
const refusedUrls = [
  'wrong-url',
  'url-with-password',
  'url-unencrypted',
  'closed-port',
  'unknown-host',
  'private-address',
] as const
const refusedKinds = ['required', 'unknown-field', 'unknown-choice', 'wrong-counter', 'wrong-token'] as const

export const listDestinations = destinations.get('listDestinations', '', {
  access: 'admin',
  summary: 'List destinations',
  description: 'Where events of the project go. Secrets are not included.',
  answers: { 200: Type.Object({ items: Type.Array(destinationJson) }) },
  example: { answer: { items: [example] } },
  async handle({ store, project }) {
    const [all, waiting] = await Promise.all([
      store.destinations.of(project.id),
      store.deliveries.waitingOf(project.id),
    ])
    return { items: all.map((each) => writeDestination(each, waiting.get(each.id) ?? 0)) }
  },
})

export const createDestinationRoute = destinations.post('createDestination', '', {
  access: 'admin',
  summary: 'Create a destination',
  description:
    'Sends events from now on to an address, each in a request signed by Standard Webhooks, or in the form of another kind. `secret` is in this answer only. A repeated request with the same Idempotency-Key creates no second destination and does not answer the secret again.',
  body: Type.Object({
    name,
    url: Type.Optional(url),
    kind: Type.Optional(
      Type.Enum([...destinationKinds], { description: 'Default webhook; all kinds but `metrika` need a `url`' }),
    ),
    secret: Type.Optional(secretField),
    ...optional,
  }),
  answers: { 201: destinationJson },
  refuses: [...refusedUrls, ...refusedKinds, 'wrong-secret', 'unknown-status', 'too-many-destinations'],
  example: {
    body: { name: 'Склад', url: 'https://example.com/hook', topics: ['lead.created', 'lead.paid'] },
    answer: {
      ...example,
      id: '2',
      name: 'Склад',
      topics: ['lead.created', 'lead.paid'],
      waiting: 0,
      secret: 'whsec_…',
    },
  },
  async handle({ storeResponse, delivery, by, project, body, now, reply }) {
    const { name, kind = 'webhook', topics = null, filter = null, also = [] } = body
    const settings = delivery.checkSettings(kind, body.settings ?? {})
    const { secret, sealed } = delivery.newSecret(project, kind, body.secret)
    const parsed = readFilterOf(body, project, now)
    const url = urlOf(kind, body.url)
    await delivery.checkUrl(url, 'url')
    const draft = { name, url, kind, settings, topics, filter, also, secret: sealed }
    setETag(reply, 1)
    const write = (made: Destination): Made => ({ ...writeDestination(made, 0), secret })
    return storeResponse(
      (store) => createDestination(store, by, project, { draft, filter: parsed }, now),
      write,
      (made): Made => ({ ...write(made), secret: null }),
    )
  },
})

export const getDestination = destinations.get('getDestination', '/:id', {
  access: 'admin',
  summary: 'Get a destination',
  description: 'A destination, with its ETag.',
  answers: { 200: destinationJson },
  example: { params: { id: '1' }, answer: example },
  async handle({ store, project, readId, found, reply }) {
    const destination = found(await store.destinations.find(project.id, readId()))
    setETag(reply, destination.version)
    return whole(store, destination)
  },
})

export const updateDestination = destinations.patch('updateDestination', '/:id', {
  access: 'admin',
  summary: 'Change a destination',
  description:
    'Changes the given fields. `state` pauses the destination or switches it on; then it continues where it stopped. A new `url` of a `vendor` or `metrika` destination needs the `secret` again, which would otherwise go to another server; the secret of a webhook is rotated. With If-Match, only if the destination has not changed since you read it.',
  body: Type.Object({
    name: Type.Optional(name),
    url: Type.Optional(url),
    secret: Type.Optional(secretField),
    ...optional,
    state: Type.Optional(Type.Enum(['on', 'paused'], { description: 'Whether the destination sends' })),
  }),
  answers: { 200: destinationJson },
  refuses: [...refusedUrls, ...refusedKinds, 'unknown-status', 'destination-changed'],
  example: {
    params: { id: '1' },
    body: { name: 'Склад' },
    answer: { ...example, name: 'Склад', version: 2 },
  },
  current,
  async handle({ store, delivery, by, project, readId, found, body, headers, now, reply }) {
    const id = readId()
    const filter = readFilterOf(body, project, now)
    if (body.url !== undefined) await delivery.checkUrl(body.url, 'url')
    const { kind } = found(await store.destinations.find(project.id, id))
    if (body.settings !== undefined) delivery.checkSettings(kind, body.settings)
    const { secret: given, ...change } = body
    const asksSecret = !delivery.makesSecrets(kind)
    if (given !== undefined && !asksSecret)
      throw refusal('unknown-field', { given: 'secret', known: changeable }, 'secret')
    const secret = given === undefined ? undefined : delivery.newSecret(project, kind, given).sealed
    const changing = { change, filter, version: readIfMatch(headers), asksSecret, secret }
    const changed = await changeDestination(store, by, project, id, changing, now)
    setETag(reply, changed.version)
    return whole(store, changed)
  },
})

/** The fields of a webhook that a PATCH may change. */
const changeable = ['name', 'url', 'settings', 'topics', 'filter', 'also', 'state'] as const

export const deleteDestination = destinations.delete('deleteDestination', '/:id', {
  access: 'admin',
  summary: 'Remove a destination',
  description:
    'Removes a destination and its deliveries; pending ones are not sent. With If-Match, only if the destination has not changed since you read it.',
  answers: { 204: done },
  refuses: ['destination-changed'],
  current,
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, headers, now }) {
    await removeDestination(store, by, project, { id: readId(), version: readIfMatch(headers) }, now)
  },
})

export const rotateDestinationSecret = destinations.post('rotateDestinationSecret', '/:id/rotate', {
  access: 'admin',
  summary: 'Rotate the secret of a destination',
  description:
    'Answers the new secret in `secret`, once. For a day, webhook requests carry signatures of both secrets, so that the receiver can switch. For `vendor` and `metrika`, the new secret is required and replaces the old one at once. With If-Match, only if the destination has not changed since you read it.',
  body: Type.Object({ secret: Type.Optional(secretField) }),
  answers: { 200: destinationJson },
  refuses: ['wrong-secret', 'wrong-token', 'required', 'destination-changed'],
  current,
  example: {
    params: { id: '1' },
    body: {},
    answer: { ...example, old_secret_until: '2024-03-02T12:00:00Z', version: 2, secret: 'whsec_…' },
  },
  async handle({ store: reading, storeResponse, delivery, by, project, readId, found, body, headers, now, reply }) {
    const id = readId()
    const version = readIfMatch(headers)
    const before = found(await reading.destinations.find(project.id, id))
    const { secret, sealed } = delivery.newSecret(project, before.kind, body.secret)
    const isReadable = (stored: string) => delivery.isReadable(project, stored)
    const waiting = (await reading.deliveries.waitingOf(project.id)).get(before.id) ?? 0
    const write = (made: Destination): Made => ({ ...writeDestination(made, waiting), secret })
    setETag(reply, before.version + 1)
    return storeResponse(
      (store) => rotateSecret(store, by, project, id, { secret: sealed, isReadable, version }, now),
      write,
      (made): Made => ({ ...write(made), secret: null }),
    )
  },
})

type ItemCall = Pick<Call<'/projects/:project/destinations/:id'>, 'store' | 'project' | 'readId'>

/** Sent with 412. */
async function current({ store, project, readId }: ItemCall) {
  const found = await store.destinations.find(project.id, readId())
  return found && whole(store, found)
}

async function whole(store: Store, destination: Destination): Promise<Static<typeof destinationJson>> {
  const waiting = await store.deliveries.waitingOf(destination.project)
  return writeDestination(destination, waiting.get(destination.id) ?? 0)
}

/** Validates a filter before it is stored, so that every stored one can be read. */
function readFilterOf({ filter }: { filter?: unknown }, project: Project, now: number) {
  return filter === undefined || filter === null ? undefined : readFilter(filter, { project, now })
}
