import { type Condition, everything, type Filter, namesBin } from './filter.ts'

/** The leads that a filter covers: those outside the bin, those in it, or both. */
export type BinScope = 'live' | 'bin' | 'both'

/**
 * Splits a filter into its bin scope and its other conditions. A filter without `deleted` covers live leads. A
 * `deleted` condition that every match must fulfil decides the scope. Any other use of `deleted` covers both, and the
 * conditions decide.
 */
export function withoutBin(filter: Filter): { binScope: BinScope; filter: Filter } {
  if (!namesBin(filter)) return { binScope: 'live', filter }
  const parts = partsOf(filter)
  const decisive = parts.find(isAboutBin)
  if (!decisive) return { binScope: 'both', filter }
  const others = parts.filter((part) => part !== decisive)
  return { binScope: isBin(decisive) ? 'bin' : 'live', filter: others.length === 0 ? everything : { and: others } }
}

/** The conditions that every match fulfils. */
function partsOf(filter: Filter): Filter[] {
  return 'and' in filter ? filter.and.flatMap(partsOf) : [filter]
}

function isAboutBin(filter: Filter): filter is Condition {
  return 'field' in filter && filter.field === 'deleted'
}

function isBin({ operator, value }: Condition): boolean {
  return (value === 1) === (operator === '=')
}
