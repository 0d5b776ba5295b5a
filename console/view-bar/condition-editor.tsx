import { useFocusTrap } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../api/types.ts'
import { Choices } from './choices.tsx'
import { operatorsOf } from './field-kinds.ts'
import { emptyValueOf, isFromNow, useFields } from './fields.ts'
import { RelativeField } from './relative-field.tsx'
import { ValueField } from './value-field.tsx'

type Props = {
  condition: Condition
  onChange(condition: Condition): void
  /** Applies the condition and starts an alternative to it. */
  onBeside?(condition: Condition): void
  onDone(): void
}

/** Edits one condition. It is applied as a whole, so that a half-edited one does not filter. */
export function ConditionEditor({ condition, onChange, onBeside, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(condition)
  const focused = useFocusTrap() // even when it replaces the menu of fields in an open box
  const field = useFields().find(({ name }) => name === condition.field)
  const kind = field?.kind
  const isTime = kind === 'date' || kind === 'day'
  const isWhole =
    draft.operator === 'null' || (Array.isArray(draft.value) ? draft.value.length > 0 : draft.value !== '')
  const usual = kind ? operatorsOf[kind] : []
  const operators = usual.includes(draft.operator) ? usual : [draft.operator, ...usual]

  return (
    <form ref={focused} onSubmit={apply}>
      {(draft.operator === 'in' || draft.operator === 'not in') && field ? (
        <Choices field={field} chosen={draft.value as string[]} onChange={(value) => setDraft({ ...draft, value })} />
      ) : isTime && isFromNow(draft.operator, draft.value) ? (
        <RelativeField
          value={draft.value}
          isSpan={draft.operator === 'within'}
          isDay={kind === 'day'}
          onChange={(value) => setDraft({ ...draft, value })}
        />
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
              {t(`view.op.${isTime ? 'date' : 'any'}.${each}`)}
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
    event.stopPropagation() // a surrounding form must not be submitted
    if (!isWhole) return
    onChange(draft)
    onDone()
  }

  /** Switches the operator; the value stays if its type fits. */
  function ask(operator: string): void {
    const first = emptyValueOf(operator)
    const fits =
      typeof first === typeof draft.value &&
      Array.isArray(first) === Array.isArray(draft.value) &&
      !(isTime && isFromNow(operator, first) !== isFromNow(draft.operator, draft.value))
    setDraft({ ...draft, operator, value: fits ? draft.value : first })
  }
}
