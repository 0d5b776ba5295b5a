import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../session.ts'
import type { Lead } from '../types.ts'
import { useFormat } from '../ui/format.ts'
import { Acts } from './acts.tsx'
import { restoreLead } from './bin.ts'
import { Earlier } from './earlier.tsx'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import style from './lead.module.css'
import { Line } from './line.tsx'
import { Receipts } from './receipts.tsx'
import { useCanWrite } from './rights.ts'
import { Said } from './said.tsx'
import { Touches } from './touches.tsx'

type Props = { lead: Lead; comment: RefObject<HTMLTextAreaElement | null>; isPhone: boolean }

/** All that is known of a lead, from who it is down to what happened to it. */
export function Body({ lead, comment, isPhone }: Props) {
  return (
    <>
      {lead.deleted_at !== null && <Binned lead={lead} />}
      <Head lead={lead} />
      {!isPhone && <Acts lead={lead} />}
      <Said lead={lead} />
      <Facts lead={lead} />
      <Touches lead={lead} />
      <Receipts lead={lead} />
      <Earlier lead={lead} />
      <Line lead={lead} field={comment} />
    </>
  )
}

/** Says that a lead lies in the bin, and takes it out. */
function Binned({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const canWrite = useCanWrite()
  return (
    <div className={style.binned} role="status">
      <span>
        {lead.merged_into
          ? t('card.bin.merged', { number: lead.merged_into })
          : t('card.bin.since', { when: format.longMoment(lead.deleted_at ?? '') })}
      </span>
      {canWrite && (
        <button type="button" className={`btn s ${style.binnedButton}`} onClick={() => void restoreLead(project, lead)}>
          {t('card.bin.restore')}
        </button>
      )}
    </div>
  )
}
