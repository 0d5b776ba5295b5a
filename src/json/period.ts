import Type, { type Static } from 'typebox'
import { type NamedPeriod, periodNames } from '../domain/period-names.ts'
import { writeTime } from './values.ts'

const end = (description: string) =>
  Type.Unsafe<string | null>({ type: ['string', 'null'], description, examples: ['2023-11-08T13:03:21Z'] })

/** A period as it was parsed. */
export const PeriodSchema = Type.Object(
  {
    name: Type.String({
      description: `As requested: ${periodNames.join(', ')}, or a range such as 2024-01-01..2024-01-31`,
    }),
    from: end('The first second; null for all time'),
    to: end('The last second; null for all time'),
    time_zone: Type.String({ description: 'The time zone of the days: that of the project' }),
  },
  { $id: 'Period', description: 'The period of creation dates of the numbers, both ends included' },
)

export function writePeriod({ name, from, to, timeZone }: NamedPeriod): Static<typeof PeriodSchema> {
  const isAll = name === 'all'
  return { name, from: isAll ? null : writeTime(from), to: isAll ? null : writeTime(to), time_zone: timeZone }
}
