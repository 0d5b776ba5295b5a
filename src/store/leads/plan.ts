import { type Condition, type Filter, isEverything } from '../../domain/filter.ts'
import { type OwnSortField, sortFields } from '../../domain/lead.ts'
import { isFoundByText } from '../search/text-query.ts'

/**
 * What guides the database to the rows: the period (by its index, then a sort), the order (by the index of the sort, testing
 * each row until the page is full), or a condition that an index finds (then a sort).
 */
export type Guide = 'period' | 'order' | Condition

/** About how many rows there are: of the project, in the period, and for each condition that an index can find. */
export type Estimates = {
  all: number
  inPeriod: number
  found: Map<Condition, number>
  /** The row keys of what a text finds, where they are few: no second look at the index is needed then. */
  keys?: Map<Condition, number[]>
}

/** Up to so many row keys are kept. */
export const handful = 1_000

/** Found rows are counted up to here at most: a condition that finds more is no guide, and one that is no guide is taken to find so many. */
export const common = 20_000

/** From this offset on it is worth asking the roll-up where it falls. */
export const deep = 1_000

/** In a period of so many rows, of which no condition is known to find few, it is worth looking once more. */
export const many = 200_000

/** In a period of fewer rows no plan is worth its making. */
export const few = 2_000

/** How many rows a condition has to find to be of no use in a period of so many. */
export function tooMany(inPeriod: number): number {
  return Math.min(common, Math.ceil(inPeriod / fetching))
}

/** The cheapest way to count all rows that match. */
export function guideOfTotal({ inPeriod, found }: Estimates): Exclude<Guide, 'order'> {
  const [condition, rows] = rarest(found)
  return condition && rows * fetching < inPeriod ? condition : 'period'
}

/** The cheapest way to a page, when `matching` rows match and the first `wanted` of them, in order, must be walked. */
export function guideOfPage(sort: OwnSortField, wanted: number, matching: number, estimates: Estimates): Guide {
  return waysToPage(sort, wanted, matching, estimates)[0]?.[0] ?? 'order'
}

/** Whether a list is likely to read so many rows that it keeps a thread busy for more than some milliseconds. */
export function isHeavy({ filter, sort, limit, offset }: Asked, estimates: Estimates): boolean {
  const { inPeriod, found } = estimates
  const [condition, rows] = rarest(found)
  const counted = isOnlyStatus(filter) ? 0 : Math.min(inPeriod, condition ? rows * fetching : inPeriod)
  const matching = aboutMatching(estimates)
  const isSkipped = isEverything(filter) && sort.field === 'creation_date'
  const [way] = waysToPage(sort.field, isSkipped ? limit : offset + limit, matching, estimates)
  return counted + (isSkipped ? Math.min(limit, inPeriod) : (way?.[1] ?? 0)) > heavy
}

/** So many rows keep a thread busy for some milliseconds. */
export const heavy = 5_000

/** About how many leads of the period match. */
export function aboutMatching({ all, inPeriod, found }: Estimates): number {
  return Math.min(inPeriod, ...[...found.values()].map((each) => (each * inPeriod) / Math.max(1, all)))
}

type Asked = { filter: Filter; sort: { field: OwnSortField }; limit: number; offset: number }

function waysToPage(sort: OwnSortField, wanted: number, matching: number, estimates: Estimates): [Guide, number][] {
  const { all, inPeriod, found } = estimates
  const [condition, rows] = rarest(found)
  const walked = sort === 'creation_date' ? inPeriod : all * fetching
  const ways: [Guide, number][] = [['period', inPeriod + matching * sorting]]
  if (isIndexed(sort)) ways.unshift(['order', Math.min(walked, (wanted * walked) / Math.max(1, matching))])
  if (condition) ways.push([condition, rows * fetching + matching * sorting])
  return ways.sort((one, other) => one[1] - other[1])
}

/** True for an order in which an index has the leads. */
export function isIndexed(sort: OwnSortField): boolean {
  return (sortFields as readonly OwnSortField[]).includes(sort)
}

/** What a row costs that is fetched by its key, and one that is sorted, against the next row of a walk. */
const fetching = 2
const sorting = 1

function rarest(found: Map<Condition, number>): [Condition | undefined, number] {
  const [rarest] = [...found].filter(([, rows]) => rows < common).sort((a, b) => a[1] - b[1])
  return rarest ?? [undefined, 0]
}

/** The conditions that every matching lead fulfils and that an index can find. */
export function seekable(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(seekable)
  if ('or' in filter) return filter.or.length === 1 ? filter.or.flatMap(seekable) : []
  return isFoundByText(filter) || isFoundByColumn(filter) ? [filter] : []
}

/** True when a filter looks at nothing but the status, which the roll-up knows. */
export function isOnlyStatus(filter: Filter): boolean {
  if ('and' in filter) return filter.and.every(isOnlyStatus)
  if ('or' in filter) return filter.or.every(isOnlyStatus)
  return filter.field === 'status'
}

/** Whether a filter that looks at nothing but the status finds the leads that are in one. */
export function findsStatus(filter: Filter, status: number): boolean {
  if ('and' in filter) return filter.and.every((part) => findsStatus(part, status))
  if ('or' in filter) return filter.or.some((part) => findsStatus(part, status))
  const { operator, value } = filter
  if (operator === 'null') return !value // a lead always has one
  const isNamed = [value].flat().includes(status)
  return operator === '!=' ? !isNamed : isNamed
}

/** The condition that a filter is, when it is nothing else. */
export function onlyCondition(filter: Filter): Condition | undefined {
  const parts = 'and' in filter ? filter.and : 'or' in filter ? filter.or : undefined
  if (!parts) return filter as Condition
  return parts.length === 1 ? onlyCondition(parts[0] as Filter) : undefined
}

function isFoundByColumn({ field, operator }: Condition): boolean {
  const isByEquals = field === 'phone' || field === 'email' || field === 'source' || field === 'status'
  if (isByEquals) return operator === '=' || operator === 'in'
  return (field === 'id' || field === 'price' || field === 'paid_date') && operator !== '!=' && operator !== 'null'
}
