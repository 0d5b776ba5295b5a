import { useTranslation } from 'react-i18next'
import { useJobs } from '../api/jobs.ts'
import type { Status } from '../api/types.ts'
import { FailureNotice } from '../jobs/failed-job.tsx'

/** The statuses whose newest removal, by any member, failed, so that some of their leads remain. */
export function FailedRemovals({ statuses, again }: { statuses: Status[]; again(status: Status): void }) {
  const { t } = useTranslation()
  const jobs = useJobs('status-removal')
  return statuses.map((status) => {
    const job = jobs.find((each) => each.status === status.id)
    if (job?.state !== 'failed') return null
    const { id, name } = status
    return (
      <FailureNotice
        key={id}
        job={job}
        place={`status-removal.${id}`}
        title={t('settings.statuses.notRemoved', { name })}
        again={() => again(status)}
      />
    )
  })
}
