import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../client.ts'
import { askWho } from '../session.ts'
import { Mark } from '../ui/mark.tsx'
import { sayProblem } from '../ui/say-problem.ts'

/** E-mail and password; what is wrong stands by the field. */
export default function SignIn() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { to } = useSearch({ strict: false }) as { to?: string }
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)

  return (
    <div className="gate">
      <form onSubmit={(event) => void enter(event)} aria-label={t('signIn.title')}>
        <span className="brand">
          <Mark />
          {t('brand')}
        </span>
        <h3>{t('signIn.title')}</h3>
        <label className="field">
          <span>{t('field.email')}</span>
          <input className="in" name="email" type="email" autoComplete="username" required />
        </label>
        <label className="field">
          <span>{t('field.password')}</span>
          <input
            className={error ? 'in err' : 'in'}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          {error !== undefined && (
            <span className="msg" role="alert">
              {sayProblem(t, error)}
            </span>
          )}
        </label>
        <button type="submit" className="btn primary l" disabled={isBusy}>
          {t('signIn.enter')}
        </button>
      </form>
    </div>
  )

  async function enter(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    setBusy(true)
    try {
      await post('/api/auth/sign-in/email', { email, password })
      await askWho()
      await navigate({ to: to?.startsWith('/p/') ? to : '/' })
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
}
