import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { changeLead, createLead, createLeads } from '../../src/actions/leads.ts'
import { findProject } from '../../src/actions/projects.ts'
import { addStatus, removeStatus } from '../../src/actions/statuses.ts'
import { newLead } from '../../src/domain/lead.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { eachDatabase } from '../databases.ts'
import { cli, type TestDesk, useDesk } from '../desk.ts'
import { rowsOf } from '../rows.ts'
import { openSocket, request } from '../socket.ts'
import { seed, timeout, times } from './property.ts'

const inFlight = 32
const actor = { door: 'wire', name: 'key:1' } as const

/** Few moments, so that many leads share a cell of the roll-up; some are before 1970. */
const moments = [
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '2024-01-15T10:59:59Z',
  '2024-01-15T11:00:00Z',
  '0001-01-01',
]
const hundredths = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 10 ** 7 }), fc.constant(10 ** 14 - 1))
const lead = fc.record({
  creation_date: fc.constantFrom(...moments),
  status: fc.constantFrom(0, 1, 2),
  price: hundredths,
})
type Values = { creation_date: string; status: number; price: number | null }
/** The number of leads at the start. */
const first = 400
const id = (last: number) => fc.integer({ min: 1, max: last })

/** A call of one client through the wire API. */
const step = fc.oneof(
  { weight: 4, arbitrary: lead.map((values) => ({ kind: 'create', values }) as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('once' as const), values: lead, key: fc.nat(150) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('update' as const), id: id(first + 100), values: lead, only: fields() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refused' as const), values: lead, fault: faults() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), values: lead }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The same through the actions, which can also make many leads in one transaction, and transactions that fail. */
const deed = fc.oneof(
  { weight: 3, arbitrary: lead.map((values) => ({ kind: 'create', values }) as const) },
  {
    weight: 1,
    arbitrary: fc.array(lead, { minLength: 1, maxLength: 9 }).map((all) => ({ kind: 'many', all }) as const),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('change' as const), id: id(first), values: lead }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fault' as const), values: lead }) },
  { weight: 1, arbitrary: lead.map((values) => ({ kind: 'refused', values }) as const) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

eachDatabase((database) => {
  const desk = useDesk(database)
  const outcomes: string[] = []

  beforeAll(async () => {
    const project = await findProject(desk().store, desk().project)
    const drafts = fc.sample(lead, { seed, numRuns: first }).map(toDraft)
    await createLeads(desk().store, actor, project, drafts, desk().clock.now)
  })

  test(
    'the roll-up equals a recount after hundreds of calls, 32 at once, with repeats, refusals and broken connections',
    async () => {
      await allAtOnce(fc.sample(step, { seed, numRuns: 300 * times }), async (each) => {
        outcomes.push(`${each.kind} ${await take(desk(), each)}`)
      })
      const seen = ['create success', 'once success', 'once resource_already_exists', 'update success', 'gone gone']
      expect(new Set(outcomes)).toEqual(
        new Set([...seen, 'update resource_not_found', 'refused incorrect_request', 'refused resource_not_found']),
      )
      await expectCounted(desk())
    },
    timeout,
  )

  test(
    'the roll-up equals a recount after hundreds of actions, 32 at once, with refusals and failing transactions',
    async () => {
      const done: string[] = []
      await allAtOnce(fc.sample(deed, { seed, numRuns: 300 * times }), async (each) => {
        done.push(`${each.kind} ${await act(desk(), each)}`)
      })
      const seen = ['create done', 'many done', 'change done', 'fault failed', 'refused refused']
      expect(new Set(done)).toEqual(new Set(seen))
      await expectCounted(desk())
    },
    timeout,
  )

  test('the roll-up equals a recount after a status was removed while leads came into it', async () => {
    const { store } = desk()
    const project = await findProject(store, desk().project)
    await addStatus(store, cli, project, { id: 7, name: 'Думает', type: 'progress' }, desk().clock.now)
    const into = async (id: number) => {
      const change = { price: id, status: 7 }
      await changeLead(store, actor, project, id, change, desk().clock.now).catch((error) => {
        if (!(error instanceof Refusal)) throw error // when the status is gone
      })
    }
    await allAtOnce(numbered(1, 150), into)
    const removal = removeStatus(store, actor, project, { id: 7, replacement: 2 }, desk().clock.now)
    await Promise.all([removal, allAtOnce(numbered(151, first), into)])
    expect(await removal).toBeGreaterThanOrEqual(150)
    expect(await rowsOf(desk().url, 'select id from leads where status = 7')).toEqual([])
    await expectCounted(desk())
  })
})

function numbered(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Runs `one` for all items, a fixed number at a time. */
async function allAtOnce<T>(all: T[], one: (each: T) => Promise<unknown>): Promise<void> {
  const waiting = all.values()
  const client = async () => {
    for (const each of waiting) await one(each)
  }
  await Promise.all(Array.from({ length: inFlight }, client))
}

/** Performs a step through the wire API; returns `success`, the code of the refusal, or `gone` when the client did not wait. */
async function take(desk: TestDesk, step: Step): Promise<string> {
  if (step.kind === 'gone') return await leave(desk, JSON.stringify(writeDraft(step.values)))
  const { json } = await desk.call(...callOf(step))
  return json.status === 'success' ? 'success' : String(json.error)
}

function callOf(step: Exclude<Step, { kind: 'gone' }>): Parameters<TestDesk['call']> {
  const draft = writeDraft(step.values)
  if (step.kind === 'create') return ['lead/create', draft]
  if (step.kind === 'once') return ['lead/create', draft, { headers: { 'Idempotency-Key': `once-${step.key}` } }]
  if (step.kind === 'update') return ['lead/update', { id: step.id, ...pick(draft, step.only) }]
  return step.fault === 'id' ? ['lead/update', { ...draft, id: 10 ** 9 }] : ['lead/create', { ...draft, ...step.fault }]
}

function writeDraft({ creation_date, status, price }: Values): Record<string, unknown> {
  const required = { creation_date, status: String(status), name: 'Ivan', title: 'Lead' }
  return { ...required, price: price === null ? null : price / 100 }
}

/** Sends a lead and disconnects without waiting, so only the desk knows whether it was stored. */
async function leave(desk: TestDesk, body: string): Promise<string> {
  const socket = await openSocket(desk.address)
  const head = [`Api-key: ${desk.key}`, `Content-Length: ${body.length}`]
  socket.send(request(`POST /api/v1/project/leads/lead/create?project=${desk.project}`, head, body))
  setImmediate(socket.vanish)
  return 'gone'
}

async function act({ store, clock, project: number }: TestDesk, deed: Deed): Promise<string> {
  const project = await findProject(store, number)
  try {
    if (deed.kind === 'many') await createLeads(store, actor, project, deed.all.map(toDraft), clock.now)
    if (deed.kind === 'create') await createLead(store, actor, project, toDraft(deed.values), clock.now)
    if (deed.kind === 'change') await changeLead(store, actor, project, deed.id, toChange(deed.values), clock.now)
    if (deed.kind === 'refused')
      await createLeads(
        store,
        actor,
        project,
        [toDraft(deed.values), { ...toDraft(deed.values), status: 99 }],
        clock.now,
      )
    if (deed.kind === 'fault') await fail()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    if (error instanceof Error && error.message === 'on purpose') return 'failed'
    throw error
  }

  /** Inserts a lead and counts it, and then the transaction fails. */
  function fail(): Promise<void> {
    return store.transaction(async (tx) => {
      const { lead } = await tx.projects.allocateNumbers(project.id, { leads: 1, events: 1 })
      const made = { id: lead, recordedAt: clock.now, door: actor.door, createdBy: actor.name }
      await tx.leads.insert(project, [newLead(toDraft((deed as { values: Values }).values), made)])
      throw new Error('on purpose')
    })
  }
}

function toChange({ creation_date, status, price }: Values) {
  return { creationDate: Date.parse(creation_date) / 1000, status, price }
}

function toDraft(values: Values) {
  const unset = { phone: null, email: null, source: null, text: null, paidDate: null }
  return { title: 'Заявка', name: 'Иван', ...unset, ...toChange(values) }
}

/** Expects the desk's own check to find nothing, ids without gaps, and the roll-up to equal our own sums of the leads. */
async function expectCounted(desk: TestDesk): Promise<void> {
  expect(await desk.store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
  expect(await desk.store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
  const rows = await rowsOf<Row>(desk.url, leadsAndCells)
  const leads = rows.filter((row) => row.kind === 'lead')
  const cells = rows.filter((row) => row.kind === 'cell' && Number(row.number) !== 0)
  const ids = leads.map((row) => Number(row.number)).sort((one, other) => one - other)
  expect(ids).toEqual(ids.map((_, index) => index + 1))
  expect(cells.map(({ time, status, number, money }) => `${time} ${status}: ${number}, ${money}`).sort()).toEqual(
    addedUp(leads),
  )
}

type Row = Record<string, unknown>

/** One statement, so one snapshot: the request of a disconnected client may still be running. */
const leadsAndCells = `
  select 'lead' as kind, id as number, creation_date as time, status, cast(coalesce(price, 0) as text) as money from leads
  union all
  select 'cell', n, slice * grain, status, cast(sum as text) from lead_counts where grain = 3600`

function addedUp(leads: Row[]): string[] {
  const cells = new Map<string, { n: number; sum: bigint }>()
  for (const { time, status, money } of leads) {
    const hour = Math.floor(Number(time) / 3_600) * 3_600
    const cell = cells.get(`${hour} ${status}`) ?? { n: 0, sum: 0n }
    cells.set(`${hour} ${status}`, { n: cell.n + 1, sum: cell.sum + BigInt(String(money)) })
  }
  return [...cells].map(([cell, { n, sum }]) => `${cell}: ${n}, ${sum}`).sort()
}

function pick(given: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, given[name]]))
}

function fields() {
  return fc.subarray(['creation_date', 'status', 'price'])
}

function faults() {
  return fc.constantFrom<'id' | object>(
    'id',
    { status: '9' },
    { price: -1 },
    { title: ' ' },
    { paid_date: '2024-13-01' },
  )
}
