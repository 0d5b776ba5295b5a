/** What can be asked of a lead, and how its value is chosen. The order is that of the menu. */
export const fields = [
  { name: 'status', kind: 'status' },
  { name: 'source', kind: 'source' },
  { name: 'channel', kind: 'channel' },
  { name: 'assignee', kind: 'member' },
  { name: 'price', kind: 'price' },
  { name: 'remind_at', kind: 'date' },
  { name: 'responded_at', kind: 'set' },
  { name: 'repeat', kind: 'flag' },
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
  { name: 'door', kind: 'door' },
] as const
export type FieldKind = (typeof fields)[number]['kind']

/** What each kind can be asked: the operators of the API under which the console chooses. */
export const operatorsOf: Record<FieldKind, readonly string[]> = {
  status: ['in', '!='],
  source: ['in', 'like', 'null'],
  channel: ['in', 'null'],
  member: ['in', 'null'],
  door: ['in'],
  price: ['>=', '<=', '=', 'null'],
  date: ['>=', '<=', 'null'],
  text: ['like', '=', 'null'],
  set: ['null'],
  flag: ['='],
}

export function kindOf(field: string): FieldKind | undefined {
  return fields.find(({ name }) => name === field)?.kind
}

/** What a condition on a field begins with. */
export function initialCondition(kind: FieldKind): { operator: string; value: unknown } {
  const operator = operatorsOf[kind][0] as string
  return { operator, value: kind === 'flag' ? true : emptyValueOf(operator) }
}

/** Whether a value, which may come from any address, tells a moment. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

/** The value from which a member goes on when they ask so. */
export function emptyValueOf(operator: string): unknown {
  if (operator === 'in') return []
  if (operator === 'null') return true
  return ''
}
