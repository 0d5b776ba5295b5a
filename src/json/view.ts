import Type, { type Static } from 'typebox'
import { type View, viewKinds, viewLimits } from '../domain/view.ts'
import { FilterSchema } from './filter.ts'
import { leadFields } from './lead.ts'
import { orNull } from './schemas.ts'

export const viewJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    name: Type.String({ minLength: 1, maxLength: viewLimits.nameLength }),
    kind: Type.Enum([...viewKinds], { description: 'How the leads are shown' }),
    period: Type.String({ description: 'A name such as this-month, or a range: 2024-01-01..2024-01-31' }),
    filter: FilterSchema,
    q: orNull(Type.String({ description: 'The search text' })),
    sort: orNull(Type.String({ description: 'A field; a leading - means descending' })),
    columns: orNull(
      Type.Array(
        Type.Unsafe<string>({
          anyOf: [Type.Enum([...leadFields]), { type: 'string', pattern: '^field:[0-9]{1,15}$' }],
        }),
        {
          maxItems: 50,
          description: 'The shown fields, in order; own fields as field:3',
        },
      ),
    ),
    shared: Type.Boolean({ description: 'Whether all of the project see it, or only its owner' }),
    owner: Type.String({ description: 'Who saved it: key:7' }),
    position: Type.Integer({ description: 'Its position among the views' }),
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
  },
  { $id: 'View' },
)

export function writeView({ id, isShared, ...same }: View): Static<typeof viewJson> {
  return { id: String(id), ...same, shared: isShared }
}
