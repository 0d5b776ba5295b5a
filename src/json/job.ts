import Type, { type Static } from 'typebox'
import { type BulkEdit, type Job, jobStates, type ListedJob } from '../domain/job.ts'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

/** A job on many leads, and its progress. */
export const JobSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['bulk', 'undo', 'status-removal', 'replay', 'not-spam'], {
      description: 'A bulk edit, the undoing of one, a status whose leads go to another, or receipts that are replayed',
    }),
    edit: orNull(
      Type.Object(
        {
          set: Type.Optional(
            Type.Object({
              status: Type.Optional(Type.String()),
              source: Type.Optional(orNull(Type.String())),
              assignee: Type.Optional(orNull(Type.String())),
              remind_at: Type.Optional(momentOrNull('When to call back; null takes the reminder away')),
              remind_note: Type.Optional(orNull(Type.String())),
              lost_reason: Type.Optional(orNull(Type.String())),
            }),
          ),
          remove: Type.Optional(Type.Literal(true)),
          restore: Type.Optional(Type.Literal(true)),
        },
        { description: 'What a bulk edit does to each lead, as it was asked for; null of other work' },
      ),
    ),
    status: orNull(Type.String({ description: 'The status that is removed; null of other work' })),
    state: Type.Enum([...jobStates]),
    reason: orNull(
      Type.Object(
        {
          code: Type.String({ description: 'Does not change between versions; programs decide by it' }),
          detail: Type.String({ description: 'A sentence that says what was in the way' }),
          params: Type.Record(Type.String(), Type.Unknown(), { description: 'What the sentence was made with' }),
        },
        {
          description: 'Why it failed. What it did until then stays, and can be undone; null of a job in another state',
        },
      ),
    ),
    created_at: moment('When it was begun'),
    created_by: Type.String({ description: 'Who began it' }),
    total: Type.Integer({ description: 'How many leads, or receipts, it found when it began' }),
    changed: Type.Integer({ description: 'How many of them it has changed' }),
    skipped: Type.Integer({
      description: 'How many it left alone: they were as wanted, or no longer match. Of an undo, values',
    }),
    undone_at: momentOrNull('When it was undone as a whole by its token; null while it holds'),
    undo: orNull(
      Type.String({
        description:
          'Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing, and of what cannot be undone',
      }),
    ),
  },
  {
    $id: 'Job',
    description: 'It goes on by itself, also after a restart, until it is done or stopped, or fails for good',
  },
)

export function writeJob(job: ListedJob): Static<typeof JobSchema> {
  const { id, work, state, at, by, total, changed, skipped, token, undoneAt } = job
  return {
    id: String(id),
    kind: work.kind,
    edit: work.kind === 'bulk' ? writeEdit(work.edit) : null,
    status: work.kind === 'status-removal' ? String(work.status) : null,
    state,
    reason: reasonOf(job),
    created_at: writeTime(at),
    created_by: by.name,
    total,
    changed,
    skipped,
    undone_at: writeTimeOrNull(undoneAt),
    undo: changed > 0 && work.kind !== 'status-removal' ? token : null,
  }
}

function writeEdit(edit: BulkEdit) {
  if (edit.do !== 'set') return edit.do === 'remove' ? { remove: true as const } : { restore: true as const }
  const { status, source, assignee, remindAt, remindNote, lostReason } = edit.patch
  return {
    set: {
      ...(status !== undefined && { status: String(status) }),
      ...(source !== undefined && { source }),
      ...(assignee !== undefined && { assignee: assignee === null ? null : String(assignee) }),
      ...(remindAt !== undefined && { remind_at: writeTimeOrNull(remindAt) }),
      ...(remindNote !== undefined && { remind_note: remindNote }),
      ...(lostReason !== undefined && { lost_reason: lostReason === null ? null : String(lostReason) }),
    },
  }
}

function reasonOf({ state, failure }: Pick<Job, 'state' | 'failure'>) {
  if (state !== 'failed' || !failure) return null
  const { code, params } = failure
  const isFault = code === 'fault'
  const detail = isFault
    ? 'The desk failed at it time and again. Its log tells more'
    : sentence(new Refusal(code as RefusalCode, params as never))
  return { code, detail, params: { ...params } }
}
