import fc from 'fast-check'
import type { TestDesk } from '../desk.ts'
import { earliest, latest, type Spelled, spelled } from './dates.ts'
import { type Phone, phone } from './phones.ts'
import { isBlank, text } from './texts.ts'

/** A lead in the model: times in seconds, the price in hundredths. */
export type ModelLead = {
  id: number
  title: string
  name: string
  email: string | null
  source: string | null
  text: string | null
  phone: Phone | null
  creation_date: number
  paid_date: number | null
  status: number
  price: number | null
}

const optional = ['email', 'source', 'text', 'phone', 'paid_date', 'price'] as const
/** Their order as numbers differs from their order as texts: 10 comes after 2. */
export const statuses = [0, 1, 2, 10]
const paid = 1

/**
 * A few moments that leads share, the limits of time, and moments in between. Early days of months can also be written as late ones of the month
 * before.
 */
const sharedMoments = [
  ...['2023-03-01T00:00:00Z', '2023-12-01T23:59:59Z', '2024-01-15T10:00:00Z', '2024-01-15T10:00:01Z'],
  ...['2024-02-29T12:30:00Z', '2023-05-01T00:00:01Z', '2023-10-31T20:49:52Z', '1969-12-31T23:59:59Z'],
].map((date) => Date.parse(date) / 1000)
export const moment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...sharedMoments) },
  { weight: 4, arbitrary: fc.integer({ min: Date.UTC(2023, 0) / 1000, max: Date.UTC(2024, 2) / 1000 }) },
  { weight: 1, arbitrary: fc.constantFrom(earliest, latest) },
)

export const hundredths = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 99, 100, 1_000_00, 1_000_50, 12_500_05, 20_000_00) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10 ** 14 - 1 }) },
  { weight: 1, arbitrary: fc.constant(10 ** 14 - 1) },
)

/** A lead to create with `first`, whose `cleared` fields are then cleared. */
type Plan = { first: Omit<ModelLead, 'id'> & { creation: Spelled }; cleared: (typeof optional)[number][] }

const unsetNowAndThen = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 })
const notBlank = text.filter((each) => !isBlank(each))
const plan: fc.Arbitrary<Plan> = fc
  .record({
    title: notBlank,
    name: notBlank,
    email: unsetNowAndThen(text),
    source: unsetNowAndThen(text),
    text: unsetNowAndThen(text),
    phone: unsetNowAndThen(phone),
    creation: spelled(moment),
    paid_date: unsetNowAndThen(moment),
    status: fc.constantFrom(...statuses),
    price: unsetNowAndThen(hundredths),
  })
  .chain((first) =>
    fc
      .option(fc.subarray([...optional]), { freq: 1 })
      .map((cleared) => ({ first: { ...first, creation_date: first.creation.seconds }, cleared: cleared ?? [] })),
  )

/** The same leads for the same seed. */
export function plannedLeads(count: number, seed: number): Plan[] {
  return fc.sample(plan, { seed, numRuns: count })
}

/** The leads that result from the plans, numbered from 1. A paid one without a paid date is paid at its creation date. */
export function modelOf(plans: Plan[]): ModelLead[] {
  return plans.map(({ first: { creation, ...first }, cleared }, index) => {
    const paid_date = first.paid_date ?? (first.status === paid ? first.creation_date : null)
    const gone = Object.fromEntries(cleared.map((field) => [field, null]))
    return { id: index + 1, ...first, paid_date, ...gone }
  })
}

/** Makes the planned leads through the wire. */
export async function makeLeads(desk: TestDesk, plans: Plan[]): Promise<void> {
  for (const { first, cleared } of plans) {
    const { creation, creation_date, paid_date, phone, price, status, ...texts } = first
    const id = await desk.lead({
      ...texts,
      creation_date: creation.sent,
      paid_date: paid_date === null ? null : new Date(paid_date * 1000).toISOString(),
      phone: phone?.typed,
      price: price === null ? '' : price / 100,
      status: String(status),
    })
    if (cleared.length === 0) continue
    const { json } = await desk.call('lead/update', { id, ...Object.fromEntries(cleared.map((field) => [field, ''])) })
    if (json.status !== 'success') throw new Error(`Lead ${id} was not cleared of ${cleared.join(', ')}`)
  }
}
