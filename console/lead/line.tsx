import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '../types.ts'
import { Failed } from '../ui/failed.tsx'
import { Happened } from './happened.tsx'
import shared from './lead.module.css'
import style from './line.module.css'
import { useCanChange } from './rights.ts'
import { Say } from './say.tsx'
import { useLine } from './use-line.ts'

/** What was said of a lead and what happened to it, the newest first. */
export function Line({ lead, field }: { lead: Lead; field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const canChange = useCanChange(lead)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLine(lead.id)
  const events = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="sec" aria-label={t('card.line.title')}>
      <h2>{t('card.line.title')}</h2>
      {canChange && <Say key={lead.id} lead={lead} field={field} />}
      {error && !data && <Failed error={error} reset={() => void refetch()} />}
      {!data && !error && <Loading />}
      <ol className="line">
        {events.map((event) => (
          <Happened key={event.number} event={event} lead={lead} />
        ))}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className={`btn quiet s ${shared.show}`}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('card.line.more')}
        </button>
      )}
    </section>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={style.lineWait} role="status" aria-label={t('loading')}>
      {[72, 56, 64].map((width) => (
        <div key={width}>
          <span className="sk a" />
          <span className="sk" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
