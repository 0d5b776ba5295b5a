import Type, { type Static } from 'typebox'
import {
  type Span,
  type WorkingTime,
  type WorkingTimeChange,
  workingTimeLimits,
  writeClock,
} from '../domain/working-time.ts'
import { readClock } from './clock.ts'

const { holidays, minutes } = workingTimeLimits
const clock = (example: string) =>
  Type.String({
    maxLength: 5,
    description: 'Local time in the time zone of the project, up to 24:00',
    examples: [example],
  })
const span = Type.Object({ from: clock('09:00'), to: clock('18:00') })
type JsonSpan = Static<typeof span>

const properties = {
  week: Type.Array(Type.Unsafe<JsonSpan | null>({ anyOf: [span, { type: 'null' }] }), {
    minItems: 7,
    maxItems: 7,
    description: 'The hours of each day, starting on Monday; null is a day off',
  }),
  holidays: Type.Array(Type.String({ maxLength: 10 }), {
    maxItems: holidays,
    description: 'Additional days off',
    examples: [['2024-03-08']],
  }),
  response_minutes: Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    minimum: 1,
    maximum: minutes,
    description: 'Working minutes until a response is late; null switches it off',
  }),
}

export const workingTimeJson = Type.Object(
  { ...properties, version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }) },
  { $id: 'WorkingTime' },
)
export const workingTimeChange = Type.Partial(Type.Object(properties))

export function writeWorkingTime(time: WorkingTime): Static<typeof workingTimeJson> {
  return {
    week: time.week.map((each) => each && { from: writeClock(each.from), to: writeClock(each.to) }),
    holidays: [...time.holidays],
    response_minutes: time.responseMinutes,
    version: time.version,
  }
}

/** Only what is given. */
export function readWorkingTime({
  week,
  holidays,
  response_minutes,
}: Static<typeof workingTimeChange>): WorkingTimeChange {
  return {
    ...(week && { week: week.map((each, index) => each && readSpan(each, `week[${index}]`)) }),
    ...(holidays && { holidays: [...new Set(holidays)].sort() }),
    ...(response_minutes !== undefined && { responseMinutes: response_minutes }),
  }
}

function readSpan({ from, to }: JsonSpan, argument: string): Span {
  return { from: readClock(from, `${argument}.from`), to: readClock(to, `${argument}.to`) }
}
