import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReceipts } from '../../api/receipts.ts'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { IconForms } from '../../ui/icons.ts'
import style from './timeline.module.css'
import { useReceiptOrigin } from './use-receipt-origin.ts'

/** The number of receipts shown at first. */
const few = 20

/** The submissions of the person: their entry point, their outcome, their time. */
export function Receipts({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const receipts = useReceipts(lead.id)
  const [isAll, setAll] = useState(false)
  const wayOf = useReceiptOrigin(receipts.some(({ form }) => form !== null))
  if (receipts.length === 0) return null
  return (
    <section className={style.sec} aria-label={t('card.receipt.title')}>
      <h2>
        {t('card.receipt.title')} <span className="num">{receipts.length}</span>
      </h2>
      <ul className={style.receipts}>
        {receipts.slice(0, isAll ? undefined : few).map((receipt) => (
          <li key={receipt.id}>
            <IconForms className="i" aria-hidden />
            <span className="cut">{wayOf(receipt)}</span>
            <span className="t2 cut">
              {[receipt.end && t(`card.receipt.end.${receipt.end}`), ...receipt.reasons.map(reasonOf)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <time className="t2 num" dateTime={receipt.at} title={format.whole(receipt.at)}>
              {format.moment(receipt.at)}
            </time>
          </li>
        ))}
      </ul>
      {!isAll && receipts.length > few && (
        <button type="button" className={`btn quiet s ${style.show}`} onClick={() => setAll(true)}>
          {t('card.earlier.more', { count: receipts.length - few })}
        </button>
      )}
    </section>
  )

  /** Only reasons that concern the person; spam checks are shown with the receipts themselves. */
  function reasonOf({ code }: { code: string }): string | undefined {
    const shown = ['same-content', 'same-person', 'same-chat', 'not-spam']
    return shown.includes(code) ? t(`card.receipt.reason.${code}`) : undefined
  }
}
