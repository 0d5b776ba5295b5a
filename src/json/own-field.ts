import Type, { type Static } from 'typebox'
import { fieldLimits } from '../domain/lead.ts'
import { type OwnField, ownFieldLimits, ownFieldTypes } from '../domain/own-field.ts'

const { name, option, options } = ownFieldLimits

export const ownFieldJson = Type.Object(
  {
    id: Type.String({
      description: 'Sequential within the project, from 1; filters and columns refer to the field as field:ID',
    }),
    key: Type.String({
      minLength: 1,
      maxLength: fieldLimits.name,
      description: 'Its name in `fields` of a lead; it cannot change',
    }),
    name: Type.String({ minLength: 1, maxLength: name, description: 'The label for people' }),
    type: Type.Enum([...ownFieldTypes], {
      description: 'How values are read: a date is a calendar day such as 2024-03-05, a choice is one of the options',
    }),
    options: Type.Array(Type.String({ minLength: 1, maxLength: option }), {
      maxItems: options,
      description: 'The options of a choice; empty for other types',
    }),
    position: Type.Integer({ description: 'Its position in the list, from 0' }),
  },
  { $id: 'OwnField' },
)

export function writeOwnField({ id, key, name, type, options, position }: OwnField): Static<typeof ownFieldJson> {
  return { id: String(id), key, name, type, options, position }
}
