import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, post } from '../api/client.ts'
import { refetchMe } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { AuthForm, tokenFromHash } from './auth-form.tsx'
import css from './people.module.css'

/** Confirms a new address with a token from a letter. */
export default function ConfirmEmail() {
  const { t } = useTranslation()
  const [token] = useState(tokenFromHash)
  const [error, setError] = useState<unknown>()
  const [isDone, setDone] = useState(false)
  const isOver = error instanceof Problem && error.code === 'sign-in-refused'
  return (
    <AuthForm title={t('confirmEmail.title')} onSubmit={(event) => void submit(event)}>
      {isDone || isOver ? (
        <>
          <p className={isDone ? 't2' : undefined} role={isOver ? 'alert' : 'status'}>
            {t(isDone ? 'confirmEmail.done' : 'confirmEmail.over')}
          </p>
          <Link className={`btn ${css.l}`} to="/">
            {t('confirmEmail.on')}
          </Link>
        </>
      ) : (
        <>
          <p className="t2">{t('confirmEmail.hint')}</p>
          <FieldError error={error} />
          <button type="submit" className={`btn primary ${css.l}`}>
            {t('confirmEmail.confirm')}
          </button>
        </>
      )}
    </AuthForm>
  )

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    try {
      await post('/api/auth/confirm-email', { token })
      await refetchMe()
      setDone(true)
    } catch (reason) {
      setError(reason)
    }
  }
}
