import Type, { type Static } from 'typebox'
import type { Health, RefusedSubmission, Traffic } from '../domain/entry-point.ts'
import { captureWays, receiptEnds } from '../domain/receipt.ts'
import type { Refusal } from '../domain/refusal.ts'
import { moment, momentOrNull, orNull, textOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

const ends = [...receiptEnds, 'waiting'] as const

const trafficFields = {
  days: Type.Array(Type.Integer(), { description: 'Receipts on each day, the last one today' }),
  receipts: Type.Integer({ description: 'Receipts on these days' }),
  ends: Type.Object(
    Object.fromEntries(ends.map((end) => [end, Type.Integer()])) as Record<
      (typeof ends)[number],
      ReturnType<typeof Type.Integer>
    >,
    { description: 'How they ended; `waiting` are not processed yet' },
  ),
}

/** What came. */
export const TrafficSchema = Type.Object(trafficFields, { $id: 'Traffic' })

/** An entry point with its traffic and health. */
export const EntryPointSchema = Type.Object(
  {
    way: Type.Enum([...captureWays], {
      description:
        'A form; the snippet or the vendor’s address with a key; `in`: the address of a mapping; or a Telegram bot',
    }),
    form: textOrNull('The id of the form'),
    key: textOrNull('The id of the key'),
    mapping: textOrNull('The name of the mapping'),
    name: textOrNull('A name for people'),
    origins: Type.Array(Type.String(), { description: 'The sites that may send; an empty list allows any' }),
    is_open: Type.Boolean({ description: 'False for a closed form or a revoked key' }),
    ...trafficFields,
    last_at: momentOrNull('When the last receipt came, within 90 days'),
    health: Type.Object({
      state: Type.Enum(['unused', 'ok', 'quiet'], {
        description: '`quiet`: nothing came for three days, and for longer than its usual rhythm explains',
      }),
      silent_days: orNull(Type.Integer({ description: 'Whole days since the last receipt' })),
      per_day: orNull(Type.Number({ description: 'Receipts per day while they came; null without a rhythm' })),
    }),
  },
  { $id: 'EntryPoint' },
)

/** A submission that was refused. */
export const RefusedSubmissionSchema = Type.Object({
  at: moment('When it was refused'),
  key: textOrNull('The id of the key in the request'),
  form: textOrNull('The id of the form'),
  code: Type.String({ description: 'The reason, as in a problem document', examples: ['foreign-origin'] }),
  detail: Type.String({ description: 'The reason as a sentence' }),
})

/** Writes a refused submission with its sentence. */
export function writeRefusedSubmission(
  { at, key, form, refusal }: RefusedSubmission,
  sentence: (refusal: Refusal) => string,
): Static<typeof RefusedSubmissionSchema> {
  return {
    at: writeTime(at),
    key: key === null ? null : String(key),
    form: form === null ? null : String(form),
    code: refusal.code,
    detail: sentence(refusal),
  }
}

/** The traffic of the last `shown` days. */
export function writeTraffic({ days, ends }: Traffic, shown: number): Static<typeof TrafficSchema> {
  const last = days.slice(-shown)
  return { days: last, receipts: last.reduce((sum, count) => sum + count, 0), ends }
}

/** Health, with the pace to a hundredth. */
export function writeHealth({ state, silent, pace }: Health): Static<typeof EntryPointSchema>['health'] {
  return { state, silent_days: silent, per_day: pace === null ? null : Math.round(pace * 100) / 100 }
}
