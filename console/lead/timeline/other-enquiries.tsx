import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRelatedLeads, useRelatedLeadsQuery } from '../../api/lead.ts'
import type { Lead } from '../../api/types.ts'
import { FailedPart } from '../../ui/failed-part.tsx'
import { useFormat } from '../../ui/format.ts'
import { StatusPill } from '../../ui/pill.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import { useLeadLink } from '../paths.ts'
import css from './timeline.module.css'

const few = 4

/** The other leads of the same person. */
export function OtherEnquiries({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const first = useRelatedLeads(lead.id)
  const [isAll, setAll] = useState(false)
  const isLong = first !== undefined && first.total > first.items.length
  const { data: all, error, refetch } = useRelatedLeadsQuery(lead.id, isAll && isLong)
  const related = all ?? first
  if (!related || related.total === 0) return null
  const isBefore = related.before === related.total
  const shown = isAll ? related.items : related.items.slice(0, few)
  return (
    <section className={css.sec} aria-label={t(isBefore ? 'card.earlier.before' : 'card.earlier.other')}>
      <h2>
        {t(isBefore ? 'card.earlier.before' : 'card.earlier.other')} <span className="num">{related.total}</span>
      </h2>
      <div className={css.earlier}>
        {shown.map((each) => (
          <Enquiry key={each.id} lead={each} />
        ))}
      </div>
      {!isAll && related.total > few && (
        <button type="button" className={`btn quiet s ${css.show}`} onClick={() => setAll(true)}>
          {t('card.earlier.more', { count: related.total - few })}
        </button>
      )}
      {isAll && error && <FailedPart error={error} retry={() => void refetch()} />}
    </section>
  )
}

/** A related lead in one line, with a link to it. */
function Enquiry({ lead }: { lead: Lead }) {
  const format = useFormat()
  const path = useLeadLink()
  const isPhone = useIsPhone()
  return (
    <Link {...path(lead.id)}>
      <span className="t2 num" title={format.whole(lead.creation_date)}>
        {isPhone ? format.day(lead.creation_date) : format.dayOfYear(lead.creation_date)}
      </span>
      <span className="cut">{lead.title}</span>
      <span className="cut">
        <StatusPill id={lead.status} />
      </span>
      {!isPhone && <span className="num">{lead.price === null ? '—' : format.money(lead.price)}</span>}
    </Link>
  )
}
