import { useTranslation } from 'react-i18next'
import { useMembers } from '../api/members.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Job } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'

/** Describes in a few words what a job does. */
export function useJobText(): (job: Job) => string {
  const { t } = useTranslation()
  const statuses = useStatuses()
  const members = useMembers()
  const format = useFormat()
  return ({ kind, edit }) => {
    if (kind !== 'bulk' || !edit) return t(`jobs.kind.${kind}`)
    if (edit.remove) return t('jobs.edit.remove')
    if (edit.restore) return t('jobs.edit.restore')
    const { status, source, assignee, remind_at, remind_note, lost_reason: reason } = edit.set ?? {}
    const memberName = members.find(({ id }) => id === assignee)?.name ?? t('card.memberGone', { id: assignee })
    const remind = () => {
      if (!remind_at) return t('jobs.edit.noRemind')
      const when = format.planned(remind_at)
      return remind_note ? t('jobs.edit.remindAbout', { when, note: remind_note }) : t('jobs.edit.remind', { when })
    }
    const told = [
      status !== undefined &&
        t('jobs.edit.status', { name: statuses.find(({ id }) => id === status)?.name ?? t('leads.statusGone') }),
      reason !== undefined && t('jobs.edit.reason'),
      source !== undefined && t('jobs.edit.source', { name: source ?? t('leads.noSource') }),
      assignee !== undefined && t('jobs.edit.assignee', { name: assignee === null ? t('card.nobody') : memberName }),
      remind_at !== undefined && remind(),
    ]
      .filter(Boolean)
      .join(', ')
    return told || t('jobs.kind.bulk') // only the note of a reminder changed
  }
}
