import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, post } from '../api/client.ts'
import { refetchMe, useMe, useRename } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { showDone } from '../ui/toasts.tsx'
import { useUnsavedForm } from '../ui/unsaved.ts'
import css from './settings.module.css'

/** Changes the name of the member as colleagues see it. */
export function OwnName() {
  const { t } = useTranslation()
  const me = useMe().data
  const rename = useRename()
  const [error, setError] = useState<unknown>()
  const unsaved = useUnsavedForm()
  return (
    <form
      className={css.stack}
      onSubmit={(event) => void save(event)}
      aria-label={t('settings.me.name')}
      ref={unsaved.ref}
    >
      <label className="field">
        <span>{t('settings.me.name')}</span>
        <input className="in" name="name" autoComplete="name" required maxLength={100} defaultValue={me?.name} />
        <FieldError error={error} />
      </label>
      <footer className={css['row-start']}>
        <button type="submit" className="btn">
          {t('settings.me.saveName')}
        </button>
      </footer>
    </form>
  )

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { name } = Object.fromEntries(new FormData(event.currentTarget)) as { name: string }
    try {
      await rename(name)
      setError(undefined)
      unsaved.markSaved()
      showDone(t('settings.me.renamed'))
    } catch (reason) {
      setError(reason)
    }
  }
}

/** Changes the address for signing in. If the server sends mail, the new address has to be confirmed first. */
export function OwnEmail() {
  const { t } = useTranslation()
  const me = useMe().data
  const [error, setError] = useState<unknown>()
  const unsaved = useUnsavedForm()
  const isOfPassword = error instanceof Problem && error.code === 'wrong-password'
  return (
    <form className={css.stack} onSubmit={(event) => void save(event)} aria-labelledby="email-title" ref={unsaved.ref}>
      <h3 id="email-title">{t('settings.me.email')}</h3>
      <label className="field">
        <span>{t('settings.me.newEmail')}</span>
        <input className="in" name="email" type="email" autoComplete="email" required maxLength={254} />
        <small>{t(me?.mail ? 'settings.me.emailHint' : 'settings.me.emailAtOnce')}</small>
        {!isOfPassword && <FieldError error={error} />}
      </label>
      <PasswordField
        label={t('settings.me.emailPassword')}
        name="password"
        autoComplete="current-password"
        isWrong={isOfPassword}
      >
        {isOfPassword && <FieldError error={error} />}
      </PasswordField>
      <footer className={css['row-start']}>
        <button type="submit" className="btn">
          {t('settings.me.changeEmail')}
        </button>
      </footer>
    </form>
  )

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const body = Object.fromEntries(new FormData(form)) as { email: string; password: string }
    try {
      await post('/api/auth/change-email', body)
      setError(undefined)
      form.reset()
      unsaved.markSaved()
      await refetchMe()
      showDone(t(me?.mail ? 'settings.me.emailSent' : 'settings.me.emailChanged', { email: body.email }))
    } catch (reason) {
      setError(reason)
    }
  }
}
