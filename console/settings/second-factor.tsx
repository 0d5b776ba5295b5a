import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import { post } from '../api/client.ts'
import { refetchMe } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { showDone } from '../ui/toasts.tsx'
import css from './settings.module.css'

type Begun = { totp_uri: string; recovery_codes: string[] }

/** Two-factor authentication: a QR code, a first code as proof, and recovery codes. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation()
  const [begun, setBegun] = useState<Begun>()
  const [error, setError] = useState<unknown>()
  return (
    <section aria-labelledby="factor-title" className={css.stack}>
      <h3 id="factor-title">{t('settings.me.factor')}</h3>
      <p className="t2">{t(isOn ? 'settings.me.factorOn' : 'settings.me.factorOff')}</p>
      {begun ? (
        <form className={css.stack} onSubmit={(event) => void prove(event)}>
          <img width="200" height="200" alt={t('settings.me.factorPicture')} src={pictureOf(begun.totp_uri)} />
          <code className={css.codes}>{secretIn(begun.totp_uri)}</code>
          <p className="t2">{t('settings.me.recovery')}</p>
          <code className={css.codes}>{begun.recovery_codes.join('  ')}</code>
          <label className="field">
            <span>{t('settings.me.code')}</span>
            <input
              className="in"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\d{6}"
              required
            />
          </label>
          <FieldError error={error} />
          <footer className={css['row-start']}>
            <button type="submit" className="btn primary">
              {t('settings.me.factorProve')}
            </button>
          </footer>
        </form>
      ) : (
        <form className={css.stack} onSubmit={(event) => void turn(event)}>
          <PasswordField label={t('settings.me.current')} name="password" autoComplete="current-password" />
          <FieldError error={error} />
          <footer className={css['row-start']}>
            <button type="submit" className="btn">
              {t(isOn ? 'settings.me.factorStop' : 'settings.me.factorBegin')}
            </button>
          </footer>
        </form>
      )}
    </section>
  )

  async function turn(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const body = Object.fromEntries(new FormData(event.currentTarget))
    await trying(async () => {
      if (!isOn) return setBegun(await post<Begun>('/api/auth/two-factor/enable', body))
      await post('/api/auth/two-factor/disable', body)
      await refetchMe()
      showDone(t('settings.me.factorStopped'))
    })
  }

  async function prove(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const body = Object.fromEntries(new FormData(event.currentTarget))
    await trying(async () => {
      await post('/api/auth/two-factor/verify-totp', body)
      setBegun(undefined)
      await refetchMe()
      showDone(t('settings.me.factorBegun'))
    })
  }

  async function trying(act: () => Promise<void>): Promise<void> {
    setError(undefined)
    await act().catch(setError)
  }
}

function pictureOf(uri: string): string {
  return `data:image/svg+xml,${encodeURIComponent(renderSVG(uri))}`
}

function secretIn(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? ''
}
