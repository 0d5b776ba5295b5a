/** The fields that can be filtered by, and the kind of their value. The order is that of the menu. */
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

/** The operators of the API that each kind offers. */
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

/** The initial condition of a field. */
export function initialCondition(kind: FieldKind): { operator: string; value: unknown } {
  const operator = operatorsOf[kind][0] as string
  return { operator, value: kind === 'flag' ? true : emptyValueOf(operator) }
}

/** Whether a value, which may come from any address, is a date. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

/** The initial value of an operator. */
export function emptyValueOf(operator: string): unknown {
  if (operator === 'in') return []
  if (operator === 'null') return true
  return ''
}
