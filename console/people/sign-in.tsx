import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/client.ts'
import { goOn } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { AuthForm } from './auth-form.tsx'
import css from './people.module.css'

type Step = 'password' | 'code' | 'recovery' | 'forgotten' | 'sent'

/** Signs in by e-mail and password, then by a code where two-factor authentication is on. */
export default function SignIn() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { to } = useSearch({ strict: false }) as { to?: string }
  const [step, setStep] = useState<Step>('password')
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const go = (next: Step) => {
    setError(undefined)
    setStep(next)
  }

  return (
    <AuthForm title={t(`signIn.${step}`)} onSubmit={(event) => void submit(event)}>
      {(step === 'password' || step === 'forgotten') && (
        <label className="field">
          <span>{t('field.email')}</span>
          <input
            className="in"
            name="email"
            type="email"
            autoComplete="username"
            enterKeyHint={step === 'password' ? 'next' : 'send'}
            // biome-ignore lint/a11y/noAutofocus: the page is this form
            autoFocus
            required
          />
          {step === 'forgotten' && <FieldError error={error} />}
        </label>
      )}
      {step === 'password' && (
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          isWrong={error != null}
        >
          <FieldError error={error} />
        </PasswordField>
      )}
      {(step === 'code' || step === 'recovery') && (
        <label className="field" key={step}>
          <span>{t(step === 'code' ? 'signIn.codeField' : 'signIn.recoveryField')}</span>
          <input
            className={error ? 'in err' : 'in'}
            name="code"
            inputMode={step === 'code' ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            enterKeyHint="go"
            // biome-ignore lint/a11y/noAutofocus: the step has only this field
            autoFocus
            required
          />
          <FieldError error={error} />
        </label>
      )}
      {step === 'sent' ? (
        <p className="t2">{t('signIn.sentHint')}</p>
      ) : (
        <button type="submit" className={`btn primary ${css.l}`} disabled={isBusy}>
          {t(step === 'forgotten' ? 'signIn.send' : 'signIn.enter')}
        </button>
      )}
      {step === 'password' && (
        <p className="t2">
          {t('signIn.forgot')}{' '}
          <button type="button" className="link" onClick={() => go('forgotten')}>
            {t('signIn.sendLink')}
          </button>
        </p>
      )}
      {step === 'code' && (
        <button type="button" className="link" onClick={() => go('recovery')}>
          {t('signIn.noPhone')}
        </button>
      )}
      {(step === 'forgotten' || step === 'sent') && (
        <button type="button" className="link" onClick={() => go('password')}>
          {t('signIn.back')}
        </button>
      )}
    </AuthForm>
  )

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const given = Object.fromEntries(new FormData(form)) as Record<string, string>
    setBusy(true)
    setError(undefined)
    try {
      if (step === 'forgotten') {
        await post('/api/auth/request-password-reset', given)
        return go('sent')
      }
      const call = {
        password: '/sign-in/email',
        code: '/two-factor/verify-totp',
        recovery: '/two-factor/verify-backup-code',
      }[step as 'code']
      const { second_factor } = await post<{ second_factor?: boolean }>(`/api/auth${call}`, given)
      if (second_factor) return go('code')
      const next = to?.startsWith('/p/') ? to : '/'
      await goOn(next, () => navigate({ to: next }))
    } catch (reason) {
      setError(reason)
      form.querySelector<HTMLInputElement>('input[name=password], input[name=code]')?.select()
    } finally {
      setBusy(false)
    }
  }
}
