import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReceiptQuery } from '../api/inbox.ts'
import { isRunning, useOwnJobs, useStopJob } from '../api/jobs.ts'
import { useProject } from '../api/session.ts'
import type { ReceiptSummary } from '../api/types.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useFormat } from '../ui/format.ts'
import { IconRefresh } from '../ui/icons.ts'
import { showError } from '../ui/toasts.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { useBulkReplay } from './use-bulk-replay.ts'

type Props = { query: ReceiptQuery; summary: ReceiptSummary | undefined }

/** Replays all receipts of the view, or marks them as no spam: a job with progress and undo. */
export function BulkReplay({ query, summary }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const { role } = useProject()
  const { begin, isPending } = useBulkReplay()
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
          disabled={count === 0 || isPending}
          aria-label={isPhone ? t('inbox.bulk.open') : undefined}
        >
          <IconRefresh className="i" aria-hidden />
          {!isPhone && t('inbox.bulk.open')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('inbox.total', { count, number: format.number(count) })}</Menu.Label>
        <Menu.Item onClick={() => void begin(query, count, 'replay')}>{t('inbox.replay')}</Menu.Item>
        {ofEnd && <Menu.Item onClick={() => void begin(query, count, 'not-spam')}>{t('inbox.notSpam')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
