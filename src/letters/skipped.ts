import type { Email } from 'postal-mime'
import type { Letter } from './letter.ts'

/**
 * Why a letter is not taken: it is an automatic reply (RFC 3834), tells that a letter could not be delivered, or went out
 * of this very mailbox. What a site generates, such as a form, is taken.
 */
export function skippedOf({ headers, from, returnPath }: Email, mailbox: string): Letter['skipped'] {
  const header = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const sender = (from?.address ?? '').toLowerCase()
  if (sender !== '' && sender === mailbox.toLowerCase()) return 'loop'
  if (/^multipart\/report\b/.test(header('content-type') ?? '') || returnPath === '<>') return 'bounce'
  if (/^(mailer-daemon|postmaster)@/.test(sender)) return 'bounce'
  if (/^auto-(replied|notified)\b/.test(header('auto-submitted') ?? '')) return 'auto-reply'
  const isReply = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => (header(name) ?? 'no') !== 'no')
  return isReply || header('precedence') === 'auto_reply' ? 'auto-reply' : null
}
