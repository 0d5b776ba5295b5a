import i18next from 'i18next'
import { showDone } from './toasts.tsx'

/** Puts a text on the clipboard, and says so where told how. Answers whether it lies there: pages without TLS have none. */
export async function copyText(text: string, told?: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    showDone(i18next.t('card.told.notCopied'))
    return false
  }
  if (told) showDone(told)
  return true
}
