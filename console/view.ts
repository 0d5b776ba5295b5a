import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, useContext, useMemo } from 'react'
import { useMe, useProjectId } from './api/session.ts'
import type { Filter } from './api/types.ts'
import { useEndOfToday } from './ui/use-end-of-today.ts'
import { callFilterToday, isCallFilter } from './view-bar/default-views.ts'

/** The view of a page. It is kept in the address, so that a link reproduces it. */
export type View = {
  /** A name such as `this-month`, or `2024-01-01..2024-01-31`. */
  period: string
  filter: Filter | undefined
  /** An invalid filter of the address, unchanged: the server refuses it, and no leads are shown in its place. */
  broken: string | undefined
  /** The search text as typed. */
  q: string
  /** A field of a lead, with `-` before it for descending order. */
  sort: string
  /** Names of columns in their order; undefined for the member's own choice. */
  columns: string[] | undefined
  /** The id of the saved view that it was opened from. */
  saved: string | undefined
}

/** Defaults, which are left out of the address. */
export const defaults = { period: 'all', sort: '-creation_date' }

/** A view without conditions, in the default order. */
export const plain = { ...defaults, filter: undefined, broken: undefined, q: '', columns: undefined, saved: undefined }

/** The period of a page whose address has none. */
export const DefaultPeriod = createContext(defaults.period)

/** The view in the address, and a function that changes it; other parameters stay. */
export function useView(): readonly [View, (change: Partial<View>, how?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>
  const defaultPeriod = useContext(DefaultPeriod)
  const navigate = useNavigate()
  const endOfToday = useEndOfToday(useZone())
  const view = useMemo(() => readView(search, endOfToday, defaultPeriod), [search, endOfToday, defaultPeriod])
  const change = (change: Partial<View>, { replace = false } = {}) => {
    const next = { ...view, ...repaired(change), ...change }
    const isOther = next.saved === 'call' && !isCallFilter(next.filter, endOfToday)
    const written = writeView(isOther ? { ...next, saved: undefined } : next, defaultPeriod)
    void navigate({ to: '.', search: { ...search, ...written } as never, replace })
  }
  return [view, change]
}

/** A new filter replaces a broken one. */
function repaired(change: Partial<View>): Partial<View> {
  return 'filter' in change ? { broken: undefined } : {}
}

function useZone(): string {
  const project = useProjectId()
  return useMe().data?.projects.find(({ id }) => id === project)?.time_zone ?? 'UTC'
}

/** The view in an address. The view of call backs lasts until the end of today, not of the day when the address was made. */
export function readView(search: Record<string, string>, endOfToday: string, defaultPeriod = defaults.period): View {
  const given = readFilter(search.filter)
  const broken = given ? undefined : search.filter || undefined
  return {
    period: search.period ?? defaultPeriod,
    filter: search.view === 'call' && !broken ? callFilterToday(given, endOfToday) : given,
    broken,
    q: search.q ?? '',
    sort: search.sort ?? defaults.sort,
    columns: search.columns?.split(',').filter(Boolean),
    saved: search.view,
  }
}

function writeView(view: View, defaultPeriod: string): Record<string, string | undefined> {
  const { period, filter, broken, q, sort, columns, saved } = view
  return {
    period: period === defaultPeriod ? undefined : period,
    filter: filter ? JSON.stringify(filter) : broken,
    q: q || undefined,
    sort: sort === defaults.sort ? undefined : sort,
    columns: columns?.join(','),
    view: saved,
  }
}

/** The view as query parameters of the API, for lists, boards, bulk edits and exports. */
export function queryOf({ period, filter, broken, q }: View): { period: string; filter?: string; q?: string } {
  const given = filter ? JSON.stringify(filter) : broken
  return { period, ...(given && { filter: given }), ...(q && { q }) }
}

/** Parses the filter of an address; undefined for none and for an invalid one. */
function readFilter(text: string | undefined): Filter | undefined {
  if (!text) return
  try {
    const read: unknown = JSON.parse(text)
    return isFilter(read) ? read : undefined
  } catch {
    return
  }
}

function isFilter(read: unknown): read is Filter {
  if (typeof read !== 'object' || read === null) return false
  const { and, or, field, operator } = read as Record<string, unknown>
  const group = and ?? or
  return group === undefined
    ? typeof field === 'string' && typeof operator === 'string'
    : Array.isArray(group) && group.every(isFilter)
}
