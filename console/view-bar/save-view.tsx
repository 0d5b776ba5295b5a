import { Checkbox, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../ui/problem-text.ts'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import css from './view-bar.module.css'

type Props = { title: string; name?: string; onClose(): void; onSave(name: string, shared: boolean): Promise<void> }

/** Asks for the name of a view, and whether it is shared. */
export function SaveView({ title, name, onClose, onSave }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(name ?? '')
  const [isShared, setShared] = useState(false)
  const [error, setError] = useState<unknown>()
  const [isBusy, run] = useOneAtATime()
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={save} className={css.save}>
        <label className="field">
          <span>{t('view.name')}</span>
          <input
            className={error ? 'in err' : 'in'}
            data-autofocus
            value={typed}
            maxLength={100}
            required
            onChange={(event) => setTyped(event.target.value)}
          />
          {error !== undefined && (
            <span className="msg" role="alert">
              {problemText(t, error)}
            </span>
          )}
        </label>
        {name === undefined && (
          <Checkbox
            label={t('view.forAll')}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <footer className={css['save-end']}>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('view.cancel')}
          </button>
          <button type="submit" className="btn primary" disabled={isBusy}>
            {t('view.keep')}
          </button>
        </footer>
      </form>
    </Modal>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    void run(async () => {
      try {
        await onSave(typed.trim(), isShared)
        onClose()
      } catch (reason) {
        setError(reason)
      }
    })
  }
}
