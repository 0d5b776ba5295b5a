import Type, { type Static } from 'typebox'
import { type Retention, type RetentionChange, retentionLimits } from '../domain/retention.ts'

const { days, deliveryDays } = retentionLimits
const daysOrNull = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1, maximum: days, description })

const properties = {
  raw_days: daysOrNull(
    'Days for raw requests, visitors’ addresses, and visits without an enquiry; null means `server_raw_days`, which is also the maximum',
  ),
  spam_days: daysOrNull('Days for the contents of spam; that it came, when and why stays. Null means forever'),
  delivery_days: Type.Integer({
    minimum: deliveryDays.min,
    maximum: deliveryDays.max,
    description: 'Days for deliveries with their attempts, and for events that wait for a destination',
  }),
}

export const retentionJson = Type.Object(
  {
    ...properties,
    server_raw_days: Type.Integer({ description: 'Days that the server keeps raw requests: `KEEP_RAW_DAYS`' }),
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
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
