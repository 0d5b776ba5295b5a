import Type, { type Static } from 'typebox'
import { type Retention, type RetentionChange, retentionLimits } from '../domain/retention.ts'

const { days, deliveryDays } = retentionLimits
const daysOrNull = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1, maximum: days, description })

const properties = {
  raw_days: daysOrNull(
    'Of requests as they came with the addresses of visitors, and of visits without an enquiry; null is `server_raw_days`, which is the most too',
  ),
  spam_days: daysOrNull('Of what spam said; that it came, when and why it is spam stay. null is always'),
  delivery_days: Type.Integer({
    minimum: deliveryDays.min,
    maximum: deliveryDays.max,
    description: 'Of deliveries with their attempts, and of events that wait for a destination',
  }),
}

export const retentionJson = Type.Object(
  {
    ...properties,
    server_raw_days: Type.Integer({ description: 'For how many days the server keeps requests: `KEEP_RAW_DAYS`' }),
    version: Type.Integer({ description: 'Raised by each change; the ETag' }),
  },
  { $id: 'Retention' },
)
export const retentionChange = Type.Partial(Type.Object(properties))

export function writeRetention(retention: Retention & { serverDays: number }): Static<typeof retentionJson> {
  const { rawDays, spamDays, deliveryDays, serverDays, version } = retention
  const kept = { raw_days: rawDays, spam_days: spamDays, delivery_days: deliveryDays }
  return { ...kept, server_raw_days: serverDays, version }
}

/** Only what is given. */
export function readRetention(body: Static<typeof retentionChange>): RetentionChange {
  const { raw_days, spam_days, delivery_days } = body
  return {
    ...(raw_days !== undefined && { rawDays: raw_days }),
    ...(spam_days !== undefined && { spamDays: spam_days }),
    ...(delivery_days !== undefined && { deliveryDays: delivery_days }),
  }
}
