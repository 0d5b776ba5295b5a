import Type, { type Static } from 'typebox'
import { textLimits } from '../domain/lead.ts'
import { type Mapping, mappedFields, mappingKinds, mappingLimits, optionsOf } from '../domain/mapping.ts'
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

const path = (description: string) => Type.String({ minLength: 1, maxLength: mappingLimits.path, description })
const values = (description: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: mappingLimits.value }), { maxItems: mappingLimits.listed, description }),
  )
const options = {
  filter: Type.Optional(
    Type.Array(
      Type.Object(
        {
          path: path('Where the value stands'),
          is: values('It is one of these'),
          not: values('It is none of these, or missing'),
          differs: Type.Optional(path('It differs from the value at this path')),
        },
        { $id: 'MappingCondition' },
      ),
      {
        maxItems: mappingLimits.conditions,
        description:
          'Only what meets all conditions is an enquiry; the rest ends in quarantine as `filtered`. `_path` is what follows the name in the address',
      },
    ),
  ),
  ping: Type.Optional(
    orNull(
      Type.Object(
        {
          path: path('A value here makes it a check of the address'),
          is: Type.Optional(Type.String({ maxLength: mappingLimits.value, description: 'This value alone' })),
          echo: Type.Optional(Type.Boolean({ description: 'The value is sent back' })),
        },
        { description: 'How the source checks the address' },
      ),
    ),
  ),
  json: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: mappingLimits.value }), {
      maxItems: mappingLimits.names,
      description: 'Fields of a form whose text is JSON: paths go on inside',
    }),
  ),
  key: Type.Optional(
    orNull(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,100}$',
        description: 'The field that has the key, for a source that sends it neither as `key` nor in a header',
      }),
    ),
  ),
  once: Type.Optional(
    Type.Array(path('A value that names what is sent'), {
      maxItems: mappingLimits.names,
      description: 'What comes again with the same values here is no other enquiry',
    }),
  ),
}

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
  ...options,
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

export function writeMapping({ name, version, ...mapping }: Mapping): Static<typeof mappingJson> {
  const { kind, title, rules, confirmation } = mapping
  return { name, kind, title, rules, confirmation, ...optionsOf(mapping), ready: version === 0, version }
}
