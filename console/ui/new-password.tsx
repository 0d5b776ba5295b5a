import { useTranslation } from 'react-i18next'
import { FieldError } from './field-error.tsx'

type Props = { label: string; name: string; error?: unknown }

/** A password that is chosen now, and how long it must be. */
export function NewPassword({ label, name, error }: Props) {
  const { t } = useTranslation()
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className={error ? 'in err' : 'in'}
        name={name}
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
      />
      <small>{t('settings.me.passwordHint')}</small>
      <FieldError error={error} />
    </label>
  )
}
