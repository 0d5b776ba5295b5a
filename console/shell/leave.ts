import i18next from 'i18next'
import { countUnsent } from '../api/outbox.ts'
import { signOut } from '../api/session.ts'
import { forgetBrowser } from '../notices/push.ts'
import { confirm } from '../ui/confirm.tsx'
import { tryOrShowError } from '../ui/toasts.tsx'

/** How long (ms) a push service may take to forget this browser. */
const pushTime = 2_000

/** Signs out and opens the sign-in page. Nothing more is pushed to this browser, but no push service keeps anybody signed in. */
export function leave(): void {
  void tryOrShowError(async () => {
    if (!(await isMeant())) return
    await Promise.race([forgetBrowser(), pause(pushTime)]).catch(() => undefined)
    await signOut()
  })
}

/** What waits to be sent ends with the session, so that is asked about. */
async function isMeant(): Promise<boolean> {
  const count = await countUnsent()
  if (count === 0) return true
  return confirm({
    title: i18next.t('nav.leaveUnsent', { count }),
    text: i18next.t('nav.leaveUnsentText'),
    action: i18next.t('nav.leave'),
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
