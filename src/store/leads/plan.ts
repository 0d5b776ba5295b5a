import { type Condition, type Filter, isEverything } from '../../domain/filter.ts'
import { sortFields, type V2SortField } from '../../domain/lead.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { isTextSearch } from '../search/text-query.ts'
import { looksIntoMany, weighed } from './filter-weight.ts'

/**
 * How the rows are found: by the period (its index, then a sort), by the order (the index of the sort, filtering until the page is full), or by
 * a condition that has an index (then a sort).
 */
export type AccessPath = 'period' | 'order' | Condition

/** Estimated numbers of rows: of the project, in the period, and for each condition with an index. */
export type Estimates = {
  all: number
  inPeriod: number
  found: Map<Condition, number>
  /** The row keys of a text's matches, where they are few: they save a second search of the index. */
  keys?: Map<Condition, number[]>
}

/** The most row keys that are collected. */
export const maxKeyLookups = 1_000

/** Matches of a condition are counted up to this number. A condition with more is no access path, and is estimated by this number. */
export const maxCounted = 20_000

/** The roll-up resolves offsets from this one on. */
export const minDeepOffset = 1_000

/** In a period of this many rows without a selective condition, refining the estimates pays. */
export const minRowsToRefine = 200_000

/** In a period of fewer rows planning does not pay. */
export const minRowsToPlan = 2_000

/** The number of matches from which a condition is useless as an access path in a period. */
export function uselessFrom(inPeriod: number): number {
  return Math.min(maxCounted, Math.ceil(inPeriod / fetchCost))
}

/** The cheapest access path to count all matches. */
export function pathOfTotal({ inPeriod, found }: Estimates): Exclude<AccessPath, 'order'> {
  const [condition, rows] = mostSelective(found)
  return condition && rows * fetchCost < inPeriod ? condition : 'period'
}

/** The cheapest access path to a page, when `matching` rows match and the first `wanted` of them, in order, are read. */
export function pathOfPage(sort: V2SortField, wanted: number, matching: number, estimates: Estimates): AccessPath {
  return pathsToPage(sort, wanted, matching, estimates)[0]?.[0] ?? 'order'
}

/**
 * Whether a list is estimated to block a thread for more than some milliseconds, by the rows that it reads or returns and the texts that its filter
 * searches.
 */
export function isHeavy({ filter, sort, limit, offset }: PlannedQuery, estimates: Estimates): boolean {
  const { inPeriod, found } = estimates
  const [condition, rows] = mostSelective(found)
  const counted = isOnlyStatus(filter) ? 0 : Math.min(inPeriod, condition ? rows * fetchCost : inPeriod)
  const matching = aboutMatching(estimates)
  if (Math.min(limit, matching) > maxLightPage) return true
  const isSkipped = isEverything(filter) && sort.field === 'creation_date'
  const [path] = pathsToPage(sort.field, isSkipped ? limit : offset + limit, matching, estimates)
  const read = counted + (isSkipped ? Math.min(limit, inPeriod) : (path?.[1] ?? 0))
  return weighed(read, filter) > maxLightRows
}

/** This many rows take some milliseconds. */
export const maxLightRows = 5_000

/** This many leads are serialized within some milliseconds, even where their texts have the maximum length. */
export const maxLightPage = 100

/** The assumed number of rows in the bin, which nothing counts: a filter that takes long is taken as heavy. */
export function rowsOfBin(filter: Filter): number {
  return looksIntoMany(filter) ? maxLightRows + 1 : 0
}

/** The estimated number of matches in the period. */
export function aboutMatching({ all, inPeriod, found }: Estimates): number {
  return Math.min(inPeriod, ...[...found.values()].map((each) => (each * inPeriod) / Math.max(1, all)))
}

type PlannedQuery = { filter: Filter; sort: { field: V2SortField }; limit: number; offset: number }

function pathsToPage(
  sort: V2SortField,
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

/** Whether an index has this order. */
export function isIndexed(sort: V2SortField): boolean {
  return (sortFields as readonly V2SortField[]).includes(sort)
}

/** The cost of a row lookup by key, and of sorting a row, relative to the next row of an index scan. */
const fetchCost = 2
const sortCost = 1

function mostSelective(found: Map<Condition, number>): [Condition | undefined, number] {
  const [mostSelective] = [...found].filter(([, rows]) => rows < maxCounted).sort((a, b) => a[1] - b[1])
  return mostSelective ?? [undefined, 0]
}

/** The necessary conditions of a filter that have an index. */
export function indexableConditions(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(indexableConditions)
  if ('or' in filter) return filter.or.length === 1 ? filter.or.flatMap(indexableConditions) : []
  return isTextSearch(filter) || isFoundByColumn(filter) ? [filter] : []
}

/**
 * The conditions that are looked up to choose an access path: only the first few, since each look-up takes some milliseconds and any may be left
 * out.
 */
export function plannedConditions(filter: Filter): Condition[] {
  return indexableConditions(filter).slice(0, maxPlanned)
}

const maxPlanned = 8

/** The only condition of a filter; undefined for a filter with several or none. */
export function onlyCondition(filter: Filter): Condition | undefined {
  const parts = 'and' in filter ? filter.and : 'or' in filter ? filter.or : undefined
  if (!parts) return filter as Condition
  return parts.length === 1 ? onlyCondition(parts[0] as Filter) : undefined
}

function isFoundByColumn({ field, operator }: Condition): boolean {
  const isByEquals = field === 'phone' || field === 'email' || field === 'source' || field === 'status'
  if (isByEquals) return operator === '=' || operator === 'in'
  const isByRange = field === 'id' || field === 'price' || field === 'paid_date' || field === 'due_at'
  return isByRange && !['!=', 'not in', 'null'].includes(operator)
}
