import { useTranslation } from 'react-i18next'
import { originsIn, useSiteKeyMutations } from '../api/site-keys.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import css from './forms.module.css'

/** The sites from which a key is accepted, edited in place: Enter and blur save them, Esc and a refusal restore them. */
export function OriginsField({ id, origins }: { id: string; origins: readonly string[] }) {
  const { t } = useTranslation()
  const { setOrigins } = useSiteKeyMutations()
  const value = origins.join(', ')
  const keep = async (field: HTMLInputElement) => {
    const typed = field.value
    const isKept = await tryOrShowError(async () => {
      await setOrigins.mutateAsync({ id, origins: originsIn(typed) })
      showDone(t('forms.key.originsKept'))
    })
    if (!isKept && field.value === typed) field.value = value // unless the input changed meanwhile
  }
  return (
    <label className="field">
      <span>{t('forms.key.origins')}</span>
      <input
        key={value}
        className="in s"
        defaultValue={value}
        maxLength={10_000}
        placeholder={t('forms.key.anyOrigin')}
        onBlur={({ currentTarget }) => {
          if (originsIn(currentTarget.value).join(', ') !== value) void keep(currentTarget)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') event.currentTarget.value = value
        }}
      />
    </label>
  )
}

/** Creates another secret for a key whose secret this page does not know; the former one stays valid for a time. */
export function RotateKey({ id }: { id: string }) {
  const { t } = useTranslation()
  const { rotate } = useSiteKeyMutations()
  // not in a callback of the call, since this component is gone once the key is known
  const give = () =>
    tryOrShowError(async () => {
      await rotate.mutateAsync(id)
      showDone(t('forms.key.rotated'))
    })
  return (
    <p className={css.note}>
      {t('forms.key.told')}{' '}
      <button type="button" className="link" disabled={rotate.isPending} onClick={() => void give()}>
        {t('forms.key.rotate')}
      </button>
    </p>
  )
}
