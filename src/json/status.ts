import Type, { type Static } from 'typebox'
import { colours, type Status, statusTypes } from '../domain/status.ts'

export const statusJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 0' }),
    name: Type.String(),
    type: Type.Enum([...statusTypes], { description: 'The type: progress, paid or canceled' }),
    colour: Type.Enum([...colours]),
    position: Type.Integer({ description: 'Its position on the board, from 0' }),
    replaced_by: Type.Optional(
      Type.String({
        description: 'The status for its leads during its removal; meanwhile it takes no new leads',
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
