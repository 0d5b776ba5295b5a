import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconEye, IconEyeOff } from './icons.ts'
import css from './password-field.module.css'

type Props = {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  isWrong?: boolean
  minLength?: number
  /** Whether the field takes the focus, as the first or only one of its page. */
  isFirst?: boolean
  /** A hint or an error below the field. */
  children?: ReactNode
}

/** The field of a password, which can be shown while it is typed. */
export function PasswordField({
  label,
  name,
  autoComplete,
  isWrong = false,
  minLength,
  isFirst = false,
  children,
}: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <div className="field">
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <span className={`in ${isWrong ? 'err' : ''} ${css.box}`}>
        <input
          id={id}
          name={name}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          minLength={minLength}
          enterKeyHint={autoComplete === 'current-password' ? 'go' : undefined}
          // biome-ignore lint/a11y/noAutofocus: as the first or only field of its page
          autoFocus={isFirst}
          aria-invalid={isWrong || undefined}
          required
        />
        <button
          type="button"
          className="ib"
          aria-pressed={isShown}
          title={t(isShown ? 'field.hide' : 'field.show')}
          aria-label={t('field.show')}
          onClick={() => setShown(!isShown)}
        >
          <Icon className="i" aria-hidden />
        </button>
      </span>
      {children}
    </div>
  )
}
