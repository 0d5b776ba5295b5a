import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Arrival, useArrivals } from '../api/arrivals.ts'
import { useRefused } from '../api/refused.ts'
import { useProject } from '../api/session.ts'
import { useReasonText } from '../inbox/receipt-words.ts'
import { useFormat } from '../ui/format.ts'
import { IconExternalLink } from '../ui/icons.ts'
import css from './forms.module.css'

type Props = {
  /** The entry point whose receipts are shown. */
  which: Parameters<typeof useArrivals>[0]
  /** The page from which a test can be sent. */
  page?: string
}

/** Waits for an enquiry and shows it arrive: received, then its lead, or why there is none. */
export function Check({ which, page }: Props) {
  const { t } = useTranslation()
  const { role } = useProject()
  if (role === 'contractor') return null
  return (
    <section className={css.check} aria-labelledby="check-title">
      <div className={css['check-head']}>
        <h2 id="check-title">{t('forms.check.title')}</h2>
        <p className="t2">{t(page === undefined ? 'forms.check.send' : 'forms.check.open')}</p>
        {page !== undefined && (
          <a className="btn" href={page} target="_blank" rel="noopener">
            <IconExternalLink className="i" aria-hidden />
            {t('forms.check.page')}
          </a>
        )}
      </div>
      <Arriving which={which} />
    </section>
  )
}

/** The newest receipt or refusal since the page was opened. */
function Arriving({ which }: { which: Props['which'] }) {
  const { t } = useTranslation()
  const arrived = useNew(useArrivals(which).data?.items, ({ id }) => id)
  const refused = useNew(useRefusedOf(which), ({ at, detail }) => `${at} ${detail}`)
  return (
    <div role="status" className={css.trace}>
      {arrived.found ? (
        <Trace of={arrived.found} />
      ) : refused.found ? (
        <p className={css.refused}>
          <b className="m">{t('forms.check.refused')}</b> {refused.found.detail}
        </p>
      ) : (
        arrived.isWaiting && refused.isWaiting && <p className="t2">{t('forms.check.waiting')}</p>
      )}
    </div>
  )
}

/** The first item of a list, once it differs from the first one at the start. */
function useNew<Item>(items: Item[] | undefined, nameOf: (item: Item) => string) {
  const first = items?.[0]
  const name = first === undefined ? '' : nameOf(first)
  const [before, setBefore] = useState<string>()
  if (items && before === undefined) setBefore(name)
  const isNew = before !== undefined && name !== before
  return { found: isNew ? first : undefined, isWaiting: before !== undefined }
}

/** The refusals that may belong to an entry point; those of a snippet come before their form is known. */
function useRefusedOf({ form, key }: Props['which']) {
  const { data } = useRefused()
  return data?.items.filter((each) =>
    form !== undefined && each.form !== null ? each.form === form : !key || each.key === key,
  )
}

function Trace({ of }: { of: Arrival }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const sayReason = useReasonText()
  const { id, at, end, lead, reasons, understood } = of
  const who = understood?.name ?? understood?.phone ?? understood?.email
  return (
    <ol>
      <li>
        <Link className="link" to={`/p/${project}/inbox`} search={{ receipt: id } as never}>
          {t('forms.check.received', { id })}
        </Link>
        <small className="num">{[format.moment(at), who].filter(Boolean).join(' · ')}</small>
      </li>
      <li data-end={end ?? 'waiting'}>
        {lead === null ? (
          <span className="m">{t(`receipt.end.${end ?? 'waiting'}`)}</span>
        ) : (
          <Link className="link" to={`/p/${project}/leads/${lead}`}>
            {t(end === 'joined' ? 'forms.check.joined' : 'forms.check.lead', { id: lead })}
          </Link>
        )}
        {reasons.length > 0 && <small>{reasons.map(sayReason).join('; ')}</small>}
      </li>
    </ol>
  )
}
