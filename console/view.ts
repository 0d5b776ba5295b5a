import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Filter } from './api/types.ts'

/** What a page shows, as it stands in the address: a link reproduces it. */
export type View = {
  /** A name such as `this-month`, or `2024-01-01..2024-01-31`. */
  period: string
  filter: Filter | undefined
  /** What is sought, as typed. */
  q: string
  /** A field of a lead, with `-` before it for descending. */
  sort: string
  /** Names of columns, in their order; the usual ones unless given. */
  columns: string[] | undefined
  /** The saved view that this began with. */
  saved: string | undefined
}

/** What stands in no address. */
export const usual = { period: 'this-month', sort: '-creation_date' }

/** The view in the address, and how to change it: what is as usual does not stand there. */
export function useView(): readonly [View, (change: Partial<View>, how?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const view = useMemo(() => readView(search), [search])
  const change = (change: Partial<View>, { replace = false } = {}) =>
    void navigate({ to: '.', search: writeView({ ...view, ...change }) as never, replace })
  return [view, change]
}

function readView(search: Record<string, string>): View {
  return {
    period: search.period ?? usual.period,
    filter: readFilter(search.filter),
    q: search.q ?? '',
    sort: search.sort ?? usual.sort,
    columns: search.columns?.split(',').filter(Boolean),
    saved: search.view,
  }
}

function writeView({ period, filter, q, sort, columns, saved }: View): Record<string, string | undefined> {
  return {
    period: period === usual.period ? undefined : period,
    filter: filter && JSON.stringify(filter),
    q: q || undefined,
    sort: sort === usual.sort ? undefined : sort,
    columns: columns?.join(','),
    view: saved,
  }
}

/** The view as the API takes it: list, board, reports, bulk edits and exports all ask by this. */
export function queryOf({ period, filter, q }: View): { period: string; filter?: string; q?: string } {
  return { period, ...(filter && { filter: JSON.stringify(filter) }), ...(q && { q }) }
}

/** An address that somebody broke is a view without a filter. */
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
