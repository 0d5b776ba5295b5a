import { useTranslation } from 'react-i18next'
import { type ReceiptTarget, type ReplayHow, useReplays } from '../api/inbox.ts'
import { isRunning } from '../api/jobs.ts'
import { useProject } from '../api/session.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'

/** Replays many receipts after a confirmation; returns whether it started. */
export function useBulkReplay() {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const { many } = useReplays()
  const begin = async (target: ReceiptTarget, count: number, how: ReplayHow): Promise<boolean> => {
    const question = {
      title: t(`inbox.bulk.${how}.title`, { count, number: format.number(count) }),
      text: t(`inbox.bulk.${how}.text`),
      action: t(how === 'replay' ? 'inbox.replay' : 'inbox.notSpam'),
      isSafe: true,
    }
    if (!(await confirm(question))) return false
    return tryOrShowError(async () => {
      const { job } = await many.mutateAsync({ target, how })
      if (!job || isRunning(job) || job.state === 'failed') return
      const text = t('inbox.bulk.done', { count: job.changed, number: format.number(job.changed) })
      showDone(text, job.undo ? { project, token: job.undo } : undefined)
    })
  }
  return { begin, isPending: many.isPending }
}
