import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, post } from '../api/client.ts'
import { NewPassword } from '../ui/new-password.tsx'
import { AuthForm, tokenFromHash } from './auth-form.tsx'
import css from './people.module.css'

/** Sets a new password with a token from a letter. */
export default function Reset() {
  const { t } = useTranslation()
  const [token] = useState(tokenFromHash)
  const [error, setError] = useState<unknown>()
  const [isDone, setDone] = useState(false)
  const isOver = error instanceof Problem && error.code === 'sign-in-refused'
  return (
    <AuthForm title={t('reset.title')} onSubmit={(event) => void submit(event)}>
      {isDone ? (
        <>
          <p className="t2">{t('reset.done')}</p>
          <Link className={`btn primary ${css.l}`} to="/sign-in">
            {t('signIn.enter')}
          </Link>
        </>
      ) : isOver ? (
        <>
          <p role="alert">{t('reset.over')}</p>
          <Link className={`btn ${css.l}`} to="/sign-in">
            {t('signIn.back')}
          </Link>
        </>
      ) : (
        <>
          <NewPassword label={t('password.next')} name="new_password" error={error} isFirst />
          <button type="submit" className={`btn primary ${css.l}`}>
            {t('password.change')}
          </button>
        </>
      )}
    </AuthForm>
  )

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { new_password } = Object.fromEntries(new FormData(event.currentTarget))
    try {
      await post('/api/auth/reset-password', { token, new_password })
      setDone(true)
    } catch (reason) {
      setError(reason)
    }
  }
}
