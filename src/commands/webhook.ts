import { randomUUID } from 'node:crypto'
import { createDestination } from '../actions/destinations.ts'
import { findProject } from '../actions/projects.ts'
import { recordAttempt, resendDeliveries } from '../actions/resends.ts'
import type { Attempt, Destination, QuietDoor } from '../domain/destination.ts'
import { type DestinationKind, urlOf } from '../domain/destination-kind.ts'
import type { Topic } from '../domain/event.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { writeAttempt, writeDeliveryRow, writeDestination } from '../json/destination.ts'
import { readFilterText } from '../json/filter.ts'
import { readTime } from '../json/values.ts'
import { type Answer, type Desk, moment, type SendingDesk, table } from './command.ts'

type Of<T = object> = { project: number } & T

type Create = {
  name: string
  url?: string
  kind?: DestinationKind
  user?: string
  counter?: string
  topic?: Topic[]
  filter?: string
  also?: QuietDoor[]
  secret?: string
}

/** Creates a webhook and shows its secret once. */
export async function webhookCreate({ store, by, now, delivery }: SendingDesk, options: Of<Create>): Promise<Answer> {
  const project = await findProject(store, options.project)
  const { name, kind = 'webhook', user, counter, topic: topics = null, also = [] } = options
  const filter = options.filter === undefined ? undefined : readFilterText(options.filter, { project, now })
  const kept = options.filter === undefined ? null : (JSON.parse(options.filter) as unknown)
  const sender = await delivery()
  const url = urlOf(kind, options.url)
  await sender.checkUrl(url, 'url')
  const settings = sender.checkSettings(kind, { ...(user && { user }), ...(counter && { counter }) })
  const { secret, sealed } = sender.newSecret(project, kind, options.secret)
  const draft = { kind, name, url, settings, topics, filter: kept, also, secret: sealed } as const
  const made = await createDestination(store, by, project, { draft, filter }, now)
  const told = `. It signs with this secret, which is not shown again:\n\n  ${secret}\n`
  const text = `Webhook ${made.id} created${secret === null ? '' : told}`
  return { json: { ...writeDestination(made, 0), secret }, text }
}

export async function webhookList({ store }: Desk, options: Of): Promise<Answer> {
  const project = await findProject(store, options.project)
  const waiting = await store.deliveries.waitingOf(project.id)
  const all = await store.destinations.of(project.id)
  const rows = all.map(({ id, name, url, state, failures }) => [id, name, url, state, failures, waiting.get(id) ?? 0])
  return {
    json: { webhooks: all.map((each) => writeDestination(each, waiting.get(each.id) ?? 0)) },
    text: table(['Webhook', 'Name', 'Address', 'State', 'Failures', 'Waiting'], rows),
  }
}

/** Sends a test and prints its outcome; fails if it was not delivered. */
export async function webhookTest({ store, delivery }: SendingDesk, options: Of<{ id: number }>): Promise<Answer> {
  const [, destination] = await find({ store }, options)
  const over = await (await delivery()).test(destination, randomUUID())
  return said(over.attempt, await recordAttempt(store, destination, 0, over))
}

type Resend = { id: number; event?: number; since?: string; all?: boolean }

/** Sends one event again and prints its outcome, or makes the server resend failed (or all) events since a time. */
export async function webhookResend({ store, by, now, delivery }: SendingDesk, options: Of<Resend>): Promise<Answer> {
  const [project, destination] = await find({ store }, options)
  if (options.event !== undefined) {
    const over = await (await delivery()).resend(destination, options.event)
    return said(over.attempt, await recordAttempt(store, destination, options.event, over))
  }
  if (options.since === undefined) throw refusal('required', {}, 'since')
  const range = { since: readTime(options.since, 'since'), onlyFailed: !options.all }
  const resent = await resendDeliveries(store, by, project, destination.id, range, now)
  const further = resent.more ? '. There are more: repeat the command' : ''
  return { json: resent, text: `The server sends ${resent.count} again${further}` }
}

type LogOptions = { id: number; event?: number; limit: number }

/** The newest deliveries, or one with its attempts. */
export async function webhookLog({ store }: Desk, options: Of<LogOptions>): Promise<Answer> {
  const [project, { id }] = await find({ store }, options)
  const target = { project: project.id, destination: id }
  if (options.event === undefined) {
    const found = await store.deliveries.page(target, { limit: options.limit })
    const rows = found.map(({ event, leadId, state, at, nextAt, attempts }) => [
      ...[event, event === 0 ? null : leadId, state, moment(at), attempts, moment(nextAt)],
    ])
    return {
      json: { deliveries: found.map((each) => writeDeliveryRow(each)) },
      text: table(['Event', 'Lead', 'State', 'Planned', 'Attempts', 'Next'], rows),
    }
  }
  const delivery = await store.deliveries.find(target, options.event)
  if (!delivery) throw refusal('no-such-delivery', { event: String(options.event) })
  const log = await store.attempts.of(target, options.event)
  const rows = log.map(({ number, at, trigger, outcome, status, ms, error }) => [
    ...[number, moment(at), trigger, outcome, status, ms, error],
  ])
  return {
    json: { ...writeDeliveryRow(delivery), log: log.map(writeAttempt) },
    text: table(['Attempt', 'At', 'Trigger', 'Outcome', 'Status', 'ms', 'Why'], rows),
  }
}

async function find({ store }: Pick<Desk, 'store'>, options: Of<{ id: number }>): Promise<[Project, Destination]> {
  const project = await findProject(store, options.project)
  const destination = await store.destinations.find(project.id, options.id)
  if (!destination) throw refusal('no-such-destination', { id: String(options.id) })
  return [project, destination]
}

function said(attempt: Attempt, number: number): Answer {
  const { outcome, status, ms, error } = attempt
  const text = outcome === 'delivered' ? `Delivered: ${status} after ${ms} ms` : `Not delivered: ${error}`
  return { json: writeAttempt({ ...attempt, number }), text, failed: outcome !== 'delivered' }
}
