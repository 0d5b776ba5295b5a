import Type, { type Static } from 'typebox'
import { type View, viewKinds, viewLimits } from '../domain/view.ts'
import { FilterSchema } from './filter.ts'
import { leadFields } from './lead.ts'
import { orNull } from './schemas.ts'

export const viewJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 1 in each project' }),
    name: Type.String({ minLength: 1, maxLength: viewLimits.nameLength }),
    kind: Type.Enum([...viewKinds], { description: 'How the leads are shown' }),
    period: Type.String({ description: 'A name such as this-month, or two days: 2024-01-01..2024-01-31' }),
    filter: FilterSchema,
    q: orNull(Type.String({ description: 'What was typed to find leads' })),
    sort: orNull(Type.String({ description: 'A field, with - before it for descending' })),
    columns: orNull(
      Type.Array(
        Type.Unsafe<string>({
          anyOf: [Type.Enum([...leadFields]), { type: 'string', pattern: '^field:[0-9]{1,15}$' }],
        }),
        {
          maxItems: 50,
          description: 'The fields shown, in order; own ones as field:3',
        },
      ),
    ),
    shared: Type.Boolean({ description: 'Seen by all of the project, else by its owner alone' }),
    owner: Type.String({ description: 'Who saved it: key:7' }),
    position: Type.Integer({ description: 'Views stand in the order of it' }),
    version: Type.Integer({ description: 'Raised by each change; the ETag' }),
  },
  { $id: 'View' },
)

export function writeView({ id, isShared, ...same }: View): Static<typeof viewJson> {
  return { id: String(id), ...same, shared: isShared }
}
