import { keepPreviousData, queryOptions, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { ReceiptEnd } from './types.ts'

/** The conditions on receipts, in the format of the API. */
export type ReceiptQuery = {
  period: string
  end?: ReceiptEnd
  way?: string
  key?: string
  form?: string
  mapping?: string
  q?: string
}

/** The receipts that match, the newest first, page by page. */
export function useReceiptPages(query: ReceiptQuery) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.receipts.pages(project, query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/receipts', {
          params: {
            path: { project },
            query: { ...query, limit: '50', ...(pageParam && { cursor: pageParam }) } as never,
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** The numbers of receipts by time, outcome and way. */
export function useReceiptSummary(query: ReceiptQuery, isEnabled = true) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.receipts.summary(project, query),
    enabled: isEnabled,
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/receipts/summary', {
          params: { path: { project }, query: query as never },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return data
}

/** One receipt; for owners and managers with its raw request. */
export function useReceipt(id: string) {
  return useQuery(receipt(useProjectId(), id))
}

/** A function that reads receipts as `useReceipt` does, a few at once. */
export function useReadReceipts() {
  const project = useProjectId()
  return async (ids: readonly string[]) => {
    const read: Awaited<ReturnType<typeof readReceipt>>[] = []
    for (let at = 0; at < ids.length; at += atOnce) {
      const few = ids.slice(at, at + atOnce).map((id) => queryClient.fetchQuery(receipt(project, id)))
      read.push(...(await Promise.all(few)))
    }
    return read
  }
}

const atOnce = 6

function receipt(project: string, id: string) {
  return queryOptions({ queryKey: keys.receipts.one(project, id), queryFn: () => readReceipt(project, id) })
}

function readReceipt(project: string, id: string) {
  return unwrap(client.GET('/api/v2/projects/{project}/receipts/{id}', { params: { path: { project, id } } }))
}

/** The files of a receipt. */
export function useReceiptFiles(receipt: string) {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: keys.receipts.files(project, receipt),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/receipts/{receipt}/files', { params: { path: { project, receipt } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.items ?? []
}

export type ReplayHow = 'replay' | 'not-spam'
/** The receipts of a view, or those with the given ids. */
export type ReceiptTarget = ReceiptQuery | { ids: string[] }

/** Reprocesses one receipt, or many by a job. */
export function useReplays() {
  const project = useProjectId()
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.receipts.all(project) }),
      queryClient.invalidateQueries({ queryKey: keys.jobs(project) }),
      queryClient.invalidateQueries({ queryKey: keys.lastArrival(project) }), // a receipt that was spam may be the last enquiry
    ])
  return {
    one: useMutation({
      mutationFn: ({ id, how }: { id: string; how: ReplayHow }) =>
        unwrap(client.POST(`/api/v2/projects/{project}/receipts/{id}/${how}`, { params: { path: { project, id } } })),
      onSettled,
    }),
    many: useMutation({
      mutationFn: ({ target, how }: { target: ReceiptTarget; how: ReplayHow }) =>
        unwrap(
          client.POST(`/api/v2/projects/{project}/receipts/${how}`, {
            params: { path: { project } },
            body: target as never,
          }),
        ),
      onSettled,
    }),
  }
}
