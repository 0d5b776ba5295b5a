import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../client.ts'
import { sayProblem } from '../ui/say-problem.ts'
import { Gate, tokenInAddress, Wrong } from './gate.tsx'

/** Another password for who came by a link of a letter. */
export default function Reset() {
  const { t } = useTranslation()
  const [token] = useState(tokenInAddress)
  const [error, setError] = useState<unknown>()
  const [isDone, setDone] = useState(false)
  return (
    <Gate title={t('reset.title')} onSubmit={(event) => void submit(event)}>
      {isDone ? (
        <>
          <p className="t2">{t('reset.done')}</p>
          <Link className="btn primary l" to="/sign-in">
            {t('signIn.enter')}
          </Link>
        </>
      ) : (
        <>
          <label className="field">
            <span>{t('settings.me.next')}</span>
            <input
              className={error ? 'in err' : 'in'}
              name="new_password"
              type="password"
              autoComplete="new-password"
              minLength={10}
              required
            />
            <small>{t('settings.me.passwordHint')}</small>
            <Wrong text={error === undefined ? undefined : sayProblem(t, error)} />
          </label>
          <button type="submit" className="btn primary l">
            {t('settings.me.changePassword')}
          </button>
        </>
      )}
    </Gate>
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
