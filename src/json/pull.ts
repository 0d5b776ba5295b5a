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
const params = Type.Record(Type.String(), Type.Unknown(), { description: 'The parameters of the sentence' })
const code = Type.String({ description: 'Stable across versions; programs decide by it' })
const tally = {
  read: count('Leads read; the sum of created, changed, unchanged and refused'),
  created: count('New leads'),
  changed: count('Leads that changed at the other side'),
  refused: count('Leads not taken over; the faults have the reasons'),
  receipts: count('Submissions of sites at the other side, as history of leads'),
  differing: count('Leads that were changed here, and therefore stay'),
}

export const pullReportJson = Type.Object(
  {
    at: moment('When the round ended'),
    ...tally,
    created: count('New leads since the previous report'),
    changed: count('Leads that changed at the other side since the previous report'),
    receipts: count('New submissions since the previous report'),
    differs: Type.Array(Type.String(), {
      description: `Ids of leads that were changed here, up to ${pullLimits.differs}`,
    }),
    months: Type.Array(
      Type.Object({
        month: Type.String({ description: 'In UTC', examples: ['2024-03'] }),
        there: count('Leads counted by the other side'),
        here: count('Copied leads that are here, outside the bin'),
      }),
    ),
  },
  { $id: 'PullReport', description: 'How both sides differ after a full round' },
)

export const pullJson = Type.Object(
  {
    id: Type.String(),
    url: Type.String({ description: 'The address of the other side' }),
    outside_project: Type.String({ description: 'The number of the project at the other side' }),
    state: Type.Enum([...pullStates]),
    watches: Type.Boolean({ description: 'Whether it continues until it is stopped' }),
    missing_status: orNull(
      Type.String({ description: 'The status for leads without a known status; null refuses them' }),
    ),
    step: Type.Enum([...pullSteps], { description: 'The present step; a watching pull rests between rounds' }),
    until: momentOrNull('The date that the step has reached'),
    created_at: moment('When it began'),
    created_by: Type.String({ description: 'Who started it' }),
    ended_at: momentOrNull('When it ended, and its key was deleted'),
    next_at: momentOrNull('When it continues; null if it is active or ended'),
    total: count('Leads of the other side, by its own count'),
    ...tally,
    unchanged: count('Leads that are the same on both sides'),
    faults: count('Number of faults: what was not taken over'),
    problem: orNull(
      Type.Object(
        { code, detail: Type.String({ description: 'A sentence about the problem' }), params },
        { description: 'Why it failed or waits' },
      ),
    ),
    report: Type.Unsafe<Static<typeof pullReportJson> | null>({ anyOf: [pullReportJson, { type: 'null' }] }),
  },
  { $id: 'Pull', description: 'A copy of leads from the vendor, with their ids. Its key is never shown' },
)

export const pullFaultJson = Type.Object(
  {
    kind: Type.Enum([...pulledNouns]),
    id: Type.String({ description: 'The id at the other side' }),
    at: moment('When it was read'),
    code,
    detail: Type.String({ description: 'A sentence that names the field and what would be right' }),
    field: orNull(Type.String()),
    params,
  },
  { $id: 'PullFault', description: 'What was not taken over, and why. A fault is removed when a later round succeeds' },
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
      ? 'The server failed at it. Its log has details'
      : sentence(new Refusal(code as RefusalCode, params as never))
  return { code, detail, params: { ...params } }
}
