import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { useLiveUpdates } from '../api/live-updates.ts'
import { useMe, useProjectId } from '../api/session.ts'
import { languages, setLanguage } from '../i18n.ts'
import { themes } from '../theme.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { NotFound } from '../ui/not-found.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { Nav } from './nav.tsx'
import { Offline } from './offline.tsx'
import { PhoneNav } from './phone-nav.tsx'
import css from './shell.module.css'
import { Shortcuts } from './shortcuts.tsx'

const LeadDialogs = lazy(() => import('../lead/dialogs/dialogs.tsx'))
const NewLead = lazy(() => import('../lead/dialogs/new-lead.tsx'))
const Palette = lazy(() => import('./palette.tsx'))

/** The frame of every page of a project: navigation, connection state, shortcuts, dialogs. */
export function Shell() {
  const { t } = useTranslation()
  const { data: me, error, refetch } = useMe()
  const id = useProjectId()
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const isUnknown = error instanceof Problem && error.status === 401

  useEffect(() => {
    if (isUnknown)
      void navigate({ to: '/sign-in', search: { to: window.location.pathname + window.location.search } as never })
  }, [isUnknown, navigate])
  useEffect(() => {
    const chosen = languages.find((each) => each === me?.preferences.language)
    if (chosen) void setLanguage(chosen)
  }, [me?.preferences.language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what sets it is another function at each render
  useEffect(() => {
    const chosen = themes.find((each) => each === me?.preferences.theme)
    if (chosen) setColorScheme(chosen)
  }, [me?.preferences.theme])

  if (isUnknown) return null
  if (error && !me) return <ErrorPanel error={error} reset={() => void refetch()} />
  if (!me) return null
  if (!me.projects.some((each) => each.id === id)) return <NotFound title={t('failed.project')} />
  return <Frame isPhone={isPhone} />
}

function Frame({ isPhone }: { isPhone: boolean }) {
  useLiveUpdates()
  return (
    <div className={isPhone ? css.phone : css.app} data-phone={isPhone || undefined}>
      {!isPhone && <Nav />}
      <main className={isPhone ? css['ph-main'] : css.main}>
        <Offline />
        <Outlet />
      </main>
      {isPhone && <PhoneNav />}
      <Shortcuts />
      <Suspense fallback={null}>
        <LeadDialogs />
        <NewLead />
        <Palette />
      </Suspense>
    </div>
  )
}
