import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatuses } from '../api/statuses.ts'
import type { Condition } from '../api/types.ts'
import { parsePriceInput } from '../lead/facts/price.ts'
import { useFormat } from '../ui/format.ts'
import { fromWallTime, wallTime } from '../ui/zone.ts'
import css from './condition.module.css'
import type { FieldKind } from './field-kinds.ts'
import { isMoment } from './fields.ts'

type Props = { kind: FieldKind; draft: Condition; onChange(value: unknown): void }

/** The input of a condition with one value, by the kind of its field. */
export function ValueField({ kind, draft, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const statuses = useStatuses()
  const radio = (value: unknown, label: string) => (
    <label key={String(value)} className={css.choice}>
      <input
        type="radio"
        className="rb"
        name="value"
        checked={draft.value === value}
        onChange={() => onChange(value)}
      />
      {label}
    </label>
  )
  if (draft.operator === 'null' || kind === 'flag') {
    const words = kind === 'flag' ? 'flag' : `unset.${draft.field === 'responded_at' ? 'opened' : 'any'}`
    return <div className="menu">{[true, false].map((value) => radio(value, t(`view.${words}.${value}`)))}</div>
  }
  if (kind === 'status')
    return <div className={`menu ${css.fields}`}>{statuses.map(({ id, name }) => radio(id, name))}</div>
  if (kind === 'day')
    return (
      <label className="in">
        <input
          data-autofocus
          type="date"
          max="9999-12-31"
          aria-label={t('view.value')}
          value={isMoment(draft.value) ? draft.value : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
    )
  if (kind === 'number')
    return (
      <label className="in">
        <input
          data-autofocus
          type="number"
          step="any"
          aria-label={t('view.value')}
          defaultValue={typeof draft.value === 'number' ? draft.value : ''}
          onChange={({ target }) => onChange(target.value === '' ? '' : target.valueAsNumber)}
        />
      </label>
    )
  if (kind === 'date')
    return (
      <label className="in">
        <input
          data-autofocus
          type="datetime-local"
          max="9999-12-31T23:59"
          aria-label={t('view.value')}
          defaultValue={isMoment(draft.value) ? wallTime(draft.value, format.timeZone).replace(' ', 'T') : ''}
          onChange={({ target }) => onChange(target.value && fromWallTime(target.value, format.timeZone))}
        />
        <span className="t3">{format.offset}</span>
      </label>
    )
  if (kind === 'price') return <PriceField value={String(draft.value ?? '')} onChange={onChange} />
  return (
    <label className="in">
      <input
        data-autofocus
        placeholder={t('view.value')}
        aria-label={t('view.value')}
        value={String(draft.value ?? '')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** A price as people type it; an invalid one is no value, since a view with it could not be read. */
function PriceField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const isWrong = typed.trim() !== '' && parsePriceInput(typed) === undefined
  return (
    <>
      <label className={isWrong ? 'in err' : 'in'}>
        <input
          data-autofocus
          inputMode="decimal"
          autoComplete="off"
          placeholder={t('view.value')}
          aria-label={t('view.value')}
          aria-invalid={isWrong}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            onChange(parsePriceInput(target.value) ?? '')
          }}
        />
      </label>
      {isWrong && (
        <p className={`msg ${css.wrong}`} role="alert">
          {t('card.wrong.price')}
        </p>
      )}
    </>
  )
}
