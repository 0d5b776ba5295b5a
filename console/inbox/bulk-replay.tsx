import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ReceiptQuery, type ReplayHow, useReplays } from '../api/inbox.ts'
import { isRunning, useOwnJobs, useStopJob } from '../api/jobs.ts'
import { useProject } from '../api/session.ts'
import type { ReceiptSummary } from '../api/types.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { IconRefresh } from '../ui/icons.ts'
import { showDone, showError, tryOrShowError } from '../ui/toasts.tsx'
import { useIsPhone } from '../ui/use-phone.ts'

type Props = { query: ReceiptQuery; summary: ReceiptSummary | undefined }

/** Works all receipts of the view anew, or says that they are no spam: a job with its progress and undo. */
export function BulkReplay({ query, summary }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const { id: project, role } = useProject()
  const { many } = useReplays()
  const { mutate: stop } = useStopJob()
  const running = useOwnJobs('replay', 'not-spam').find(isRunning)
  if (role === 'viewer' || role === 'contractor') return null
  if (running) return <JobProgress job={running} stop={({ id }) => stop(id, { onError: showError })} />
  const all = Object.values(summary?.ends ?? {}).reduce((sum, each) => sum + each, 0)
  const count = query.end ? (summary?.ends[query.end] ?? 0) : all
  const ofEnd = query.end === undefined || query.end === 'spam' || query.end === 'quarantine'
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button
          type="button"
          className={isPhone ? 'ib' : 'btn'}
          disabled={count === 0 || many.isPending}
          aria-label={isPhone ? t('inbox.bulk.open') : undefined}
        >
          <IconRefresh className="i" aria-hidden />
          {!isPhone && t('inbox.bulk.open')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('inbox.total', { count, number: format.number(count) })}</Menu.Label>
        <Menu.Item onClick={() => void begin('replay')}>{t('inbox.replay')}</Menu.Item>
        {ofEnd && <Menu.Item onClick={() => void begin('not-spam')}>{t('inbox.notSpam')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )

  async function begin(how: ReplayHow): Promise<void> {
    const words = { count, number: format.number(count) }
    const question = {
      title: t(`inbox.bulk.${how}.title`, words),
      text: t(`inbox.bulk.${how}.text`),
      action: t(how === 'replay' ? 'inbox.replay' : 'inbox.notSpam'),
      isSafe: true,
    }
    if (!(await confirm(question))) return
    await tryOrShowError(async () => {
      const { job } = await many.mutateAsync({ query, how })
      if (!job || isRunning(job) || job.state === 'failed') return
      const text = t('inbox.bulk.done', { count: job.changed, number: format.number(job.changed) })
      showDone(text, job.undo ? { project, token: job.undo } : undefined)
    })
  }
}
