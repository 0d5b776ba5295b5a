import { type Condition, type Filter, type Kind, kindOf } from '../domain/filter.ts'
import { writeMoney, writeTime } from './values.ts'

/** The JSON document of a filter; parsing it gives the same filter. */
export type FilterDocument =
  | { and: FilterDocument[] }
  | { or: FilterDocument[] }
  | { field: Condition['field']; operator: string; value: Value | Value[] }
type Value = string | number | boolean

/** Writes a filter for `readFilter`, so that a link can open the leads behind a number. */
export function writeFilter(filter: Filter): FilterDocument {
  if ('and' in filter) return { and: filter.and.map(writeFilter) }
  if ('or' in filter) return { or: filter.or.map(writeFilter) }
  const { field, operator, value } = filter
  const write = (each: number | string | boolean) =>
    typeof each === 'boolean' ? each : writeValue[kindOf(filter)](each)
  return { field, operator, value: Array.isArray(value) ? value.map(write) : write(value) }
}

const writeValue: Record<Kind, (value: number | string) => Value> = {
  id: String,
  status: String,
  member: String,
  channel: String,
  statuses: String,
  reason: String,
  whole: Number,
  date: (value) => writeTime(Number(value)),
  price: (value) => writeMoney(Number(value)),
  flag: (value) => value === 1,
  door: String,
  text: String,
  phone: String,
  search: String,
  texts: String,
  choice: String,
  day: String,
  number: Number,
}
