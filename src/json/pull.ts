import Type, { type Static } from 'typebox'
import {
  type Pull,
  type PullFailure,
  type PullFault,
  type PullReport,
  pulledNouns,
  pullLimits,
  pullStates,
  pullSteps,
} from '../domain/pull.ts'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

const count = (description: string) => Type.Integer({ description })
const params = Type.Record(Type.String(), Type.Unknown(), { description: 'What the sentence was made with' })
const code = Type.String({ description: 'Does not change between versions; programs decide by it' })
const tally = {
  read: count('Leads that were read; the sum of created, changed, unchanged and refused'),
  created: count('Leads that are new here'),
  changed: count('Leads that the other side changed since'),
  refused: count('Leads that were not taken over; the faults tell why'),
  receipts: count('What sites sent to the other side, as history of leads'),
  differing: count('Leads that were changed here; they are left so'),
}

export const pullReportJson = Type.Object(
  {
    at: moment('When the round ended'),
    ...tally,
    created: count('Leads that came since the report before'),
    changed: count('Leads that the other side changed since the report before'),
    receipts: count('Submissions that came since the report before'),
    differs: Type.Array(Type.String(), {
      description: `Ids of leads that were changed here, up to ${pullLimits.differs}`,
    }),
    months: Type.Array(
      Type.Object({
        month: Type.String({ description: 'In UTC', examples: ['2024-03'] }),
        there: count('Leads that the other side counts'),
        here: count('Of those that came over, how many are here, outside the bin'),
      }),
    ),
  },
  { $id: 'PullReport', description: 'How far both sides are apart after a full round' },
)

export const pullJson = Type.Object(
  {
    id: Type.String(),
    url: Type.String({ description: 'The address of the other side' }),
    outside_project: Type.String({ description: 'The number of the project there' }),
    state: Type.Enum([...pullStates]),
    watches: Type.Boolean({ description: 'Whether it goes on pulling until it is stopped' }),
    missing_status: orNull(Type.String({ description: 'The status of leads without a known one; null refuses them' })),
    step: Type.Enum([...pullSteps], { description: 'What it does now; one that watches rests between its rounds' }),
    until: momentOrNull('How far in time the step is'),
    created_at: moment('When it was begun'),
    created_by: Type.String({ description: 'Who began it' }),
    ended_at: momentOrNull('When it ended; the key was forgotten then'),
    next_at: momentOrNull('When it goes on; null when it goes on now, or has ended'),
    total: count('Leads of the other side, as it counts them'),
    ...tally,
    unchanged: count('Leads that are here as they are there'),
    faults: count('What is listed as not taken over'),
    problem: orNull(
      Type.Object(
        { code, detail: Type.String({ description: 'A sentence that says what is in the way' }), params },
        { description: 'Why it failed, or what it waits for' },
      ),
    ),
    report: Type.Unsafe<Static<typeof pullReportJson> | null>({ anyOf: [pullReportJson, { type: 'null' }] }),
  },
  { $id: 'Pull', description: 'Leads that come over from the vendor with their ids. The key is never told' },
)

export const pullFaultJson = Type.Object(
  {
    kind: Type.Enum([...pulledNouns]),
    id: Type.String({ description: 'Its id at the other side' }),
    at: moment('When it was read'),
    code,
    detail: Type.String({ description: 'A sentence that names the field and what would be right' }),
    field: orNull(Type.String()),
    params,
  },
  { $id: 'PullFault', description: 'What was not taken over, and why. What is right at a later round is taken off' },
)

export function writePull(pull: Pull, faults: number, report: PullReport | undefined): Static<typeof pullJson> {
  const { id, url, outside, state, isWatching, missingStatus, place, at, by, endedAt, nextAt, tally, failure } = pull
  const isRunning = state === 'running'
  return {
    id: String(id),
    url,
    outside_project: String(outside),
    state,
    watches: isWatching,
    missing_status: missingStatus === null ? null : String(missingStatus),
    step: place.step,
    until: place.at > 0 ? writeTime(place.at) : null,
    created_at: writeTime(at),
    created_by: by.name,
    ended_at: writeTimeOrNull(endedAt),
    next_at: isRunning && nextAt > at ? writeTime(nextAt) : null,
    ...tally,
    faults,
    problem: failure && writeFailure(failure),
    report: report ? writePullReport(report) : null,
  }
}

export function writePullReport({ at, differs, ...same }: PullReport): Static<typeof pullReportJson> {
  return { at: writeTime(at), ...same, differs: differs.map(String) }
}

export function writePullFault({ noun, id, at, code, argument, params }: PullFault): Static<typeof pullFaultJson> {
  const detail = sentence(new Refusal(code as RefusalCode, params as never, argument ?? undefined))
  return { kind: noun, id, at: writeTime(at), code, detail, field: argument, params: { ...params } }
}

function writeFailure({ code, params }: PullFailure) {
  const detail =
    code === 'fault'
      ? 'The desk failed at it. Its log tells more'
      : sentence(new Refusal(code as RefusalCode, params as never))
  return { code, detail, params: { ...params } }
}
