import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { useMe } from '../api/session.ts'
import { leave } from '../shell/leave.ts'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { AuthForm } from './auth-form.tsx'
import css from './people.module.css'

/** The root address: redirects to the first project or to the sign-in. */
export default function Start() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error, refetch } = useMe()
  const isUnknown = error instanceof Problem && error.status === 401
  useEffect(() => {
    if (isUnknown) void navigate({ to: '/sign-in', replace: true })
    else if (data?.projects[0]) void navigate({ to: `/p/${data.projects[0].id}`, replace: true })
  }, [data, isUnknown, navigate])
  if (error && !isUnknown) return <ErrorPanel error={error} reset={() => void refetch()} />
  if (isUnknown || data?.projects.length !== 0) return null
  return (
    <>
      <AuthForm
        title={t('start.none')}
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <p className="t2">{t('start.hint', { email: data.email })}</p>
        <button type="submit" className={`btn ${css.l}`}>
          {t('nav.leave')}
        </button>
      </AuthForm>
      <Confirm />
    </>
  )
}
