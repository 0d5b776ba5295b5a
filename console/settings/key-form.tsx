import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, useApiKeyMutations } from '../api/api-keys.ts'
import { useFormat } from '../ui/format.ts'
import { problemText } from '../ui/problem-text.ts'
import { showDone } from '../ui/toasts.tsx'
import { endOfKey } from './key-end.ts'
import css from './settings.module.css'

/** Changes the name and the end of a key. */
export default function KeyForm({ apiKey, close }: { apiKey: ApiKey; close(): void }) {
  const { t } = useTranslation()
  const { dayKey, timeZone } = useFormat()
  const { update } = useApiKeyMutations()
  const [error, setError] = useState<unknown>()
  const end = apiKey.expires_at === null ? '' : dayKey(new Date(apiKey.expires_at))

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, until } = Object.fromEntries(new FormData(event.currentTarget)) as { name: string; until: string }
    const change = { name, ...(until !== end && { expires_at: endOfKey(until, timeZone) }) }
    try {
      await update.mutateAsync({ id: apiKey.id, change })
      showDone(t('settings.keys.saved'))
      close()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Modal
      opened
      centered
      padding={24}
      onClose={close}
      title={t('settings.keys.changeKey')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={css.stack} onSubmit={(event) => void save(event)}>
        <label className="field">
          <span>{t('settings.keys.name')}</span>
          <input className="in" name="name" required maxLength={1000} defaultValue={apiKey.name ?? ''} data-autofocus />
        </label>
        <label className="field">
          <span>{t('settings.keys.untilDay')}</span>
          <input className="in" type="date" name="until" defaultValue={end} min={dayKey(new Date())} />
        </label>
        {error !== undefined && (
          <p className="msg" role="alert">
            {problemText(t, error)}
          </p>
        )}
        <footer className={css['row-start']}>
          <button type="submit" className="btn primary">
            {t('settings.keys.save')}
          </button>
          <button type="button" className="btn quiet" onClick={close}>
            {t('card.cancel')}
          </button>
        </footer>
      </form>
    </Modal>
  )
}
