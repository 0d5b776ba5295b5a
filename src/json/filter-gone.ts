import Type, { type Static } from 'typebox'
import { type Field, fieldKinds, type Kind } from '../domain/filter.ts'
import { orNull } from './schemas.ts'

/** The existing objects to which filters refer, as ids in text. Own fields have names such as `field:3`. */
export type NamedThings = {
  statuses: ReadonlySet<string>
  members: ReadonlySet<string>
  channels: ReadonlySet<string>
  reasons: ReadonlySet<string>
  fields: ReadonlySet<string>
}

/** What a stored filter asks for that was removed since. */
export const filterGoneJson = Type.Array(
  Type.Object({
    field: Type.String({ examples: ['status'] }),
    value: orNull(Type.String({ description: 'The id of the removed object; null if the field was removed' })),
  }),
  {
    $id: 'FilterGone',
    description:
      'Parts of the filter that were removed since it was saved. No lead matches them, so fewer leads or none are found',
  },
)
export type FilterGone = Static<typeof filterGoneJson>

/** Returns the removed objects in a filter document that was valid when it was stored. */
export function goneFrom(filter: unknown, things: NamedThings): FilterGone {
  const node = filter as { and?: unknown[]; or?: unknown[]; field?: string; operator?: string; value?: unknown } | null
  if (!node) return []
  const parts = node.and ?? node.or
  if (parts) return parts.flatMap((part) => goneFrom(part, things))
  const { field = '', operator = '', value } = node
  if (field.startsWith('field:')) return things.fields.has(field) ? [] : [{ field, value: null }]
  const known = thingsOf[fieldKinds[field as Field]]
  if (!known || !positive.includes(operator)) return []
  const ids = (Array.isArray(value) ? value : [value]).map(String)
  return ids.filter((id) => !things[known].has(id)).map((id) => ({ field, value: id }))
}

/** The operators with which a removed object matters. The others match leads without it. */
const positive = ['=', 'in']

const thingsOf: { [K in Kind]?: keyof NamedThings } = {
  status: 'statuses',
  statuses: 'statuses',
  member: 'members',
  channel: 'channels',
  reason: 'reasons',
}
