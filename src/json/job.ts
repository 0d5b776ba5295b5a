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
      description: 'A bulk edit, its undo, the removal of a status, or the replay of receipts',
    }),
    edit: orNull(
      Type.Object(
        {
          set: Type.Optional(
            Type.Object({
              status: Type.Optional(Type.String()),
              source: Type.Optional(orNull(Type.String())),
              assignee: Type.Optional(orNull(Type.String())),
              remind_at: Type.Optional(momentOrNull('When to call back; null removes the reminder')),
              remind_note: Type.Optional(orNull(Type.String())),
              lost_reason: Type.Optional(orNull(Type.String())),
            }),
          ),
          remove: Type.Optional(Type.Literal(true)),
          restore: Type.Optional(Type.Literal(true)),
        },
        { description: 'The requested change of each lead; null for other jobs' },
      ),
    ),
    status: orNull(Type.String({ description: 'The status being removed; null for other jobs' })),
    state: Type.Enum([...jobStates]),
    reason: orNull(
      Type.Object(
        {
          code: Type.String({ description: 'Stable across versions; programs decide by it' }),
          detail: Type.String({ description: 'A sentence about the problem' }),
          params: Type.Record(Type.String(), Type.Unknown(), { description: 'The parameters of the sentence' }),
        },
        {
          description: 'Why it failed. Changes until then stay, and can be undone; null in other states',
        },
      ),
    ),
    created_at: moment('When it began'),
    created_by: Type.String({ description: 'Who started it' }),
    total: Type.Integer({ description: 'Leads or receipts found at the start' }),
    changed: Type.Integer({ description: 'Changed so far' }),
    skipped: Type.Integer({
      description: 'Skipped: already as wanted, or no longer matching. For an undo, values',
    }),
    undone_at: momentOrNull('When the whole job was undone by its token; null if it was not'),
    undo: orNull(
      Type.String({
        description:
          'Undoes its changes for 30 days: POST …/undo/{token}. Null while it has changed nothing, and for jobs that cannot be undone',
      }),
    ),
  },
  {
    $id: 'Job',
    description: 'A job runs in the background, also after a restart, until it is done, stopped or failed',
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
    ? 'The server failed at it repeatedly. See its log'
    : sentence(new Refusal(code as RefusalCode, params as never))
  return { code, detail, params: { ...params } }
}
