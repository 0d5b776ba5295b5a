import { useTranslation } from 'react-i18next'
import { type ApiKey, useApiKeyMutations } from '../api/api-keys.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone } from '../ui/toasts.tsx'
import { endOfKey } from './key-end.ts'

/** Changes the name and the expiry of a key. */
export default function KeyForm({ apiKey, close }: { apiKey: ApiKey; close(): void }) {
  const { t } = useTranslation()
  const { dayKey, timeZone } = useFormat()
  const { update } = useApiKeyMutations()
  const today = dayKey(new Date())
  const end = apiKey.expires_at === null ? '' : dayKey(new Date(apiKey.expires_at))

  const save = async ({ name = '', until = '' }: Record<string, string>) => {
    const change = { name, ...(until !== end && { expires_at: endOfKey(until, timeZone) }) }
    await update.mutateAsync({ id: apiKey.id, change })
    showDone(t('settings.keys.saved'))
  }
  return (
    <FormDialog title={t('settings.keys.changeKey')} action={t('settings.keys.save')} save={save} close={close}>
      <label className="field">
        <span>{t('settings.keys.name')}</span>
        <input className="in" name="name" required maxLength={1000} defaultValue={apiKey.name ?? ''} data-autofocus />
      </label>
      <label className="field">
        <span>{t('settings.keys.untilDay')}</span>
        <input
          className="in"
          type="date"
          name="until"
          defaultValue={end}
          min={end === '' || end >= today ? today : undefined}
        />
      </label>
    </FormDialog>
  )
}
