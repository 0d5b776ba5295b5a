import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { gates, pages } from './pages.tsx'
import { ProjectStart } from './shell/project-start.tsx'
import { Shell } from './shell/shell.tsx'
import { rememberEntries, restoresScroll } from './ui/back.ts'
import { Background } from './ui/background.tsx'
import { ErrorPanel } from './ui/error-panel.tsx'
import { NotFound } from './ui/not-found.tsx'
import { Skeleton } from './ui/skeleton.tsx'

const Lead = lazy(() => import('./lead/drawer.tsx'))

/** The view in the address as readable text values. */
type Search = Record<string, string>

const root = createRootRoute({ component: Outlet, errorComponent: ErrorPanel, notFoundComponent: () => <NotFound /> })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazy(() => import('./people/start.tsx')),
})

const gateRoutes = gates.map(({ path, page: Page }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: () => (
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    ),
  }),
)

const project = createRoute({ getParentRoute: () => root, path: 'p/$project', component: Shell })

const projectStart = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: ProjectStart,
})

const pageRoutes = pages.map(({ path, page: Page, lead }) => {
  const route = createRoute({
    getParentRoute: () => project,
    path,
    component: () => (
      <Suspense fallback={<Skeleton />}>
        <Background>
          <Page />
        </Background>
        <Outlet />
      </Suspense>
    ),
    errorComponent: ErrorPanel,
  })
  if (!lead) return route
  const drawer = createRoute({
    getParentRoute: () => route,
    path: '$lead',
    component: () => (
      <Suspense fallback={null}>
        <Lead />
      </Suspense>
    ),
  })
  return route.addChildren([drawer])
})

export const router = createRouter({
  routeTree: root.addChildren([start, ...gateRoutes, project.addChildren([projectStart, ...pageRoutes])]),
  defaultPreload: 'intent',
  scrollRestoration: restoresScroll,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Search) => {
    const text = new URLSearchParams(Object.entries(search).filter(([, value]) => value != null && value !== ''))
    return text.size === 0 ? '' : `?${text}`
  },
})

rememberEntries(router.history)
