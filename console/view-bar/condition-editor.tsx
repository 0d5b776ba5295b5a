import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../api/types.ts'
import { Choices } from './choices.tsx'
import { emptyValueOf, kindOf, operatorsOf } from './fields.ts'
import { ValueField } from './value-field.tsx'

type Props = {
  condition: Condition
  onChange(condition: Condition): void
  /** Applies the condition and opens a new alternative. */
  onBeside?(condition: Condition): void
  onDone(): void
}

/** Edits one condition. It is applied as a whole, so that a half-edited one does not filter. */
export function ConditionEditor({ condition, onChange, onBeside, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(condition)
  const kind = kindOf(condition.field)
  const isWhole =
    draft.operator === 'null' || (Array.isArray(draft.value) ? draft.value.length > 0 : draft.value !== '')
  const usual = kind ? operatorsOf[kind] : []
  const operators = usual.includes(draft.operator) ? usual : [draft.operator, ...usual]

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
          onChange={({ target }) => ask(target.value)}
        >
          {operators.map((each) => (
            <option key={each} value={each}>
              {t(`view.op.${kind === 'date' ? 'date' : 'any'}.${each}`)}
            </option>
          ))}
        </select>
        <span className="grow" />
        {onBeside && (
          <button type="button" className="btn quiet s" onClick={() => onBeside(draft)} disabled={!isWhole}>
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

  /** Switches the operator; the value is kept where its type fits. */
  function ask(operator: string): void {
    const first = emptyValueOf(operator)
    const fits = typeof first === typeof draft.value
    setDraft({ ...draft, operator, value: fits ? draft.value : first })
  }
}
