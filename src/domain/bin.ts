import { type Condition, everything, type Filter, namesBin } from './filter.ts'

/** Which leads a filter is about: those outside the bin, those in it, or both. */
export type BinScope = 'live' | 'bin' | 'both'

/**
 * Where a filter looks, and what it asks there. One that names `deleted` nowhere is about live leads; one that every lead must
 * fulfil with `deleted` set is about the bin; any other that names it looks everywhere, and its conditions decide.
 */
export function withoutBin(filter: Filter): { binScope: BinScope; filter: Filter } {
  if (!namesBin(filter)) return { binScope: 'live', filter }
  const parts = partsOf(filter)
  const decisive = parts.find(isAboutBin)
  if (!decisive) return { binScope: 'both', filter }
  const others = parts.filter((part) => part !== decisive)
  return { binScope: isBin(decisive) ? 'bin' : 'live', filter: others.length === 0 ? everything : { and: others } }
}

/** What every lead that is found fulfils. */
function partsOf(filter: Filter): Filter[] {
  return 'and' in filter ? filter.and.flatMap(partsOf) : [filter]
}

function isAboutBin(filter: Filter): filter is Condition {
  return 'field' in filter && filter.field === 'deleted'
}

function isBin({ operator, value }: Condition): boolean {
  return (value === 1) === (operator === '=')
}
