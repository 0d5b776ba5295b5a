import Type, { type Static } from 'typebox'
import { textLimits } from '../domain/lead.ts'
import { type Mapping, mappedFields, mappingKinds, mappingLimits, optionsOf } from '../domain/mapping.ts'
import { orNull } from './schemas.ts'

const rule = Type.Object(
  {
    path: Type.String({
      minLength: 1,
      maxLength: mappingLimits.path,
      description: 'The path of the value in the request; case is ignored',
      examples: ['contact.phones[0]', 'answers[key=email].answer'],
    }),
    to: orNull(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: `The target: ${mappedFields.join(', ')}, or fields.NAME; null ignores the value`,
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
          path: path('The path of the value'),
          is: values('Equals one of these'),
          not: values('Equals none of these, or is missing'),
          differs: Type.Optional(path('Differs from the value at this path')),
        },
        { $id: 'MappingCondition' },
      ),
      {
        maxItems: mappingLimits.conditions,
        description:
          'Only requests that meet all conditions are enquiries; others go to quarantine as `filtered`. `_path` is the part of the address after the name',
      },
    ),
  ),
  ping: Type.Optional(
    orNull(
      Type.Object(
        {
          path: path('A request with a value here only checks the address'),
          is: Type.Optional(Type.String({ maxLength: mappingLimits.value, description: 'Only this value' })),
          echo: Type.Optional(Type.Boolean({ description: 'Send the value back' })),
        },
        { description: 'How the source checks the address' },
      ),
    ),
  ),
  json: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: mappingLimits.value }), {
      maxItems: mappingLimits.names,
      description: 'Form fields that contain JSON; paths continue inside',
    }),
  ),
  key: Type.Optional(
    orNull(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,100}$',
        description: 'The field with the key, for sources that send it neither as `key` nor in a header',
      }),
    ),
  ),
  once: Type.Optional(
    Type.Array(path('The path of a value that identifies the enquiry'), {
      maxItems: mappingLimits.names,
      description: 'A request that repeats these values is no new enquiry',
    }),
  ),
}

/** The fields of a mapping in a request. */
export const mappingFields = {
  kind: Type.Enum([...mappingKinds], { description: 'The built-in mapping that it extends' }),
  title: orNull(
    Type.String({
      minLength: 1,
      maxLength: textLimits.title,
      description: 'The title of its leads without a title of their own',
    }),
  ),
  rules: Type.Array(rule, {
    maxItems: mappingLimits.rules,
    description:
      'If several rules have the same target, the first one that finds a value wins. Other fields are read by their common names',
  }),
  confirmation: orNull(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The answer that the source expects when it verifies the address, as VK does',
    }),
  ),
  ...options,
}

export const mappingJson = Type.Object(
  {
    name: Type.String({ description: 'Part of the address: POST /in/{name}' }),
    ...mappingFields,
    ready: Type.Boolean({ description: 'Built in, for every project that has not saved a mapping of this name' }),
    version: Type.Integer({
      description: 'The version, raised by each change; sent as the ETag. 0 for a built-in mapping',
    }),
  },
  { $id: 'Mapping' },
)

export function writeMapping({ name, version, ...mapping }: Mapping): Static<typeof mappingJson> {
  const { kind, title, rules, confirmation } = mapping
  return { name, kind, title, rules, confirmation, ...optionsOf(mapping), ready: version === 0, version }
}
