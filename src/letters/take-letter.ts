import { createHash } from 'node:crypto'
import { storeReceipt } from '../actions/receipts.ts'
import { isStoreFailure } from '../actions/transient-errors.ts'
import { type Mailbox, ruleFor } from '../domain/mailbox.ts'
import { letterMarks, type Sent } from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import { processReceipt } from '../intake/process.ts'
import type { Store } from '../store/store.ts'
import type { LetterBody } from './letter.ts'
import type { LetterReader } from './read-letter.ts'

/** A letter as the server sent it: its beginning, and its size (bytes). */
export type FetchedLetter = { raw: Uint8Array; size: number; isSpam: boolean }

/**
 * Stores a letter as a receipt and processes it. A repeated Message-ID, or the same letter without one, and an automatic reply are ignored. The receipt is on disk
 * when this resolves; a later failure is left to the recovery. If the spool cannot store a letter, its fields and its beginning are
 * stored in the database, so that it does not block others.
 */
export async function takeLetter(
  { store, reader }: { store: Store; reader: LetterReader },
  mailbox: Mailbox,
  { raw, size, isSpam }: FetchedLetter,
  now: number,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const hash = createHash('sha256').update(raw).digest('base64url') // UIDs change with UIDVALIDITY
  const letter = await reader.read({ raw, mailbox: mailbox.user })
  const rule = ruleFor(mailbox, letter.from)
  const project = await store.cache.project(mailbox.project)
  if (letter.skipped !== null || rule?.mapping === null || !project) return
  const keep = ({ type, body }: LetterBody, isShort: boolean) => {
    const headers = {
      'content-type': type,
      [letterMarks.mailbox]: `mailbox ${mailbox.project} ${mailbox.id}`,
      ...(isSpam && { [letterMarks.folder]: 'spam' }),
      ...(size > raw.length && { [letterMarks.cut]: String(size) }),
      ...(isShort && { [letterMarks.short]: String(size) }),
    }
    const sent: Sent = {
      ...{ at: now, way: 'email' as const, key: null, form: null, mapping: rule?.mapping ?? null },
      ...{ method: 'IMAP', query: '', headers, address: null },
    }
    return storeReceipt(store, project, sent, body, { alone: `letter ${letter.messageId ?? hash}` })
  }
  const stored = await keep(letter, false).catch((error) => {
    if (letter.short === null || isStoreFailure(store, error)) throw error
    if (!(error instanceof Refusal)) onFailure(error)
    return keep(letter.short, true)
  })
  if (stored.end === null) await processReceipt(store, project, stored, now, onFailure).catch(onFailure)
}
