import { useEffect, useState } from 'react'
import { type BulkEdit, type BulkRequest, useStartBulkEdit } from '../api/bulk.ts'
import { isRunning, useOwnJobs, useStopJob } from '../api/jobs.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import type { Job } from '../api/types.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { targetOf } from './selection.ts'
import type { Leads } from './use-leads.ts'

/** Bulk edits of the selection. An edit of a whole view is previewed, a long one shows its progress, and each has one undo. */
export function useBulkEdit({ project, selection, view, desk }: Leads) {
  const [preview, setPreview] = useState<BulkRequest>()
  const [started, setStarted] = useState<{ job: Job; edit: BulkEdit }>()
  const { mutateAsync: start } = useStartBulkEdit()
  const { mutate: stop } = useStopJob()
  const jobs = useOwnJobs('bulk', 'undo')
  const running = jobs.find(isRunning)
  const current = started && (jobs.find(({ id }) => id === started.job.id) ?? started.job)

  useEffect(() => {
    if (!started || !current || isRunning(current)) return
    setStarted(undefined)
    void queryClient.invalidateQueries({ queryKey: keys.project(project) })
    if (current.state === 'failed') return // a notice says why
    const { edit } = started
    const number = desk.format.number(current.changed)
    const message = desk.t(`leads.bulk.done.${edit.do}`, { count: current.changed, number, name: edit.name })
    showDone(message, current.undo ? { project, token: current.undo } : undefined)
  }, [started, current, desk, project])

  const run = async (request: BulkRequest) => {
    setPreview(undefined)
    try {
      const { job } = await start(request)
      selection.clear()
      if (job) setStarted({ job, edit: request.edit })
    } catch (error) {
      showError(error)
    }
  }
  return {
    preview,
    running,
    begin: (edit: BulkEdit) => {
      const request = { target: targetOf(selection, view), edit }
      if (selection.isAll) setPreview(request)
      else void run(request)
    },
    run,
    cancel: () => setPreview(undefined),
    stop: (job: Job) => stop(job.id, { onError: showError }),
  }
}
