import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterAll, beforeAll } from 'vitest'
import type { paths } from '../console/api-types.ts'
import { createKey } from '../src/actions/keys.ts'
import { createProject } from '../src/actions/projects.ts'
import type { Cost } from '../src/actions/slow-hash.ts'
import { type AppOptions, createApp } from '../src/app.ts'
import { createDelivery, type DeliveryOptions } from '../src/deliver/delivery.ts'
import { createMessengers, type MessengerOptions } from '../src/deliver/messengers.ts'
import type { Scope } from '../src/domain/access.ts'
import type { Mailer } from '../src/people/mail.ts'
import { createPeople } from '../src/people/people.ts'
import { createPulls, type PullsOptions } from '../src/pull/pulls.ts'
import { openStore } from '../src/store/open.ts'
import type { OpenOptions } from '../src/store/store.ts'
import { spoolFor, type TestDatabase } from './databases.ts'
import { watchInSuite } from './health/suites.ts'
import { passwordCost } from './password-cost.ts'
import { sessionsOf } from './sessions.ts'
import { start } from './start.ts'

export { start } from './start.ts'

/** The actor who makes what a test starts with. */
export const cli = { door: 'cli', name: 'cli' } as const

export type Reply = { status: number; headers: Headers; text: string; json: Record<string, unknown> }
export type Sent = {
  verb?: string
  /** The project in the query; null leaves it out. */
  project?: string | number | null
  /** The header `Api-key`; null leaves it out. */
  key?: string | null
  headers?: Record<string, string>
  query?: Record<string, string>
}
export type TestDesk = Awaited<ReturnType<typeof openDesk>>

type Keys = { write: string; admin: string }
/**
 * `isEmpty` leaves out the project and the key. `keys` are those of a prepared store, which has both. `delivering` are the options of deliveries,
 * which are sent with `isSending`.
 */
export type DeskOptions = Partial<AppOptions & OpenOptions> & {
  mailer?: Mailer
  passwordCost?: Cost
  delivering?: Partial<DeliveryOptions>
  /** The bots of the desk. */
  messaging?: Partial<MessengerOptions>
  isSending?: true
  /** Options of pulls; with `isPulling` they run. */
  pulling?: Partial<PullsOptions>
  isPulling?: true
  isEmpty?: true
  keys?: Keys
}

/** A desk for the tests of a file: opened before them and closed after them. `desk()` works from the first test on. */
export function useDesk(database: TestDatabase, options: DeskOptions = {}): () => TestDesk {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(await database.fresh(), options)
  })
  afterAll(() => desk.close())
  return () => desk
}

/** The app on a free port of this machine, on a real store with project 12345 and a `write` key. */
export async function openDesk(url: string, options: DeskOptions = {}) {
  const clock = { now: start }
  const store = await openStore(url, { now: start, ...options, spool: { ...spoolFor(url), ...options.spool } })
  const secret = 'a secret of tests, long enough'
  const people = createPeople(store, {
    secret,
    clock: () => clock.now,
    publicUrl: options.publicUrl,
    mailer: options.mailer,
    passwordCost: options.passwordCost ?? passwordCost,
  })
  const noted = (error: unknown) => void process.stderr.write(`Delivery: ${error}\n`)
  const delivery = createDelivery(store, {
    ...{ secret, clock: () => clock.now, allowed: { blocks: ['127.0.0.0/8'], hosts: [] }, onFailure: noted },
    interval: 40, // the timer does not notice when the clock of a test jumps
    ...options.delivering,
  })
  const messengers = createMessengers(store, {
    ...{ secret, clock: () => clock.now, allowed: { blocks: ['127.0.0.0/8'], hosts: [] } },
    ...options.messaging,
  })
  const ending = new AbortController()
  const sending = options.isSending ? delivery.run(ending.signal) : undefined
  const pulls = createPulls(store, {
    ...{ secret, clock: () => clock.now, allowed: { blocks: ['127.0.0.0/8'], hosts: [] }, onFailure: noted },
    waits: { pollInterval: 40, pause: 40 },
    ...options.pulling,
  })
  const pulling = options.isPulling ? pulls.run(ending.signal) : undefined
  const app = await createApp({
    store,
    people,
    delivery,
    pulls,
    messengers,
    clock: () => clock.now,
    httpStatus: 'real',
    rateLimits: { perSecond: 0, perHour: 0 },
    validateResponses: true,
    onAnswer: ({ fault, route }) => fault && process.stderr.write(`${route}: ${fault}\n`),
    ...options,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  watchInSuite(address)
  const isThere = options.isEmpty || (await store.projects.find(12345))
  const project = isThere ? 12345 : await newProject(12345)
  const key = options.keys?.write ?? (options.isEmpty ? '' : await newKey('write', [project]))
  let admin = options.keys && Promise.resolve(options.keys.admin)
  /** Our own API by its generated types: `desk().api.GET('/api/v2/projects/{project}/statuses', …)`, with a key of scope `admin`. */
  const api = createClient<paths>({ baseUrl: address })
  api.use({
    onRequest: async ({ request }) => request.headers.set('Authorization', `Bearer ${await adminKey()}`),
  })

  const beginSession = sessionsOf({ store, people, secret, clock })
  return {
    url,
    address,
    store,
    app,
    delivery,
    messengers,
    clock,
    project,
    key,
    newProject,
    newKey,
    beginSession,
    adminKey,
    call,
    send,
    api,
    lead,
    close,
  }

  async function newProject(id: number): Promise<number> {
    const draft = { id, name: `Project ${id}`, timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
    return createProject(store, draft, clock.now)
  }

  async function newKey(scope: Scope, projects: number[], expiresAt: number | null = null): Promise<string> {
    return (await createKey(store, cli, { projects, scope, name: null, expiresAt }, clock.now)).key
  }

  /** Calls a method such as `lead/list`, or a path that begins with a slash. A string is sent as it is, an object as JSON. */
  async function call(method: string, body?: unknown, sent: Sent = {}): Promise<Reply> {
    const path = method.startsWith('/') ? method : `/api/v1/project/leads/${method}`
    const query = new URLSearchParams(sent.query)
    if (sent.project !== null) query.set('project', String(sent.project ?? project))
    const response = await fetch(`${address}${path}?${query}`, {
      method: sent.verb ?? 'POST',
      headers: { ...(sent.key !== null && { 'Api-key': sent.key ?? key }), ...sent.headers },
      ...(body !== undefined && {
        body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: text === '' ? {} : JSON.parse(text) }
  }

  /**
   * Sends a request to our own API: `send('POST', '/statuses', { name: 'Звонок' })`. A path is relative to the project unless it begins with
   * `/projects` or `/api/`. The key has scope `admin` unless another is given; null sends none.
   */
  async function send(verb: string, path: string, body?: unknown, sent: Sent = {}): Promise<Reply> {
    const secret = sent.key === undefined ? await adminKey() : sent.key
    const isOwn = !path.startsWith('/projects') && !path.startsWith('/api/')
    const whole = path.startsWith('/api/')
      ? path
      : `/api/v2${isOwn ? `/projects/${sent.project ?? project}` : ''}${path}`
    const query = sent.query ? `?${new URLSearchParams(sent.query)}` : ''
    const response = await fetch(`${address}${whole}${query}`, {
      method: verb,
      headers: {
        ...(secret !== null && { Authorization: `Bearer ${secret}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...sent.headers,
      },
      ...(body !== undefined && {
        body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
    const text = await response.text()
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== ''
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} }
  }

  async function adminKey(): Promise<string> {
    admin ??= newKey('admin', [project])
    return admin
  }

  /** Creates a lead with the fields that the wire requires and the given ones; returns its id. */
  async function lead(fields: Record<string, unknown> = {}, sent: Sent = {}): Promise<string> {
    const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }
    const { json, text } = await call('lead/create', { ...required, ...fields }, sent)
    if (json.status !== 'success') throw new Error(`A lead was refused: ${text}`)
    return json.lead_id as string
  }

  async function close(): Promise<void> {
    ending.abort()
    await app.close()
    await Promise.all([sending, pulling])
    await pulls.close()
    await delivery.close()
    await messengers.close()
    await store.close()
  }
}

/** A period that includes every date in the tests. */
export const always = { from: '0001-01-01', to: '9999-12-31' }

/** The ids of a list, in its order. */
export function idsOf(reply: Reply): string[] {
  return (reply.json.leads as { id: string }[]).map((lead) => lead.id)
}
