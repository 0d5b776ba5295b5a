import Type, { type Static } from 'typebox'
import { hues, type Status, statusTypes } from '../domain/status.ts'
import { orNull } from './schemas.ts'

export const statusJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 0 in each project' }),
    name: Type.String(),
    type: Type.Enum([...statusTypes], { description: 'The group it belongs to' }),
    colour: Type.Enum([...hues]),
    position: Type.Integer({ description: 'Its place on the board, from 0' }),
    replaced_by: orNull(
      Type.String({
        description: 'The status that its leads go to while it is being removed; it takes no new ones then',
      }),
    ),
  },
  { $id: 'Status' },
)

export function writeStatus({
  id,
  name,
  type,
  colour,
  position,
  replacedBy = null,
}: Status): Static<typeof statusJson> {
  const replaced_by = replacedBy === null ? null : String(replacedBy)
  return { id: String(id), name, type, colour, position, replaced_by }
}

export const statusExamples = [
  { id: '0', name: 'В работе', type: 'progress', colour: 'blue', position: 0, replaced_by: null },
  { id: '1', name: 'Оплачен', type: 'paid', colour: 'green', position: 1, replaced_by: null },
  { id: '2', name: 'Отменен', type: 'canceled', colour: 'grey', position: 2, replaced_by: null },
] as const
