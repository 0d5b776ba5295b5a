import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, post } from '../api/client.ts'
import { FieldError } from '../ui/field-error.tsx'
import { NewPassword } from '../ui/new-password.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { showDone } from '../ui/toasts.tsx'
import { useUnsavedForm } from '../ui/unsaved.ts'
import css from './settings.module.css'

/** Changes the password and ends all other sessions. */
export function Password() {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>()
  const unsaved = useUnsavedForm()
  const isOfCurrent = error instanceof Problem && error.code === 'wrong-password'
  return (
    <form
      className={css.stack}
      onSubmit={(event) => void change(event)}
      aria-labelledby="password-title"
      ref={unsaved.ref}
    >
      <h3 id="password-title">{t('settings.me.password')}</h3>
      <PasswordField
        label={t('settings.me.current')}
        name="current_password"
        autoComplete="current-password"
        isWrong={isOfCurrent}
      >
        {isOfCurrent && <FieldError error={error} />}
      </PasswordField>
      <NewPassword label={t('password.next')} name="new_password" error={isOfCurrent ? undefined : error} />
      <footer className={css['row-start']}>
        <button type="submit" className="btn">
          {t('password.change')}
        </button>
      </footer>
    </form>
  )

  async function change(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const body = { ...Object.fromEntries(new FormData(form)), end_other_sessions: true }
    try {
      await post('/api/auth/change-password', body)
      setError(undefined)
      form.reset()
      unsaved.markSaved()
      showDone(t('settings.me.passwordChanged'))
    } catch (reason) {
      setError(reason)
    }
  }
}
