import { type Condition, type Filter, isEverything } from '../../domain/filter.ts'
import { type OwnSortField, sortFields } from '../../domain/lead.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { isTextSearch } from '../search/text-query.ts'

/**
 * What guides the database to the rows: the period (by its index, then a sort), the order (by the index of the sort, testing
 * each row until the page is full), or a condition that an index finds (then a sort).
 */
export type AccessPath = 'period' | 'order' | Condition

/** About how many rows there are: of the project, in the period, and for each condition that an index can find. */
export type Estimates = {
  all: number
  inPeriod: number
  found: Map<Condition, number>
  /** The row keys of what a text finds, where they are few: no second look at the index is needed then. */
  keys?: Map<Condition, number[]>
}

/** Up to so many row keys are kept. */
export const maxKeyLookups = 1_000

/** Found rows are counted up to here at most: a condition that finds more is no guide, and one that is no guide is taken to find so many. */
export const maxCounted = 20_000

/** From this offset on it is worth asking the roll-up where it falls. */
export const minDeepOffset = 1_000

/** In a period of so many rows, of which no condition is known to find few, it is worth looking once more. */
export const minRowsToRefine = 200_000

/** In a period of fewer rows no plan is worth its making. */
export const minRowsToPlan = 2_000

/** How many rows a condition has to find to be of no use in a period of so many. */
export function uselessFrom(inPeriod: number): number {
  return Math.min(maxCounted, Math.ceil(inPeriod / fetchCost))
}

/** The cheapest way to count all rows that match. */
export function pathOfTotal({ inPeriod, found }: Estimates): Exclude<AccessPath, 'order'> {
  const [condition, rows] = mostSelective(found)
  return condition && rows * fetchCost < inPeriod ? condition : 'period'
}

/** The cheapest way to a page, when `matching` rows match and the first `wanted` of them, in order, must be walked. */
export function pathOfPage(sort: OwnSortField, wanted: number, matching: number, estimates: Estimates): AccessPath {
  return pathsToPage(sort, wanted, matching, estimates)[0]?.[0] ?? 'order'
}

/** Whether a list is likely to read so many rows that it keeps a thread busy for more than some milliseconds. */
export function isHeavy({ filter, sort, limit, offset }: PlannedQuery, estimates: Estimates): boolean {
  const { inPeriod, found } = estimates
  const [condition, rows] = mostSelective(found)
  const counted = isOnlyStatus(filter) ? 0 : Math.min(inPeriod, condition ? rows * fetchCost : inPeriod)
  const matching = aboutMatching(estimates)
  const isSkipped = isEverything(filter) && sort.field === 'creation_date'
  const [path] = pathsToPage(sort.field, isSkipped ? limit : offset + limit, matching, estimates)
  return counted + (isSkipped ? Math.min(limit, inPeriod) : (path?.[1] ?? 0)) > maxLightRows
}

/** So many rows keep a thread busy for some milliseconds. */
export const maxLightRows = 5_000

/** About how many leads of the period match. */
export function aboutMatching({ all, inPeriod, found }: Estimates): number {
  return Math.min(inPeriod, ...[...found.values()].map((each) => (each * inPeriod) / Math.max(1, all)))
}

type PlannedQuery = { filter: Filter; sort: { field: OwnSortField }; limit: number; offset: number }

function pathsToPage(
  sort: OwnSortField,
  wanted: number,
  matching: number,
  estimates: Estimates,
): [AccessPath, number][] {
  const { all, inPeriod, found } = estimates
  const [condition, rows] = mostSelective(found)
  const scanned = sort === 'creation_date' ? inPeriod : all * fetchCost
  const paths: [AccessPath, number][] = [['period', inPeriod + matching * sortCost]]
  if (isIndexed(sort)) paths.unshift(['order', Math.min(scanned, (wanted * scanned) / Math.max(1, matching))])
  if (condition) paths.push([condition, rows * fetchCost + matching * sortCost])
  return paths.sort((one, other) => one[1] - other[1])
}

/** True for an order in which an index has the leads. */
export function isIndexed(sort: OwnSortField): boolean {
  return (sortFields as readonly OwnSortField[]).includes(sort)
}

/** What a row costs that is fetched by its key, and one that is sorted, against the next row of a walk. */
const fetchCost = 2
const sortCost = 1

function mostSelective(found: Map<Condition, number>): [Condition | undefined, number] {
  const [mostSelective] = [...found].filter(([, rows]) => rows < maxCounted).sort((a, b) => a[1] - b[1])
  return mostSelective ?? [undefined, 0]
}

/** The conditions that every matching lead fulfils and that an index can find. */
export function indexableConditions(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(indexableConditions)
  if ('or' in filter) return filter.or.length === 1 ? filter.or.flatMap(indexableConditions) : []
  return isTextSearch(filter) || isFoundByColumn(filter) ? [filter] : []
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
