import Type, { type Static } from 'typebox'
import { hues, type Status, statusTypes } from '../domain/status.ts'

export const statusJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 0 in each project' }),
    name: Type.String(),
    type: Type.Enum([...statusTypes], { description: 'The group it belongs to' }),
    colour: Type.Enum([...hues]),
    position: Type.Integer({ description: 'Its place on the board, from 0' }),
    replaced_by: Type.Optional(
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
  const leaving = replacedBy === null ? {} : { replaced_by: String(replacedBy) }
  return { id: String(id), name, type, colour, position, ...leaving }
}

export const statusExamples = [
  { id: '0', name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
  { id: '1', name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
  { id: '2', name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
] as const
