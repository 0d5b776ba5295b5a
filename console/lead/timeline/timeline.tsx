import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLeadEvents } from '../../api/lead-events.ts'
import type { Lead, LeadEvent } from '../../api/types.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { More } from '../../ui/more.tsx'
import { useCanChange } from '../rights.ts'
import { CommentForm } from './comment-form.tsx'
import style from './timeline.module.css'
import { TimelineEntry } from './timeline-entry.tsx'

/** The events and comments of a lead, the newest first. */
export function Timeline({ lead, field }: { lead: Lead; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const canChange = useCanChange(lead)
  const pages = useLeadEvents(lead.id)
  const { data, error, refetch } = pages
  const events = data?.pages.flatMap(({ items }) => items).filter(isShown) ?? []
  return (
    <section className={style.sec} aria-label={t('card.line.title')}>
      <h2>{t('card.line.title')}</h2>
      {canChange && <CommentForm key={lead.id} lead={lead} field={field} />}
      {error && !data && <ErrorPanel error={error} reset={() => void refetch()} />}
      {!data && !error && <Loading />}
      <ol className={style.events}>
        {events.map((event) => (
          <TimelineEntry key={event.number} event={event} lead={lead} />
        ))}
      </ol>
      <More pages={pages} label={t('card.line.more')} className={`btn quiet s ${style.show}`} />
    </section>
  )
}

/** Whether an event is shown. A comment appears where it was made, in its present form, so its changes and its removal are no entries. */
function isShown({ topics, after }: LeadEvent): boolean {
  const isOfComment = topics.some((topic) => topic === 'lead.comment_changed' || topic === 'lead.comment_deleted')
  return !isOfComment || 'responded_at' in after
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={style.lineWait} role="status" aria-label={t('loading')}>
      {[72, 56, 64].map((width) => (
        <div key={width}>
          <span className="sk round" />
          <span className="sk" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
