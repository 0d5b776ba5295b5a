import Type, { type Static } from 'typebox'
import { type LostReason, lostReasonLimits } from '../domain/lost-reason.ts'

export const lostReasonJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    name: Type.String({ minLength: 1, maxLength: lostReasonLimits.name }),
    position: Type.Integer({ description: 'Its position in the list, from 0' }),
    removed: Type.Boolean({ description: 'It can no longer be chosen; leads that have it keep it' }),
  },
  { $id: 'LostReason', description: 'Why a lead is lost' },
)

export function writeLostReason({ id, name, position, removedAt }: LostReason): Static<typeof lostReasonJson> {
  return { id: String(id), name, position, removed: removedAt !== null }
}
