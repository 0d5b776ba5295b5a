import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../client.ts'
import { useMe } from '../session.ts'
import { useLeave } from '../shell/use-leave.ts'
import { Failed } from '../ui/failed.tsx'
import { Gate } from './gate.tsx'

/** The bare address: on to the leads of the first project, or to the sign-in; who has no project is told so. */
export default function Start() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error, refetch } = useMe()
  const leave = useLeave()
  const isUnknown = error instanceof Problem && error.status === 401
  useEffect(() => {
    if (isUnknown) void navigate({ to: '/sign-in', replace: true })
    else if (data?.projects[0]) void navigate({ to: `/p/${data.projects[0].id}/leads`, replace: true })
  }, [data, isUnknown, navigate])
  if (error && !isUnknown) return <Failed error={error} reset={() => void refetch()} />
  if (isUnknown || data?.projects.length !== 0) return null
  return (
    <Gate
      title={t('start.none')}
      onSubmit={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <p className="t2">{t('start.hint', { email: data.email })}</p>
      <button type="submit" className="btn l">
        {t('nav.leave')}
      </button>
    </Gate>
  )
}
