import { signOut } from '../api/session.ts'
import { forgetBrowser } from '../notices/push.ts'
import { tryOrShowError } from '../ui/toasts.tsx'

/** How long (ms) a push service may take to forget this browser. */
const pushTime = 2_000

/** Signs out and opens the sign-in page. Nothing more is pushed to this browser, but no push service keeps anybody signed in. */
export function leave(): void {
  void tryOrShowError(async () => {
    await Promise.race([forgetBrowser(), pause(pushTime)]).catch(() => undefined)
    await signOut()
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
