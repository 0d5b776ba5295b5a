import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Filter, Job } from './types.ts'

/** What a bulk edit does to each lead, and the name of the value for messages. */
export type BulkEdit =
  | { do: 'assignee' | 'source' | 'remove'; value: string | null; name: string }
  | { do: 'status'; value: string; name: string; reason: string | null }
  | { do: 'remind'; value: string | null; note: string; name: string }
/** The leads of a bulk edit: by ids, or those of a view. */
export type BulkTarget = { ids: string[] } | { period: string; q?: string; filter?: Filter }
export type BulkRequest = { target: BulkTarget; edit: BulkEdit }

/** Starts a bulk edit; returns the job, which small edits have already finished. */
export function useStartBulkEdit() {
  const project = useProjectId()
  return useMutation({
    mutationFn: ({ target, edit }: BulkRequest) => sendBulk(project, { ...target, ...bodyOf(edit) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.jobs(project) }),
  })
}

/** How many leads a bulk edit would find, and how many of them it would change, at most those unless `isExact`. */
export function useBulkPreview({ target, edit }: BulkRequest) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.bulkPreview(project, target, edit),
    queryFn: () => preview(project, target, edit),
    staleTime: 0,
    gcTime: 0,
  })
}

async function preview(project: string, target: BulkTarget, edit: BulkEdit) {
  const { total, sum } = await sendBulk(project, { ...target, ...bodyOf(edit), dry_run: true })
  const others = othersOf(edit)
  if (others === undefined || 'ids' in target) return { total, sum, changing: total, isExact: edit.do === 'remove' }
  const filter = target.filter ? { and: [target.filter, others] } : others
  const changing = await sendBulk(project, { ...target, filter, ...bodyOf(edit), dry_run: true })
  return { total, sum, changing: changing.total, isExact: true }
}

/**
 * A filter of the leads that have other values than an edit sets; undefined where no filter finds exactly those. Filters compare sources without
 * regard to letter case, and know no notes of reminders.
 */
function othersOf(edit: BulkEdit): Filter | undefined {
  if (edit.do === 'status' && edit.reason !== null)
    return { or: [isOther('status', edit.value), isOther('lost_reason', edit.reason)] }
  if (edit.do === 'status' || edit.do === 'assignee') return isOther(edit.do, edit.value)
  return edit.do === 'source' && edit.value === null ? isOther('source', null) : undefined
}

function isOther(field: string, value: string | null): Filter {
  return value === null ? { field, operator: 'null', value: false } : { field, operator: '!=', value }
}

function bodyOf(edit: BulkEdit) {
  const { do: what, value } = edit
  if (what === 'remind') return { set: { remind_at: value, ...(edit.note && { remind_note: edit.note }) } }
  if (edit.do === 'status') return { set: { status: value, ...(edit.reason && { lost_reason: edit.reason }) } }
  return what === 'remove' ? { remove: true } : { set: { [what]: value } }
}

function sendBulk(project: string, body: object): Promise<{ total: number; sum: string; job: Job | null }> {
  const call = client.POST('/api/v2/projects/{project}/leads/bulk', {
    params: { path: { project } },
    body: body as never,
  })
  return unwrap(call as never)
}
