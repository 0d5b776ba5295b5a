import { useEffect } from 'react'
import { goTo } from '../ui/go.ts'

/** Opens the subject of a clicked browser notification, as told by the service worker. */
export function usePushedLinks(): void {
  useEffect(() => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
    const follow = ({ data }: MessageEvent<{ open?: unknown }>) => {
      const path = data?.open
      if (typeof path === 'string' && path.startsWith('/p/')) goTo(path)
    }
    workers?.addEventListener('message', follow)
    return () => workers?.removeEventListener('message', follow)
  }, [])
}
