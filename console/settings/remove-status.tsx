import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leadCount } from '../api/leads.ts'
import { useProjectId } from '../api/session.ts'
import type { Status } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import css from './settings.module.css'

type Props = { status: Status; others: Status[]; onClose(): void; onRemove(replacement: string): Promise<void> }

/** Asks which status the leads of a removed one move to. */
export function RemoveStatus({ status, others, onClose, onRemove }: Props) {
  const { t } = useTranslation()
  const [replacement, setReplacement] = useState(others[0]?.id ?? '')
  const [error, setError] = useState<unknown>()
  const format = useFormat()
  const filter = JSON.stringify({ field: 'status', operator: '=', value: status.id })
  const leads = useQuery(leadCount(useProjectId(), { period: 'all', filter })).data?.total
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.statuses.removing', { name: status.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={css.stack} onSubmit={(event) => void remove(event)}>
        <p role="status" className={css.moving}>
          {leads !== undefined && t('settings.statuses.moving', { count: leads, number: format.number(leads) })}
        </p>
        <label className="field">
          <span>{t('settings.statuses.replacement')}</span>
          <select className="in" value={replacement} onChange={(event) => setReplacement(event.target.value)}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <FieldError error={error} />
        </label>
        <footer className={css['row-end']}>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('view.cancel')}
          </button>
          <button type="submit" className="btn danger">
            {t('settings.statuses.remove')}
          </button>
        </footer>
      </form>
    </Modal>
  )

  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault()
    try {
      await onRemove(replacement)
      onClose()
    } catch (reason) {
      setError(reason)
    }
  }
}
