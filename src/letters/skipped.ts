import type { Email } from 'postal-mime'
import { deskMark } from '../domain/mailbox.ts'
import type { Letter } from './letter.ts'

/**
 * Why a letter is not taken: it is an automatic reply (RFC 3834), tells that a letter could not be delivered, or went out
 * of this very mailbox or of a desk. What a site generates, such as a form, is taken.
 */
export function skippedOf({ headers, from, returnPath, messageId }: Email, mailbox: string): Letter['skipped'] {
  const header = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const sender = (from?.address ?? '').toLowerCase()
  if (sender !== '' && sender === mailbox.toLowerCase()) return 'loop'
  // Who forges the mark has only their own letter left out, and it stays in the mailbox.
  if (header(deskMark.toLowerCase()) !== undefined || noticeId.test(messageId ?? '')) return 'loop'
  if (/^multipart\/report\b/.test(header('content-type') ?? '') || returnPath === '<>') return 'bounce'
  if (/^(mailer-daemon|postmaster)@/.test(sender)) return 'bounce'
  if (/^auto-(replied|notified)\b/.test(header('auto-submitted') ?? '')) return 'auto-reply'
  const isReply = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => (header(name) ?? 'no') !== 'no')
  return isReply || header('precedence') === 'auto_reply' ? 'auto-reply' : null
}

/** The Message-ID of a notice: a server on the way may take away headers that it does not know. */
const noticeId = /^<ntc_\d+_(test_\d+_)?\d+@/
