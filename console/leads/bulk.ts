import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { Job } from '../api/types.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { targetOf } from './selection.ts'
import type { Leads } from './use-leads.ts'

/** The one thing to do with many leads, and how it is called. */
export type Edit = { do: 'status' | 'assignee' | 'source' | 'remove'; value: string | null; name: string }
type Target = ReturnType<typeof targetOf>
/** What is about to be done; with all of a view it is told before, how much that is. */
export type Plan = { project: string; target: Target; edit: Edit; count: number }

/** Edits of all that is selected: told before where it is much, followed while it goes on, and undone as one. */
export function useBulk(leads: Leads) {
  const { project, selection, view, desk } = leads
  const [plan, setPlan] = useState<Plan>()
  const [begun, setBegun] = useState<{ job: Job; edit: Edit }>()
  const { data: job } = useQuery({
    queryKey: ['p', project, 'job', begun?.job.id],
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/jobs/{job}', {
          params: { path: { project, job: begun?.job.id ?? '' } },
        }),
      ),
    enabled: begun?.job.state === 'running',
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 500),
    initialData: begun?.job,
    staleTime: 0,
  })

  const told = useRef<string>(undefined)
  const state = begun && (job?.id === begun.job.id ? job : begun.job)
  useEffect(() => {
    if (!begun || !state || state.state === 'running' || told.current === state.id) return
    told.current = state.id
    setBegun(undefined)
    const { edit } = begun
    const text = desk.t(`leads.bulk.done.${edit.do}`, {
      count: state.changed,
      number: desk.format.number(state.changed),
      name: edit.name,
    })
    showDone(text, state.undo ? { project, token: state.undo } : undefined)
    void queryClient.invalidateQueries({ queryKey: ['p', project] })
  }, [begun, state, desk, project])

  const run = async ({ target, edit }: Plan) => {
    setPlan(undefined)
    try {
      const { job } = await post(project, { ...target, ...bodyOf(edit) })
      selection.clear()
      if (job) setBegun({ job, edit })
    } catch (error) {
      showError(error)
    }
  }
  return {
    plan,
    job: state?.state === 'running' ? state : undefined,
    begin: (edit: Edit) => {
      const next = { project, target: targetOf(selection, view), edit, count: selection.count }
      if (selection.isAll) setPlan(next)
      else void run(next)
    },
    run,
    drop: () => setPlan(undefined),
    stop: async () => {
      if (!state) return
      const path = { project, job: state.id }
      await unwrap(client.POST('/api/v2/projects/{project}/jobs/{job}/stop', { params: { path } })).catch(showError)
      await queryClient.invalidateQueries({ queryKey: ['p', project, 'job', state.id] })
    },
  }
}

/** How many leads it would be, and how many of them it would change. */
export async function forecast({
  project,
  target,
  edit,
}: Plan): Promise<{ total: number; sum: string; changing: number }> {
  const { total, sum } = await post(project, { ...target, ...bodyOf(edit), dry_run: true })
  if (edit.do !== 'status' || 'ids' in target) return { total, sum, changing: total }
  const others = { field: 'status', operator: '!=', value: edit.value }
  const filter = target.filter ? { and: [target.filter, others] } : others
  const changing = await post(project, { ...target, filter, ...bodyOf(edit), dry_run: true })
  return { total, sum, changing: changing.total }
}

function bodyOf({ do: what, value }: Edit) {
  return what === 'remove' ? { remove: true } : { set: { [what]: value } }
}

function post(project: string, body: object): Promise<{ total: number; sum: string; job: Job | null }> {
  const call = client.POST('/api/v2/projects/{project}/leads/bulk', {
    params: { path: { project } },
    body: body as never,
  })
  return unwrap(call as never)
}
