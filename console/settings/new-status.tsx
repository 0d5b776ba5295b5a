import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api/types.ts'
import { IconPlus } from '../ui/icons.ts'
import css from './settings.module.css'
import { types } from './status-row.tsx'

/** The form of a new status, which is added at the end of the board. */
export function NewStatus({ onAdd }: { onAdd(draft: Pick<Status, 'name' | 'type'>): Promise<boolean> }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [type, setType] = useState<Status['type']>('progress')
  return (
    <form className={css['row-start']} onSubmit={(event) => void add(event)}>
      <input
        className="in s"
        style={{ width: 240 }}
        placeholder={t('settings.statuses.new')}
        aria-label={t('settings.statuses.new')}
        value={name}
        maxLength={1000}
        onChange={(event) => setName(event.target.value)}
      />
      <select
        className="in s"
        style={{ width: 'auto' }}
        aria-label={t('settings.statuses.type')}
        value={type}
        onChange={(event) => setType(event.target.value as Status['type'])}
      >
        {types.map((each) => (
          <option key={each} value={each}>
            {t(`settings.type.${each}`)}
          </option>
        ))}
      </select>
      <button type="submit" className="btn" disabled={name.trim() === ''}>
        <IconPlus className="i" aria-hidden />
        {t('settings.add')}
      </button>
    </form>
  )

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (await onAdd({ name: name.trim(), type })) setName('')
  }
}
