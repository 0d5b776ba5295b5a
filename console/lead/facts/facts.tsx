import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { isSameAmount } from '../../api/money.ts'
import { useProject } from '../../api/session.ts'
import { useStatuses } from '../../api/statuses.ts'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { dialNumber, isEmail, mailTo } from '../contact.ts'
import { isUnmasked, useCanChange } from '../rights.ts'
import { useSaveField } from '../use-save-field.ts'
import { AssigneeFact } from './assignee-fact.tsx'
import { CopyButton } from './copy-button.tsx'
import { Add, Fact } from './fact.tsx'
import css from './facts.module.css'
import { LostReasonFact } from './lost-reason-fact.tsx'
import { MomentFact, RemindFact } from './moment-fact.tsx'
import { OwnFields } from './own-fields.tsx'
import { formatPriceInput, parsePriceInput } from './price.ts'
import { SourceField } from './source-field.tsx'

/** The fields of a lead, each edited inline. */
export function Facts({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const type = useStatuses().find(({ id }) => id === lead.status)?.type
  const isPaid = type === 'paid'
  return (
    <dl className={css.facts} aria-label={t('card.facts')}>
      <PhoneFact lead={lead} />
      <EmailFact lead={lead} />
      <PriceFact lead={lead} />
      {(type === 'canceled' || lead.lost_reason !== null) && <LostReasonFact lead={lead} />}
      <AssigneeFact lead={lead} />
      <SourceFact lead={lead} />
      <RemindFact lead={lead} />
      <MomentFact lead={lead} field="creation_date" />
      {(isPaid || lead.paid_date !== null) && <MomentFact lead={lead} field="paid_date" canClear />}
      <OwnFields lead={lead} />
    </dl>
  )
}

type LeadFactProps = Omit<ComponentProps<typeof Fact>, 'name' | 'value' | 'canChange' | 'save'> & {
  lead: Lead
  of: 'phone' | 'email' | 'price' | 'source'
}

/** A text field of a lead: its value as the children show it, or a button that adds one. */
function LeadFact({ lead, of, children, ...how }: LeadFactProps) {
  const { t } = useTranslation()
  const save = useSaveField(lead)
  const canChange = useCanChange(lead) && isUnmasked(lead[of])
  return (
    <Fact
      name={t(`card.field.${of}`)}
      value={lead[of]}
      canChange={canChange}
      save={(value) => save(of, value)}
      {...how}
    >
      {lead[of] ? children : <Add canChange={canChange}>{t(`card.add.${of}`)}</Add>}
    </Fact>
  )
}

function PhoneFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { country } = useProject()
  const number = lead.phone ? dialNumber(lead.phone, country) : undefined
  const acts = lead.phone && isUnmasked(lead.phone) && (
    <CopyButton text={number ?? lead.phone} name={t('card.field.phone')} />
  )
  return (
    <LeadFact lead={lead} of="phone" type="tel" acts={acts}>
      {number ? (
        <a className="num" href={`tel:${number}`}>
          {lead.phone}
        </a>
      ) : (
        <span className="num">{lead.phone}</span>
      )}
    </LeadFact>
  )
}

function EmailFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const address = lead.email && isEmail(lead.email) && isUnmasked(lead.email) ? lead.email : undefined
  return (
    <LeadFact
      lead={lead}
      of="email"
      type="email"
      acts={address && <CopyButton text={address} name={t('card.field.email')} />}
    >
      {address ? (
        <a className="cut" href={mailTo(address)}>
          {address}
        </a>
      ) : (
        <>
          <span className="cut">{lead.email}</span>
          {lead.email && isUnmasked(lead.email) && <span className="mk">{t('card.noEmail')}</span>}
        </>
      )}
    </LeadFact>
  )
}

function PriceFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = lead.price === null ? undefined : format.money(lead.price)
  return (
    <LeadFact
      lead={lead}
      of="price"
      shown={text}
      type="number"
      unit={format.currencySign}
      wrong={t('card.wrong.price')}
      typed={formatPriceInput}
      read={(typed) => (typed.trim() === '' ? null : samePrice(parsePriceInput(typed), lead.price))}
    >
      <span className="num">{text}</span>
    </LeadFact>
  )
}

function SourceFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  return (
    <LeadFact lead={lead} of="source" field={(edit) => <SourceField edit={edit} name={t('card.field.source')} />}>
      <span className="cut">{lead.source}</span>
    </LeadFact>
  )
}

/** Keeps the old price when the new one has the same value, such as `5` for `5.00`. */
function samePrice(price: string | undefined, before: string | null): string | undefined {
  return before !== null && isSameAmount(price, before) ? before : price
}
