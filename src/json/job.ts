import Type, { type Static } from 'typebox'
import { type Job, jobStates } from '../domain/job.ts'
import { moment, orNull } from './schemas.ts'
import { writeTime } from './values.ts'

/** Work on many leads, and how far it is. */
export const JobSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['bulk', 'undo', 'replay', 'not-spam'], {
      description: 'A bulk edit, the undoing of one, or receipts that are worked anew',
    }),
    state: Type.Enum([...jobStates]),
    created_at: moment('When it was begun'),
    created_by: Type.String({ description: 'Who began it' }),
    total: Type.Integer({ description: 'How many leads, or receipts, it found when it began' }),
    changed: Type.Integer({ description: 'How many of them it has changed' }),
    skipped: Type.Integer({
      description: 'How many it left alone: they were as wanted, or no longer match. Of an undo, values',
    }),
    undo: orNull(
      Type.String({
        description: 'Undoes what it did, for 30 days: POST …/undo/{token}. Null so long as it did nothing',
      }),
    ),
  },
  { description: 'It goes on by itself, also after a restart, until it is done or stopped' },
)

export function writeJob({ id, work, state, at, by, total, changed, skipped, token }: Job): Static<typeof JobSchema> {
  return {
    id: String(id),
    kind: work.kind,
    state,
    created_at: writeTime(at),
    created_by: by.name,
    total,
    changed,
    skipped,
    undo: changed > 0 ? token : null,
  }
}
