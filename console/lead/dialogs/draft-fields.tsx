import { Autocomplete, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LeadDraft } from '../../api/lead-draft.ts'
import { isActive, useMembers } from '../../api/members.ts'
import { useSources } from '../../api/sources.ts'
import { isSelectable, useStatuses } from '../../api/statuses.ts'
import { useFormat } from '../../ui/format.ts'
import { isEmail } from '../contact.ts'
import style from './dialogs.module.css'
import { SamePerson } from './same-person.tsx'

type Props = {
  draft: LeadDraft
  isPriceWrong: boolean
  isDisabled: boolean
  change(part: Partial<LeadDraft>): void
  /** Opens a lead of the same person. */
  open(id: string): void
}

/** The nine fields of a new lead. */
export function DraftFields({ draft, isPriceWrong, isDisabled, change, open }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const statuses = useStatuses().filter(isSelectable)
  const members = useMembers().filter(isActive)
  const sources = useSources(draft.source)
  const field = (name: keyof LeadDraft, rest: object = {}) => ({
    className: 'in',
    name,
    value: draft[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    ...rest,
  })
  return (
    <fieldset className={style.fields} disabled={isDisabled}>
      <label className="field">
        <span>{t('card.field.name')}</span>
        <input {...field('name', { maxLength: 1000, autoFocus: true })} />
      </label>
      <div className={style.two}>
        <label className="field">
          <span>{t('card.field.phone')}</span>
          <input {...field('phone', { type: 'tel', inputMode: 'tel', maxLength: 1000 })} />
        </label>
        <label className="field">
          <span>{t('card.field.email')}</span>
          <input {...field('email', { inputMode: 'email', maxLength: 1000 })} />
          {draft.email.trim() !== '' && !isEmail(draft.email.trim()) && <small>{t('card.noEmail')}</small>}
        </label>
      </div>
      <SamePerson phone={draft.phone} email={draft.email} open={open} />
      <label className="field">
        <span>{t('card.field.title')}</span>
        <input {...field('title', { placeholder: t('card.new.title'), maxLength: 1000 })} />
      </label>
      <label className="field">
        <span>{t('card.field.text')}</span>
        <textarea {...field('text', { rows: 3, className: `in ${style.area}`, maxLength: 65_535 })} />
      </label>
      <div className={style.two}>
        <Autocomplete
          label={t('card.field.source')}
          value={draft.source}
          data={sources.map(({ source }) => source)}
          filter={({ options }) => options}
          onChange={(source) => change({ source })}
          maxDropdownHeight={200}
        />
        <label className="field">
          <span>{t('card.field.price')}</span>
          <span className={isPriceWrong ? 'in err' : 'in'}>
            <input {...field('price', { className: 'num', inputMode: 'decimal', 'aria-invalid': isPriceWrong })} />
            <span className="t2">{format.currencySign}</span>
          </span>
          {isPriceWrong && (
            <span className="msg" role="alert">
              {t('card.wrong.price')}
            </span>
          )}
        </label>
        <Select
          label={t('card.field.status')}
          value={draft.status}
          data={statuses.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => change({ status: value ?? '' })}
          allowDeselect={false}
        />
        <Select
          label={t('card.field.assignee')}
          value={draft.assignee === 'nobody' ? null : draft.assignee || null}
          placeholder={t('card.nobody')}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => change({ assignee: value ?? 'nobody' })}
          clearable
          clearButtonProps={{ 'aria-label': t('card.pick.clear') }}
        />
      </div>
    </fieldset>
  )
}
