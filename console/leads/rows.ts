import { useDebouncedValue } from '@mantine/hooks'
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { Lead, LeadList } from '../api/types.ts'
import { queryOf, type View } from '../view.ts'

const rowFields = [
  'id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'text',
  'creation_date',
  'paid_date',
  'status',
  'price',
  'version',
  'recorded_at',
  'door',
  'assignee',
  'remind_at',
  'remind_note',
  'responded_at',
  'due_at',
  'repeat_of',
  'deleted_at',
  'fields',
] as const satisfies (keyof Lead)[]

/** The fields of a lead that a row has. */
export type Row = Pick<Lead, (typeof rowFields)[number]>
type Block = Omit<LeadList, 'items'> & { items: Row[] }

/** The selection of leads and their order. */
export type ListQuery = ReturnType<typeof queryOf> & { sort: string }

/** Rows of a page. */
const size = 50

/** Rows this close to the rendered ones are prefetched. */
const ahead = 12

/** The query of a view; a stable object for equal views. */
export function useListQuery(view: View): ListQuery {
  const name = JSON.stringify({ ...queryOf(view), sort: view.sort })
  return useMemo(() => JSON.parse(name) as ListQuery, [name])
}

/** Starts to load the first rows of a view before its page is loaded. */
export function prefetchRows(project: string, view: View): void {
  void queryClient.prefetchQuery(block(project, { ...queryOf(view), sort: view.sort }, 0))
}

/** A list of any length; only the pages near the visible rows are loaded. */
export function useList(query: ListQuery) {
  const project = useProjectId()
  const [shown, setShown] = useState(query)
  const next = useQuery(block(project, query, 0))
  const { data: head } = useQuery(block(project, shown, 0))
  // The rows of the former query stay until those of the next are loaded, so nothing flickers during typing.
  if (shown !== query && (next.data || next.error)) setShown(query)
  return { shown, head, isChanging: shown !== query, error: next.data ? null : next.error, refetch: next.refetch }
}

/** The loaded rows from `first` to `end`, and the newest count and sum. */
export function useRows(query: ListQuery, first: number, end: number, count: number) {
  const project = useProjectId()
  const from = Math.floor(Math.max(0, first - ahead) / size)
  const to = Math.floor(Math.max(0, Math.min(count, end + ahead) - 1) / size)
  // Pages that a drag of the scroll bar only passes are not loaded, and started requests are aborted.
  const [resting] = useDebouncedValue(`${from} ${to}`, 90, { leading: true })
  const blocks = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return useQueries({
    queries: blocks.map((number) => ({ ...block(project, query, number), enabled: resting === `${from} ${to}` })),
    combine: (read) => {
      const newest = read.reduce((one, other) => (other.dataUpdatedAt > one.dataUpdatedAt ? other : one))
      const failed = read.filter(({ error, data }) => error && !data)
      const at = (index: number): Row | undefined => read[Math.floor(index / size) - from]?.data?.items[index % size]
      /** The index of a lead among the loaded rows. */
      const indexOf = (id: string): number | undefined => {
        const places = read.map(({ data }) => data?.items.findIndex((row) => row.id === id) ?? -1)
        const block = places.findIndex((place) => place >= 0)
        return block < 0 ? undefined : (from + block) * size + (places[block] as number)
      }
      return {
        at,
        indexOf,
        isSettled: read.every(({ isFetching }) => !isFetching),
        totals: newest.data,
        readAt: newest.dataUpdatedAt,
        stamp: read.map((each) => each.dataUpdatedAt).join(),
        hasFailed: failed.length > 0,
        retry: () => void Promise.all(failed.map((each) => each.refetch())),
      }
    },
  })
}

/**
 * The lines from `first` to `end` with unique keys for React: the id of the lead, or the index while it is not loaded. A lead that moves between two
 * requests may be in both of their pages. With a key twice, React leaves a line behind that no longer exists.
 */
export function linesOf({ first, end }: { first: number; end: number }, at: (index: number) => Row | undefined) {
  const used = new Set<string>()
  return Array.from({ length: end - first }, (_, line) => {
    const index = first + line
    const row = at(index)
    const key = row && !used.has(row.id) ? row.id : `at ${index}`
    used.add(key)
    return { index, row, key }
  })
}

/** The rows of a range, loaded if they are not cached; at most a thousand. */
export async function readRange(project: string, query: ListQuery, one: number, other: number): Promise<Row[]> {
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  const known: Row[] = []
  for (let index = first; index <= last; index++) {
    const row = queryClient.getQueryData(block(project, query, Math.floor(index / size)).queryKey)?.items[index % size]
    if (row) known.push(row)
  }
  if (known.length === last - first + 1) return known
  return (await readRows(project, query, first, Math.min(1_000, last - first + 1))).items
}

function block(project: string, query: ListQuery, number: number) {
  return queryOptions({
    queryKey: keys.leads.page(project, query, number),
    queryFn: ({ signal }) => readRows(project, query, number * size, size, signal),
    gcTime: 60_000,
  })
}

function readRows(
  project: string,
  query: ListQuery,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<Block> {
  return unwrap(
    client.GET('/api/v2/projects/{project}/leads', {
      params: {
        path: { project },
        query: { ...query, fields: rowFields.join(), limit: String(limit), offset: String(offset) },
      },
      ...(signal && { signal }),
    }),
  ) as Promise<Block>
}
