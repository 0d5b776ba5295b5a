import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Import, ImportMapping, ImportReading } from './types.ts'

/** How often a running import is polled (ms). */
const pollInterval = 1_000
const root = '/api/v2/projects/{project}/imports'

/** The imports of the last 30 days, the newest first. */
export function useImports() {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.imports.list(project),
    queryFn: () => readImports(project),
  })
}

/** All of them, since the waiting ones take room wherever they are in the list. */
async function readImports(project: string): Promise<Import[]> {
  const items: Import[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: '1000', ...(cursor && { cursor }) }
    const page = await unwrap(client.GET(root, { params: { path: { project }, query } }))
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

/** One import. It is polled while it runs, and its end refreshes what it changed. */
export function useImport(id: string) {
  const project = useProjectId()
  const found = useQuery({
    queryKey: keys.imports.one(project, id),
    queryFn: () => unwrap(client.GET(`${root}/{import}`, { params: { path: { project, import: id } } })),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? pollInterval : false),
  })
  const isWriting = found.data?.state === 'running' || found.data?.state === 'undoing'
  const wasWriting = useRef(isWriting)
  useEffect(() => {
    if (wasWriting.current && !isWriting) void queryClient.invalidateQueries({ queryKey: keys.project(project) })
    wasWriting.current = isWriting
  }, [project, isWriting])
  return found
}

export function isWorking({ state }: Pick<Import, 'state'>): boolean {
  return state === 'forecasting' || state === 'running' || state === 'undoing'
}

/** Whether the settings of an import can be changed: it has loaded nothing yet and is not running. */
export function isOpen({ state, progress }: Pick<Import, 'state' | 'progress'>): boolean {
  return state === 'ready' || ((state === 'stopped' || state === 'failed') && progress === null)
}

/** Whether an import waits: its file takes room, and can be removed since nothing was loaded. */
export function isWaiting(work: Pick<Import, 'state' | 'progress'>): boolean {
  return work.state === 'uploading' || isOpen(work)
}

/** Removes an import, unless somebody has begun it meanwhile and could no longer undo it. Returns whether it is gone. */
export async function removeWaiting(project: string, id: string): Promise<boolean> {
  const path = { project, import: id }
  try {
    const now = await unwrap(client.GET(`${root}/{import}`, { params: { path } }))
    if (isWaiting(now)) await unwrap(client.DELETE(`${root}/{import}`, { params: { path } }))
    else queryClient.setQueryData(keys.imports.one(project, id), now)
    return isWaiting(now)
  } finally {
    void queryClient.invalidateQueries({ queryKey: keys.imports.list(project) })
  }
}

/** The rows that were refused, or would be, page by page. */
export function useRefusals({ id, state, forecast }: Import) {
  const project = useProjectId()
  return useInfiniteQuery({
    queryKey: keys.imports.refusals(project, id, `${state} ${forecast?.ms}`),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET(`${root}/{import}/refusals`, {
          params: { path: { project, import: id }, query: { limit: '20', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The body of PATCH. */
export type ImportPatch = { reading?: Partial<ImportReading>; mapping?: Partial<ImportMapping> }
type Verb = 'forecast' | 'run' | 'stop' | 'undo'

export function useImportMutations(id: string) {
  const project = useProjectId()
  const path = { project, import: id }
  const onSuccess = (changed: Import) => {
    const before = queryClient.getQueryData<Import>(keys.imports.one(project, id))
    const preview = changed.preview ?? before?.preview ?? null // the server omits an unchanged preview
    queryClient.setQueryData(keys.imports.one(project, id), { ...changed, preview })
    void queryClient.invalidateQueries({ queryKey: keys.imports.list(project) })
    if (!isWorking(changed) && changed.state !== 'ready')
      // a small import ends within the request; it may have made statuses and own fields
      void queryClient.invalidateQueries({ queryKey: keys.project(project) })
  }
  return {
    update: useMutation({
      mutationFn: (body: ImportPatch) => unwrap(client.PATCH(`${root}/{import}`, { params: { path }, body })),
      onSuccess,
    }),
    act: useMutation({
      mutationFn: (verb: Verb) => unwrap(client.POST(`${root}/{import}/${verb}`, { params: { path } })),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: () => removeWaiting(project, id) }),
  }
}

/** The address from which the rejected rows are downloaded. */
export function rejectedAddress(project: string, id: string): string {
  return `/api/v2/projects/${project}/imports/${id}/rejected`
}
