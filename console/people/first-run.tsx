import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { keys } from '../api/query-keys.ts'
import { refetchMe } from '../api/session.ts'
import { ProjectFields, projectOf } from '../settings/project-fields.tsx'
import { FieldError } from '../ui/field-error.tsx'
import { NewPassword } from '../ui/new-password.tsx'
import option from '../ui/option.module.css'
import { AuthForm, tokenFromHash } from './auth-form.tsx'
import css from './people.module.css'

/** The first run: creates the owner and the first project, with the one-time token that the server printed. */
export default function FirstRun() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [token] = useState(tokenFromHash)
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const { data: state, isPending } = useQuery({
    queryKey: keys.firstRun,
    queryFn: () => unwrap(client.GET('/api/v2/first-run')),
    retry: false,
  })

  if (isPending) return null
  if (state && !state.waiting)
    return (
      <AuthForm title={t('firstRun.title')} onSubmit={(event) => event.preventDefault()}>
        <p role="alert">{t('firstRun.over')}</p>
        <Link className={`btn primary ${css.l}`} to="/sign-in">
          {t('signIn.enter')}
        </Link>
      </AuthForm>
    )
  return (
    <AuthForm title={t('firstRun.title')} isFirst onSubmit={(event) => void claim(event)}>
      <h2 className={css.step}>
        <span className="num">1</span> {t('firstRun.owner')}
      </h2>
      <div className={css.two}>
        <label className="field">
          <span>{t('firstRun.name')}</span>
          <input
            className="in"
            name="name"
            autoComplete="name"
            // biome-ignore lint/a11y/noAutofocus: the page is this form
            autoFocus
            required
            maxLength={100}
          />
        </label>
        <label className="field">
          <span>{t('field.email')}</span>
          <input className="in" name="email" type="email" autoComplete="username" required />
        </label>
      </div>
      <NewPassword label={t('field.password')} name="password" />
      <h2 className={css.step}>
        <span className="num">2</span> {t('firstRun.project')}
      </h2>
      <ProjectFields />
      <h2 className={css.step}>
        <span className="num">3</span> {t('firstRun.begin')}
      </h2>
      <div className={css.two}>
        {(['empty', 'demo'] as const).map((fill) => (
          <label key={fill} className={option.option}>
            <input type="radio" className="rb" name="fill" value={fill} defaultChecked={fill === 'empty'} />
            <span>
              <b className="m">{t(`firstRun.${fill}`)}</b>
              <small>{t(`firstRun.${fill}Hint`)}</small>
            </span>
          </label>
        ))}
      </div>
      <FieldError error={error} />
      <button type="submit" className={`btn primary ${css.l}`} disabled={isBusy}>
        {t(isBusy ? 'firstRun.opening' : 'firstRun.open')}
      </button>
    </AuthForm>
  )

  async function claim(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { name = '', email = '', password = '', fill } = given
    const body = {
      token,
      name,
      email,
      password,
      project: projectOf(given),
      fill: fill as 'empty' | 'demo',
    }
    setBusy(true)
    try {
      const made = await unwrap(client.POST('/api/v2/first-run', { body }))
      await refetchMe()
      await navigate({ to: `/p/${made.project}/leads` })
    } catch (reason) {
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
}
