import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useMe, useProject, useProjectId } from './session.ts'
import type { Job } from './types.ts'

/** How often a running job is polled (ms). */
const pollInterval = 500

/** The newest jobs of some kinds that the signed-in member started. */
export function useOwnJobs(...kinds: Job['kind'][]): Job[] {
  const me = useMe().data?.id
  return useJobs(...kinds).filter(({ created_by }) => created_by === `member:${me}`)
}

/** The newest jobs of some kinds, by all members. Contractors may not read jobs. */
export function useJobs(...kinds: Job['kind'][]): Job[] {
  const { id: project, role } = useProject()
  const { data } = useQuery({
    queryKey: keys.jobs(project),
    enabled: role !== 'contractor' && role !== 'viewer',
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/jobs', { params: { path: { project } } })),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? pollInterval : false),
  })
  const jobs = data?.items.filter(({ kind }) => kinds.includes(kind)) ?? []
  useInvalidateAfter(project, jobs.some(isRunning))
  return jobs
}

/** All jobs of the last 30 days, the newest first, page by page; they are polled while one runs. */
export function useJobPages() {
  const project = useProjectId()
  const pages = useInfiniteQuery({
    queryKey: keys.jobPages(project),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/jobs', {
          params: { path: { project }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isRunning) ? pollInterval : false),
  })
  useInvalidateAfter(project, pages.data?.pages[0]?.items.some(isRunning) ?? false)
  return pages
}

/** Refetches the project when a job or a pull ends, since no event reports some changes, such as the removal of a status. */
export function useInvalidateAfter(project: string, isBusy: boolean): void {
  const wasBusy = useRef(isBusy)
  useEffect(() => {
    if (wasBusy.current && !isBusy) void queryClient.invalidateQueries({ queryKey: keys.project(project) })
    wasBusy.current = isBusy
  }, [project, isBusy])
}

export function isRunning({ state }: Job): boolean {
  return state === 'running'
}

export function useStopJob() {
  const project = useProjectId()
  return useMutation({
    mutationFn: (job: string) =>
      unwrap(client.POST('/api/v2/projects/{project}/jobs/{job}/stop', { params: { path: { project, job } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.jobs(project) }),
  })
}
