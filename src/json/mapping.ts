import Type, { type Static } from 'typebox'
import { textLimits } from '../domain/lead.ts'
import { type Mapping, mappedFields, mappingKinds, mappingLimits } from '../domain/mapping.ts'
import { orNull } from './schemas.ts'

const rule = Type.Object(
  {
    path: Type.String({
      minLength: 1,
      maxLength: mappingLimits.path,
      description: 'Where it stands in what is sent; case is ignored',
      examples: ['contact.phones[0]', 'answers[key=email].answer'],
    }),
    to: orNull(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: `Where it goes: ${mappedFields.join(', ')}, or fields.NAME; null passes it over`,
      }),
    ),
  },
  { $id: 'MappingRule' },
)

/** The fields of a mapping in a request. */
export const mappingFields = {
  kind: Type.Enum([...mappingKinds], { description: 'The ready one that it begins with' }),
  title: orNull(
    Type.String({
      minLength: 1,
      maxLength: textLimits.title,
      description: 'What its leads are called when they say nothing of their own',
    }),
  ),
  rules: Type.Array(rule, {
    maxItems: mappingLimits.rules,
    description:
      'Of several to one place the first that finds something counts. The rest goes by the names that people use',
  }),
  confirmation: orNull(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'What the source wants to read when it asks whether the address is yours, as VK does',
    }),
  ),
}

export const mappingJson = Type.Object(
  {
    name: Type.String({ description: 'It stands in the address: POST /in/{name}' }),
    ...mappingFields,
    ready: Type.Boolean({ description: 'It is there for every project, until one of the same name is saved' }),
    version: Type.Integer({ description: 'Raised by each change; the ETag. A ready one has 0' }),
  },
  { $id: 'Mapping' },
)

export function writeMapping({ name, kind, title, rules, confirmation, version }: Mapping): Static<typeof mappingJson> {
  return { name, kind, title, rules, confirmation, ready: version === 0, version }
}
