import { useTranslation } from 'react-i18next'
import { useStatuses } from '../desk.ts'
import { useProject } from '../session.ts'
import type { Lead } from '../types.ts'
import { useFormat } from '../ui/format.ts'
import { AssigneeFact } from './assignee-fact.tsx'
import { dialled } from './contact.ts'
import { Copy } from './copy.tsx'
import { Fact, Told } from './fact.tsx'
import { MomentFact, RemindFact } from './moment-fact.tsx'
import { OwnFields } from './own-fields.tsx'
import { readPrice, typedPrice } from './price.ts'
import { isWhole, useCanChange } from './rights.ts'
import { Add, useSave } from './save.tsx'
import { SourceField } from './source-field.tsx'

/** What is known of a lead, each fact edited where it stands. */
export function Facts({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const isPaid = useStatuses().some(({ id, type }) => id === lead.status && type === 'paid')
  return (
    <dl className="facts" aria-label={t('card.facts')}>
      <PhoneFact lead={lead} />
      <EmailFact lead={lead} />
      <PriceFact lead={lead} />
      <AssigneeFact lead={lead} />
      <SourceFact lead={lead} />
      <RemindFact lead={lead} />
      <MomentFact lead={lead} field="creation_date" />
      {(isPaid || lead.paid_date !== null) && <MomentFact lead={lead} field="paid_date" canClear />}
      <OwnFields lead={lead} />
    </dl>
  )
}

function PhoneFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { country } = useProject()
  const save = useSave(lead)
  const canChange = useCanChange(lead) && isWhole(lead.phone)
  const name = t('card.field.phone')
  const number = lead.phone ? dialled(lead.phone, country) : undefined
  const shown = lead.phone ? (
    number ? (
      <a className="num" href={`tel:${number}`}>
        {lead.phone}
      </a>
    ) : (
      <span className="num">{lead.phone}</span>
    )
  ) : (
    <Add canChange={canChange}>{t('card.add.phone')}</Add>
  )
  const acts = lead.phone && isWhole(lead.phone) && <Copy text={number ?? lead.phone} name={name} />
  if (!canChange)
    return (
      <Told label={name} acts={acts}>
        {shown}
      </Told>
    )
  return (
    <Fact label={name} name={name} value={lead.phone} type="tel" acts={acts} save={(value) => save('phone', value)}>
      {shown}
    </Fact>
  )
}

function EmailFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const save = useSave(lead)
  const canChange = useCanChange(lead) && isWhole(lead.email)
  const name = t('card.field.email')
  const isLink = lead.email?.includes('@') && isWhole(lead.email)
  const shown = lead.email ? (
    isLink ? (
      <a className="cut" href={`mailto:${lead.email}`}>
        {lead.email}
      </a>
    ) : (
      <span className="cut">{lead.email}</span>
    )
  ) : (
    <Add canChange={canChange}>{t('card.add.email')}</Add>
  )
  const acts = isLink && <Copy text={lead.email ?? ''} name={name} />
  if (!canChange)
    return (
      <Told label={name} acts={acts}>
        {shown}
      </Told>
    )
  return (
    <Fact label={name} name={name} value={lead.email} type="email" acts={acts} save={(value) => save('email', value)}>
      {shown}
    </Fact>
  )
}

function PriceFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useSave(lead)
  const canChange = useCanChange(lead)
  const name = t('card.field.price')
  const told = lead.price === null ? null : format.money(lead.price)
  const shown =
    told === null ? <Add canChange={canChange}>{t('card.add.price')}</Add> : <span className="num">{told}</span>
  if (!canChange) return <Told label={name}>{shown}</Told>
  return (
    <Fact
      label={name}
      name={name}
      value={lead.price}
      shown={told ?? undefined}
      type="number"
      unit={format.currencySign}
      wrong={t('card.wrong.price')}
      typed={typedPrice}
      read={(typed) => (typed.trim() === '' ? null : samePrice(readPrice(typed), lead.price))}
      save={(value) => save('price', value)}
    >
      {shown}
    </Fact>
  )
}

function SourceFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const save = useSave(lead)
  const canChange = useCanChange(lead)
  const name = t('card.field.source')
  const shown = lead.source ? (
    <span className="cut">{lead.source}</span>
  ) : (
    <Add canChange={canChange}>{t('card.add.source')}</Add>
  )
  if (!canChange) return <Told label={name}>{shown}</Told>
  return (
    <Fact
      label={name}
      name={name}
      value={lead.source}
      save={(value) => save('source', value)}
      field={(edit) => <SourceField edit={edit} name={name} />}
    >
      {shown}
    </Fact>
  )
}

/** An amount that means the same as before is the same, however it is written. */
function samePrice(price: string | undefined, before: string | null): string | undefined {
  if (price === undefined) return
  return before !== null && Number(price) === Number(before) ? before : price
}
