import fc from 'fast-check'
import { changeLead, createLeads } from '../src/actions/leads.ts'
import { findProject } from '../src/actions/projects.ts'
import { addStatus } from '../src/actions/statuses.ts'
import type { LeadDraft } from '../src/domain/lead.ts'
import type { TestDesk } from './desk.ts'
import { seed } from './properties/property.ts'

const member = { door: 'console', name: 'member:1' } as const
export const at = (time: string) => Date.parse(time) / 1000

/** Midnights of Moscow, an hour in which UTC changes its month, and times between them. */
const shared = [
  '2024-01-31T20:59:59Z',
  '2024-01-31T21:00:00Z',
  '2024-02-29T20:59:59Z',
  '2024-02-29T21:00:00Z',
  '2024-02-15T10:30:00Z',
].map(at)
const moment = fc.oneof(
  fc.constantFrom(...shared),
  fc.integer({ min: at('2023-12-20T00:00:00Z'), max: at('2024-03-01T11:00:00Z') }),
)
const planned = fc.record({
  creationDate: moment,
  paidDate: fc.option(moment),
  status: fc.constantFrom(0, 1, 2, 3, 4),
  price: fc.option(fc.oneof(fc.integer({ min: 0, max: 10 ** 7 }), fc.constant(10 ** 14 - 1))),
  source: fc.constantFrom(null, 'Google', 'google', 'GOOGLE', 'Ёлка', 'елка', 'яндекс', ''),
  response: fc.option(fc.constantFrom(0, 59, 60, 61, 3_599, 7_201, 90_000, 400_000)),
  assignee: fc.constantFrom(null, 1, 2),
  lostReason: fc.constantFrom(null, 1, 2),
  /** The earlier statuses, and how long (seconds) the lead was in each. */
  way: fc.array(fc.record({ status: fc.constantFrom(0, 2, 4), seconds: fc.constantFrom(0, 59, 3_660, 100_000) }), {
    maxLength: 3,
  }),
})
type Planned = typeof planned extends fc.Arbitrary<infer P> ? P : never
export type ModelLead = Planned & { id: number }

/** Filters with their names, and a function that tells which leads match. */
export const filters: [name: string, filter: unknown, means: (lead: ModelLead) => boolean][] = [
  ['none', undefined, () => true],
  ['a status', { field: 'status', operator: 'in', value: ['0', '1', '3'] }, ({ status }) => [0, 1, 3].includes(status)],
  ['a source', { field: 'source', operator: '=', value: 'gOOgle' }, ({ source }) => source?.toLowerCase() === 'google'],
  [
    'a group',
    {
      or: [
        { field: 'price', operator: '>', value: '50000' },
        { field: 'source', operator: 'null', value: true },
      ],
    },
    ({ price, source }) => (price !== null && price > 5_000_000) || source === null,
  ],
  ['nothing', { or: [] }, () => false],
]
const paidStatuses = [1, 3]
/** Periods by name, in Moscow at the start time of a test desk, and the period before each. */
export const periods: [name: string, from: string, to: string, before: [string, string] | null][] = [
  ['this-month', '2024-02-29T21:00:00Z', '2024-03-31T20:59:59Z', ['2024-01-31T21:00:00Z', '2024-02-01T20:59:59Z']],
  ['last-month', '2024-01-31T21:00:00Z', '2024-02-29T20:59:59Z', ['2023-12-31T21:00:00Z', '2024-01-31T20:59:59Z']],
  ['yesterday', '2024-02-28T21:00:00Z', '2024-02-29T20:59:59Z', ['2024-02-27T21:00:00Z', '2024-02-28T20:59:59Z']],
  [
    '2024-02-10..2024-02-20',
    '2024-02-09T21:00:00Z',
    '2024-02-20T20:59:59Z',
    ['2024-01-29T21:00:00Z', '2024-02-09T20:59:59Z'],
  ],
  ['all', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', null],
]

export function isIn(from: string, to: string) {
  return ({ creationDate }: ModelLead) => creationDate >= at(from) && creationDate <= at(to)
}

export function isPaid({ status }: ModelLead): boolean {
  return paidStatuses.includes(status)
}

/** Creates the leads, one more paid status and one more step in progress, and lets a member respond to some leads. */
export async function makeLeads({ store, project: number, clock }: TestDesk, count: number): Promise<ModelLead[]> {
  const plans = fc.sample(planned, { seed, numRuns: count }).map(straightened)
  const project = await findProject(store, number)
  await addStatus(store, member, project, { id: 3, name: 'Доплата', type: 'paid' }, clock.now)
  await addStatus(store, member, project, { id: 4, name: 'Доставка', type: 'progress' }, clock.now)
  const unsaid = { title: 'Заявка', name: 'Иван', phone: null, email: null, text: null }
  const drafts: LeadDraft[] = plans.map(({ response, way, lostReason, ...draft }) => {
    const status = way[0]?.status ?? draft.status
    return { ...unsaid, ...draft, status, lostReason: status === 2 ? lostReason : null }
  })
  for (let first = 0; first < drafts.length; first += 200)
    await createLeads(store, { door: 'api', name: 'key:1' }, project, drafts.slice(first, first + 200), clock.now)
  for (const [index, { response }] of plans.entries())
    if (response !== null)
      await changeLead(store, member, project, index + 1, { text: 'Звонили' }, clock.now + response)
  const ends = new Map<number, number>()
  for (const [index, { way, status, lostReason }] of plans.entries()) {
    let now = clock.now
    for (const [step, { seconds }] of way.entries()) {
      now += seconds
      const next = way[step + 1]?.status ?? status
      const change = { status: next, ...(next === 2 && { lostReason }) }
      await changeLead(store, { door: 'api', name: 'key:1' }, project, index + 1, change, now)
    }
    if (way.length > 0) ends.set(index, now)
  }
  return plans.map((plan, index) => {
    const whenPaid = ends.get(index) ?? plan.creationDate
    const paidDate = plan.paidDate ?? (paidStatuses.includes(plan.status) ? whenPaid : null)
    return { ...plan, id: index + 1, paidDate, lostReason: plan.status === 2 ? plan.lostReason : null }
  })
}

/** Removes repeated statuses, so that a lead always moves to another one. */
function straightened(plan: Planned): Planned {
  const { way, status } = plan
  return { ...plan, way: way.filter((step, index) => step.status !== (way[index + 1]?.status ?? status)) }
}
