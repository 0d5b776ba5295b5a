import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../types.ts'
import { Choices } from './choices.tsx'
import { fields, kindOf, operatorsOf, valueFor } from './fields.ts'
import { ValueField } from './value-field.tsx'

type Props = {
  condition: Condition
  isNew?: boolean
  onChange(condition: Condition): void
  onBeside?(condition: Condition): void
  onDone(): void
}

/** One condition: how it asks, and for what. It is applied as a whole, so that nothing half said filters the list. */
export function ConditionEditor({ condition, isNew, onChange, onBeside, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(condition)
  const kind = kindOf(condition.field)
  const isWhole =
    draft.operator === 'null' || (Array.isArray(draft.value) ? draft.value.length > 0 : draft.value !== '')
  const operators = kind ? operatorsOf[kind] : [draft.operator]

  return (
    <form onSubmit={apply}>
      {draft.operator === 'in' && kind ? (
        <Choices kind={kind} chosen={draft.value as string[]} onChange={(value) => setDraft({ ...draft, value })} />
      ) : (
        <ValueField kind={kind ?? 'text'} draft={draft} onChange={(value) => setDraft({ ...draft, value })} />
      )}
      <footer>
        <select
          className="in s"
          aria-label={t('view.operator')}
          value={draft.operator}
          onChange={(event) =>
            setDraft({ ...draft, operator: event.target.value, value: valueFor(event.target.value) })
          }
        >
          {operators.map((each) => (
            <option key={each} value={each}>
              {t(`view.op.${kind === 'date' ? 'date' : 'any'}.${each}`)}
            </option>
          ))}
        </select>
        <span className="grow" />
        {!isNew && onBeside && (
          <button type="button" className="btn quiet s" onClick={beside} disabled={!isWhole}>
            {t('view.beside')}
          </button>
        )}
        <button type="submit" className="btn primary s" disabled={!isWhole}>
          {t('view.done')}
        </button>
      </footer>
    </form>
  )

  function apply(event: FormEvent): void {
    event.preventDefault()
    if (!isWhole) return
    onChange(draft)
    onDone()
  }

  /** Another possibility beside this one begins as its opposite that is most often meant: the same field, unset. */
  function beside(): void {
    onBeside?.({
      field: fields.find(({ name }) => name === draft.field)?.name ?? draft.field,
      operator: 'null',
      value: true,
    })
    onDone()
  }
}
