import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { useLiveUpdates } from '../api/live-updates.ts'
import { openOutbox } from '../api/outbox.ts'
import { useMe, useProjectId } from '../api/session.ts'
import { languages, setLanguage, withTexts } from '../i18n.ts'
import NewLead from '../lead/dialogs/new-lead.tsx'
import { useConflicts, useLossRequest, usePriceRequest } from '../lead/dialogs/open.ts'
import '../lead/writes.ts'
import { themes } from '../theme.ts'
import { Confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { setNavigator } from '../ui/go.ts'
import { NotFound } from '../ui/not-found.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { useAppBadge } from './bell.tsx'
import { keepsView } from './last-view.ts'
import { Nav } from './nav.tsx'
import { Offline } from './offline.tsx'
import { closeOverlay, useOverlay } from './overlays.ts'
import { PhoneNav } from './phone-nav.tsx'
import { usePushedLinks } from './pushed-links.ts'
import css from './shell.module.css'
import { Shortcuts } from './shortcuts.tsx'
import { SkipLink } from './skip-link.tsx'

const LeadDialogs = lazy(() => import('../lead/dialogs/dialogs.tsx'))
const Bell = lazy(() => withTexts('bell', import('../notices/bell.tsx')))
const Palette = lazy(() => withTexts('settings', import('./palette.tsx')))

/** The frame of every page of a project: navigation, connection state, shortcuts, dialogs. */
export function Shell() {
  const { t } = useTranslation()
  const { data: me, error, refetch } = useMe()
  const id = useProjectId()
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const router = useRouter()
  const { setColorScheme } = useMantineColorScheme()
  const isUnknown = error instanceof Problem && error.status === 401

  useEffect(() => {
    if (isUnknown)
      void navigate({ to: '/sign-in', search: { to: window.location.pathname + window.location.search } as never })
  }, [isUnknown, navigate])
  useEffect(
    () =>
      setNavigator((to) => {
        const isKept = keepsView(router.state.location.pathname, to)
        void navigate({ to, search: (isKept ? true : {}) as never })
      }),
    [navigate, router],
  )
  useEffect(() => {
    const chosen = languages.find((each) => each === me?.preferences.language)
    if (chosen) void setLanguage(chosen)
  }, [me?.preferences.language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: its setter changes at each render
  useEffect(() => {
    const chosen = themes.find((each) => each === me?.preferences.theme)
    if (chosen) setColorScheme(chosen)
  }, [me?.preferences.theme])

  if (isUnknown) return null
  if (error && !me) return <ErrorPanel error={error} reset={() => void refetch()} />
  if (!me) return null
  if (!me.projects.some((each) => each.id === id)) return <NotFound title={t('failed.project')} />
  return <Frame key={id} isPhone={isPhone} member={me.id} /> // nothing that was begun in one project goes on in another
}

function Frame({ isPhone, member }: { isPhone: boolean; member: string }) {
  useLiveUpdates()
  useAppBadge()
  usePushedLinks()
  useEffect(() => void openOutbox(member), [member])
  useEffect(() => closeOverlay, [])
  const overlay = useOverlay()
  const hasConflict = useConflicts().length > 0
  const requests = [usePriceRequest(), useLossRequest()]
  const hasDialog = requests.some((request) => request !== undefined) || hasConflict
  const { lead } = useParams({ strict: false }) as { lead?: string }
  return (
    <div className={isPhone ? css.phone : css.app}>
      <SkipLink />
      {!isPhone && <Nav />}
      <main id="content" tabIndex={-1} className={isPhone ? css['ph-main'] : css.main}>
        <Offline />
        <Outlet />
      </main>
      {isPhone && (
        <div inert={lead !== undefined}>
          <PhoneNav />
        </div>
      )}
      <Shortcuts />
      <Confirm />
      <Suspense fallback={null}>
        {hasDialog && <LeadDialogs />}
        {overlay?.name === 'new-lead' && <NewLead />}
        {overlay?.name === 'bell' && <Bell />}
        {overlay?.name === 'palette' && <Palette />}
      </Suspense>
    </div>
  )
}
