import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { ContactActions } from './contact-actions.tsx'
import { Facts } from './facts/facts.tsx'
import { Message } from './facts/message.tsx'
import { Header } from './header.tsx'
import style from './lead.module.css'
import { useCanCreate } from './rights.ts'
import { OtherEnquiries } from './timeline/other-enquiries.tsx'
import { Receipts } from './timeline/receipts.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { Touches } from './timeline/touches.tsx'
import { useBin } from './use-bin.ts'

type Props = { lead: Lead; comment: RefObject<HTMLTextAreaElement | null>; isPhone: boolean }

/** The content of a lead, from its name to its timeline. */
export function Body({ lead, comment, isPhone }: Props) {
  return (
    <>
      {lead.deleted_at !== null && <Binned lead={lead} />}
      <Header lead={lead} />
      {!isPhone && <ContactActions lead={lead} />}
      <Message lead={lead} />
      <Facts lead={lead} />
      <Touches lead={lead} />
      <Receipts lead={lead} />
      <OtherEnquiries lead={lead} />
      <Timeline lead={lead} field={comment} />
    </>
  )
}

/** The notice of a lead in the bin, with a button that restores it. */
function Binned({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const canWrite = useCanCreate()
  const { restore } = useBin(lead)
  return (
    <div className={style.binned} role="status">
      <span>
        {lead.merged_into
          ? t('card.bin.merged', { number: lead.merged_into })
          : t('card.bin.since', { when: format.longMoment(lead.deleted_at ?? '') })}
      </span>
      {canWrite && (
        <button type="button" className={`btn s ${style.binnedButton}`} onClick={restore}>
          {t('card.bin.restore')}
        </button>
      )}
    </div>
  )
}
