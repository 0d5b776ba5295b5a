import i18next from 'i18next'
import { countAllLeadDraftsAside } from '../api/lead-draft.ts'
import { countUnsent } from '../api/outbox.ts'
import { signOut } from '../api/session.ts'
import { forgetBrowser } from '../notices/push.ts'
import { confirm } from '../ui/confirm.tsx'
import { tryOrShowError } from '../ui/toasts.tsx'

/** How long (ms) signing out waits for the push service to forget this browser. */
const pushTime = 2_000

/** Signs out and opens the sign-in page. It ends push messages to this browser, but does not wait for a slow push service. */
export function leave(): void {
  void tryOrShowError(async () => {
    if (!(await isMeant())) return
    await Promise.race([forgetBrowser(), pause(pushTime)]).catch(() => undefined)
    await signOut()
  })
}

/** Asks before unsent writes and drafts that were set aside are lost with the session. */
async function isMeant(): Promise<boolean> {
  const [unsent, aside] = [await countUnsent(), countAllLeadDraftsAside()]
  if (unsent + aside === 0) return true
  const texts = [unsent > 0 && i18next.t('nav.leaveUnsentText'), aside > 0 && i18next.t('nav.leaveAsideText')]
  return confirm({
    title: unsent > 0 ? i18next.t('nav.leaveUnsent', { count: unsent }) : i18next.t('nav.leaveAside', { count: aside }),
    text: texts.filter(Boolean).join(' '),
    action: i18next.t('nav.leave'),
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
