import type { Email } from 'postal-mime'
import { deskMark } from '../domain/mailbox.ts'
import type { Letter } from './letter.ts'

/**
 * Why a letter is ignored: it is an automatic reply (RFC 3834), reports a failed delivery, or was sent from this mailbox or by a
 * desk. Generated letters of sites, such as those of forms, are not ignored.
 */
export function skippedOf({ headers, from, messageId }: Email, mailbox: string): Letter['skipped'] {
  const header = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const sender = (from?.address ?? '').toLowerCase()
  if (sender !== '' && sender === mailbox.toLowerCase()) return 'loop'
  // A forged mark only makes the forger's own letter ignored, and it stays in the mailbox.
  if (header(deskMark.toLowerCase()) !== undefined || noticeId.test(messageId ?? '')) return 'loop'
  // of the header itself, since the parser leaves `returnPath` out when there is no address
  if (/^multipart\/report\b/.test(header('content-type') ?? '') || header('return-path') === '<>') return 'bounce'
  if (/^(mailer-daemon|postmaster)@/.test(sender)) return 'bounce'
  if (/^auto-(replied|notified)\b/.test(header('auto-submitted') ?? '')) return 'auto-reply'
  const isReply = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => (header(name) ?? 'no') !== 'no')
  return isReply || header('precedence') === 'auto_reply' ? 'auto-reply' : null
}

/** The Message-ID of a notice, in case a mail server removed the unknown header. */
const noticeId = /^<ntc_\d+_(test_\d+_)?\d+@/
