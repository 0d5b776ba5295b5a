import i18next from 'i18next'
import { showDone } from './toasts.tsx'

/** Copies a text to the clipboard, which pages without TLS do not have. Resolves to whether it was copied. */
export async function copyText(text: string, message?: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    showDone(i18next.t('card.told.notCopied'))
    return false
  }
  if (message) showDone(message)
  return true
}
