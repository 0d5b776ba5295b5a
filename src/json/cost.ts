import Type, { type Static } from 'typebox'
import { type CostEntry, type CostKind, costKinds, costLimits, daysOfMonth, isCostDay, spread } from '../domain/cost.ts'
import { readPrice } from '../domain/money.ts'
import { isCurrency } from '../domain/project.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { orNull } from './schemas.ts'
import { writeMoney } from './values.ts'

const text = { maxLength: costLimits.target, minLength: 1 }
const target = {
  channel: Type.Optional(Type.String({ ...text, description: 'The id of a channel', examples: ['1'] })),
  source: Type.Optional(Type.String({ ...text, description: 'A source, in any letter case' })),
  campaign: Type.Optional(
    Type.String({ ...text, description: 'A campaign: utm_campaign of leads, in any letter case' }),
  ),
}
const slot = {
  day: Type.Optional(Type.String({ maxLength: 20, examples: ['2024-03-05'] })),
  month: Type.Optional(Type.String({ maxLength: 20, examples: ['2024-03'] })),
}
const note = (description: string) => orNull(Type.String({ maxLength: costLimits.note, description }))

/** One cost of a request: for a day or a month, for one of the three targets. */
export const costEntryJson = Type.Object({
  ...slot,
  ...target,
  amount: orNull(
    Type.String({
      maxLength: 30,
      description: 'A month is spread over its days; null removes',
      examples: ['12500.50'],
    }),
  ),
  currency: Type.Optional(
    Type.String({
      maxLength: 3,
      description: 'ISO 4217; default the currency of the project',
      examples: ['RUB'],
    }),
  ),
  note: Type.Optional(note('Unchanged unless given')),
})
type CostEntryJson = Static<typeof costEntryJson>

export const costJson = Type.Object(
  {
    id: orNull(Type.String({ description: 'Sequential within the project, from 1; null for a month' })),
    ...slot,
    ...target,
    amount: Type.String({ examples: ['12500.50'] }),
    currency: Type.String({ examples: ['RUB'] }),
    days: Type.Integer({ description: 'Days of the month with a cost; 1 for a day' }),
    note: note('A note'),
  },
  { $id: 'Cost' },
)

/** Parses one cost. The cost of a month becomes one for each of its days. */
export function readCosts(given: CostEntryJson, argument: string): CostEntry[] {
  const { day, month, amount, currency, note } = given
  const kind = onlyOf(given, costKinds, argument) as CostKind
  const slot = onlyOf(given, ['day', 'month'], argument)
  const days = slot === 'day' ? (isCostDay(day ?? '') ? [day ?? ''] : undefined) : daysOfMonth(month ?? '')
  if (!days) throw refusal('not-day', { given: excerpt(given[slot]) }, `${argument}.${slot}`)
  const hundredths = amount === null ? null : readPrice(amount)
  if (hundredths === undefined) throw refusal('not-price', { given: excerpt(amount) }, `${argument}.amount`)
  if (currency !== undefined && !isCurrency(currency))
    throw refusal('unknown-currency', { given: currency }, `${argument}.currency`)
  const amounts = hundredths === null ? days.map((each) => [each, null] as const) : spread(hundredths, days)
  const target = given[kind] as string
  return amounts.map(([each, part]) => ({ day: each, month, kind, target, amount: part, currency, note }))
}

function onlyOf<N extends 'day' | 'month' | CostKind>(given: CostEntryJson, names: readonly N[], argument: string): N {
  const [name, other] = names.filter((each) => given[each] !== undefined)
  if (name === undefined || other !== undefined) throw refusal('not-one-of', { known: names }, argument)
  return name
}

/** Writes a cost of a day or the sum of a month. */
export function writeCost(
  { slot, kind, target, id, days, amount, currency, note }: CostLine,
  unit: 'day' | 'month',
): Static<typeof costJson> {
  const money = writeMoney(amount)
  return { id: id === null ? null : String(id), [unit]: slot, [kind]: target, amount: money, currency, days, note }
}

type CostLine = {
  slot: string
  kind: CostKind
  target: string
  id: number | null
  days: number
  amount: bigint
  currency: string
  note: string | null
}
