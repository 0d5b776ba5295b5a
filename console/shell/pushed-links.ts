import { useEffect } from 'react'
import { goTo } from '../ui/go.ts'

/** Opens what a notice of the browser was about, when it was clicked: the service worker says where that is. */
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
