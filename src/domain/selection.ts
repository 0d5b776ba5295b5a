import type { Filter } from './filter.ts'
import { foldOrNull } from './fold.ts'
import type { Lead, V2Sort, V2SortField } from './lead.ts'
import type { Period } from './period.ts'

/** A list of leads: period, filter and sort order. Ties are broken by id; unset values come lowest. */
export type Selection = { period: Period; filter: Filter; sort: V2Sort }

/** The position of a lead in a sort order: its comparable sort value and its id. */
export type SortPosition = { value: number | string | null; id: number }

/** The current position of a lead. */
export function sortPositionOf(lead: Lead, field: V2SortField): SortPosition {
  return { value: values[field](lead), id: lead.id }
}

/** Whether a value is valid for a sort order. */
export function fitsOrder(field: V2SortField, value: unknown): value is SortPosition['value'] {
  const isText = field === 'source' || field === 'title' || field === 'name'
  if (value === null) return !['creation_date', 'id', 'status', 'recorded_at', 'title'].includes(field)
  return isText ? typeof value === 'string' : Number.isSafeInteger(value)
}

const values: Record<V2SortField, (lead: Lead) => SortPosition['value']> = {
  creation_date: (lead) => lead.creationDate,
  id: (lead) => lead.id,
  paid_date: (lead) => lead.paidDate,
  price: (lead) => lead.price,
  source: (lead) => foldOrNull(lead.source),
  status: (lead) => lead.status,
  recorded_at: (lead) => lead.recordedAt,
  remind_at: (lead) => lead.remindAt,
  title: (lead) => foldOrNull(lead.title),
  name: (lead) => foldOrNull(lead.name),
  deleted_at: (lead) => lead.deletedAt,
}
