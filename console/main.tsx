import './look/layers.css'
import './look/mantine.ts'
import './look/tokens.css'
import './look/ground.css'
import './look/button.css'
import './look/field.css'
import './look/marks.css'
import './look/popover.css'
import './look/mantine.css'
import './look/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { meQuery } from './api/session.ts'
import { initLanguage, withTexts } from './i18n.ts'
import { router } from './router.tsx'
import { cssVariablesResolver, theme } from './theme.ts'
import { ToastOutlet } from './ui/toast-outlet.tsx'

/** The nonce of the content security policy, which allows Mantine's style elements. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ?? ''
;(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce // react-remove-scroll reads it there

if (import.meta.env.PROD) window.addEventListener('load', () => setTimeout(keepFiles, 500))
void start() // not awaited, since the scripts of the list wait for this one

async function start(): Promise<void> {
  await Promise.all([initLanguage(), prefetch().catch(() => undefined)]) // the page repeats failed requests and shows their errors
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        deduplicateInlineStyles
        {...(nonce !== '' && { getStyleNonce: () => nonce })}
      >
        <ToastOutlet />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

/**
 * Lets the console open without a network. It starts once the page has its data, since caching files would slow that down. Service workers need TLS
 * or localhost; elsewhere at least what opens over a page is loaded: without its file the error would replace the page.
 */
async function keepFiles(): Promise<void> {
  if (queryClient.isFetching() > 0) return void setTimeout(keepFiles, 500)
  const registered = await navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined) // a private window may refuse
  if (registered) return
  await Promise.allSettled([
    import('./lead/dialogs/new-lead-form.tsx'),
    import('./lead/dialogs/dialogs.tsx'),
    import('./ui/toast-list.tsx'),
    withTexts('bell', import('./notices/bell.tsx')),
    withTexts('settings', import('./shell/palette.tsx')),
  ])
}

/**
 * Sends requests before the page is rendered, since their answers take longest on a slow network. A `Link` header of the page preloads the member.
 */
async function prefetch(): Promise<void> {
  const [, project, place] = /^\/p\/(\d+)\/(\w+)/.exec(window.location.pathname) ?? []
  if (project === undefined) return
  void queryClient.prefetchQuery(meQuery)
  if (place === 'leads') (await import('./leads/prefetch.ts')).prefetchList(project)
}
