import { useFocusTrap } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../api/types.ts'
import { IconSearch } from '../ui/icons.ts'
import css from './condition.module.css'
import { type Field, initialCondition, useFields } from './fields.ts'

type Props = {
  /** Fields to leave out. */
  but?: readonly string[] | undefined
  onChoose(condition: Condition): void
}

/** The fields of a filter, with a search. */
export function FieldMenu({ but = [], onChoose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const focused = useFocusTrap() // even when it replaces an editor in an open box
  const offered = useFields().filter(({ name }) => !but.includes(name))
  const found = offered.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
  const choose = ({ name, kind }: Field) => onChoose({ field: name, ...initialCondition(kind) })
  return (
    <div ref={focused}>
      <label className="in">
        <IconSearch className="i" aria-hidden />
        <input
          data-autofocus
          placeholder={t('view.findField')}
          aria-label={t('view.findField')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const first = found[0]
            if (event.key === 'Enter' && first) choose(first)
          }}
        />
      </label>
      <div className={`menu ${css.fields}`}>
        {found.map((field) => (
          <button key={field.name} type="button" onClick={() => choose(field)}>
            {field.label}
          </button>
        ))}
        {found.length === 0 && <p className={`t2 ${css.none}`}>{t('view.noField')}</p>}
      </div>
    </div>
  )
}
