import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { keys } from '../api/query-keys.ts'
import { refetchMe, useMe } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { NewPassword } from '../ui/new-password.tsx'
import { AuthForm, tokenFromHash } from './auth-form.tsx'
import css from './people.module.css'

/** Accepts an invitation: a signed-in member joins, anybody else signs up. */
export default function InvitationPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [token] = useState(tokenFromHash)
  const me = useMe().data
  const [failed, setFailed] = useState<unknown>()
  const { data, error } = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => unwrap(client.POST('/api/v2/invitations/look', { body: { token } })),
    retry: false,
  })
  return (
    <AuthForm title={t('invitation.title')} onSubmit={(event) => void accept(event)}>
      {data && <p className="t2">{t('invitation.to', { project: data.project.name, role: t(`role.${data.role}`) })}</p>}
      {data && !me && (
        <>
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
          {data.email === null && (
            <label className="field">
              <span>{t('field.email')}</span>
              <input className="in" name="email" type="email" autoComplete="username" required />
            </label>
          )}
          <NewPassword label={t('field.password')} name="password" />
        </>
      )}
      <FieldError error={failed ?? error} />
      {data && (
        <button type="submit" className={`btn primary ${css.l}`}>
          {t('invitation.accept')}
        </button>
      )}
      {data && !me && (
        <p className="t2">
          {t('invitation.known')}{' '}
          <Link className="link" to="/sign-in">
            {t('invitation.signIn')}
          </Link>
        </p>
      )}
    </AuthForm>
  )

  async function accept(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const said = me ? {} : Object.fromEntries(new FormData(event.currentTarget))
    try {
      const made = await unwrap(client.POST('/api/v2/invitations/accept', { body: { token, ...said } }))
      await refetchMe()
      await navigate({ to: `/p/${made.project}/leads` })
    } catch (reason) {
      setFailed(reason)
    }
  }
}
