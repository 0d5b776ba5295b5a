import { useTranslation } from 'react-i18next'
import { FieldError } from './field-error.tsx'
import { PasswordField } from './password-field.tsx'

type Props = { label: string; name: string; error?: unknown; isFirst?: boolean }

/** The field of a new password, with its length requirement. */
export function NewPassword({ label, name, error, isFirst = false }: Props) {
  const { t } = useTranslation()
  return (
    <PasswordField
      label={label}
      name={name}
      autoComplete="new-password"
      isWrong={error != null}
      minLength={10}
      isFirst={isFirst}
    >
      <small>{t('password.hint')}</small>
      <FieldError error={error} />
    </PasswordField>
  )
}
