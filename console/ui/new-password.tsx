import { useTranslation } from 'react-i18next'
import { FieldError } from './field-error.tsx'

type Props = { label: string; name: string; error?: unknown }

/** The field of a new password, with its length requirement. */
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
