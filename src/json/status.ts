import Type, { type Static } from 'typebox'
import { hues, type Status, statusTypes } from '../domain/status.ts'

export const statusJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 0 in each project' }),
    name: Type.String(),
    type: Type.Enum([...statusTypes], { description: 'The group it belongs to' }),
    colour: Type.Enum([...hues]),
    position: Type.Integer({ description: 'Its place on the board, from 0' }),
  },
  { $id: 'Status' },
)

export function writeStatus({ id, name, type, colour, position }: Status): Static<typeof statusJson> {
  return { id: String(id), name, type, colour, position }
}

export const statusExamples = [
  { id: '0', name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
  { id: '1', name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
  { id: '2', name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
] as const
