import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../client.ts'
import { languages, speak } from '../i18n.ts'
import { useLive } from '../live.ts'
import { themes } from '../preferences.ts'
import { useMe, useProjectId } from '../session.ts'
import { Failed } from '../ui/failed.tsx'
import { Nowhere } from '../ui/nowhere.tsx'
import { Keys } from './keys.tsx'
import { Nav } from './nav.tsx'
import { Offline } from './offline.tsx'
import { usePhone } from './phone.ts'
import { PhoneNav } from './phone-nav.tsx'

const LeadDialogs = lazy(() => import('../lead/dialogs.tsx'))
const NewLead = lazy(() => import('../lead/new.tsx'))
const Palette = lazy(() => import('./palette.tsx'))

/** What stands around every page of a project: the navigation, what is said of the network, keys, the new lead, the palette. */
export function Shell() {
  const { t } = useTranslation()
  const { data: me, error, refetch } = useMe()
  const id = useProjectId()
  const isPhone = usePhone()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const isUnknown = error instanceof Problem && error.status === 401

  useEffect(() => {
    if (isUnknown)
      void navigate({ to: '/sign-in', search: { to: window.location.pathname + window.location.search } as never })
  }, [isUnknown, navigate])
  useEffect(() => {
    const chosen = languages.find((each) => each === me?.preferences.language)
    if (chosen) void speak(chosen)
  }, [me?.preferences.language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what sets it is another function at each render
  useEffect(() => {
    const chosen = themes.find((each) => each === me?.preferences.theme)
    if (chosen) setColorScheme(chosen)
  }, [me?.preferences.theme])

  if (isUnknown) return null
  if (error && !me) return <Failed error={error} reset={() => void refetch()} />
  if (!me) return null
  if (!me.projects.some((each) => each.id === id)) return <Nowhere title={t('failed.project')} />
  return <Frame isPhone={isPhone} />
}

function Frame({ isPhone }: { isPhone: boolean }) {
  useLive()
  return (
    <div className={isPhone ? 'ph' : 'app'}>
      {!isPhone && <Nav />}
      <main className={isPhone ? 'ph-main' : 'main'}>
        <Offline />
        <Outlet />
      </main>
      {isPhone && <PhoneNav />}
      <Keys />
      <Suspense fallback={null}>
        <LeadDialogs />
        <NewLead />
        <Palette />
      </Suspense>
    </div>
  )
}
