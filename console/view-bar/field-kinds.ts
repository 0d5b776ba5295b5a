import type { OwnField } from '../api/types.ts'

/** The fields of every project, and the kind of their value. The order is that of the menu. */
export const fields = [
  { name: 'status', kind: 'status' },
  { name: 'source', kind: 'source' },
  { name: 'channel', kind: 'channel' },
  { name: 'assignee', kind: 'member' },
  { name: 'price', kind: 'price' },
  { name: 'remind_at', kind: 'date' },
  { name: 'responded_at', kind: 'set' },
  { name: 'late', kind: 'flag' },
  { name: 'repeat', kind: 'flag' },
  { name: 'lost_reason', kind: 'reason' },
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'title', kind: 'text' },
  { name: 'text', kind: 'text' },
  { name: 'paid_date', kind: 'date' },
  { name: 'creation_date', kind: 'date' },
  { name: 'recorded_at', kind: 'date' },
  { name: 'utm_source', kind: 'text' },
  { name: 'utm_medium', kind: 'text' },
  { name: 'utm_campaign', kind: 'text' },
  { name: 'utm_content', kind: 'text' },
  { name: 'utm_term', kind: 'text' },
  { name: 'first_channel', kind: 'channel' },
  { name: 'first_utm_source', kind: 'text' },
  { name: 'first_utm_medium', kind: 'text' },
  { name: 'first_utm_campaign', kind: 'text' },
  { name: 'first_utm_content', kind: 'text' },
  { name: 'first_utm_term', kind: 'text' },
  { name: 'door', kind: 'door' },
] as const
export type FieldKind = (typeof fields)[number]['kind'] | 'number' | 'day' | 'choice'

/** The kind of each type of own field. */
export const kindOfType: Record<OwnField['type'], FieldKind> = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'choice',
}

/**
 * Whether a contractor may not filter by a field, since it may contain a contact. The server decides by name; a test compares both
 * (`test/console-filter-fields.test.ts`).
 */
export function mayHoldContact(name: string, kind: FieldKind): boolean {
  return kind === 'text' || (name.startsWith('field:') && kind !== 'day')
}

/** The operators of the API that each kind offers. */
export const operatorsOf: Record<FieldKind, readonly string[]> = {
  status: ['in', 'not in'],
  source: ['in', 'not in', 'like', 'null'],
  channel: ['in', 'not in', 'null'],
  member: ['in', 'not in', 'null'],
  door: ['in', 'not in'],
  choice: ['in', 'not in', 'null'],
  reason: ['in', 'not in', 'null'],
  price: ['>=', '<=', '=', 'null'],
  number: ['>=', '<=', '=', 'null'],
  date: ['>=', '<=', 'within', '<', 'null'],
  day: ['>=', '<=', 'within', '<', 'null'],
  text: ['like', '=', 'null'],
  set: ['null'],
  flag: ['='],
}
