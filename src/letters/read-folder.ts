import type { ImapFlow } from 'imapflow'
import type { Mailbox } from '../domain/mailbox.ts'
import { letterSizes } from './letter.ts'
import type { FetchedLetter } from './take-letter.ts'

type Cursor = Mailbox['cursors'][string]

/** How many letters are listed per request. */
const page = 50
const day = 86_400_000

/**
 * Passes each new letter of a folder to `take`, in order, and the cursor after it to `onRead`. A new folder is read from the time `from` on.
 * When UIDVALIDITY changes, the letters since `readAt` are read again. Times are in seconds. Returns the number of letters.
 */
export async function readFolder(
  client: ImapFlow,
  folder: { path: string; isSpam: boolean; cursor: Cursor | undefined; readAt: number | null; from: number },
  take: (letter: FetchedLetter) => Promise<void>,
  onRead: (cursor: Cursor) => Promise<void>,
): Promise<number> {
  const opened = await client.mailboxOpen(folder.path, { readOnly: true })
  const validity = String(opened.uidValidity)
  const { cursor } = folder
  const last = cursor?.validity === validity ? cursor.uid : 0
  const since = cursor ? (folder.readAt ?? 0) : folder.from
  const range = cursor?.validity === validity ? { uid: `${last + 1}:*` } : { since: new Date(since * 1_000 - day) }
  const found = await client.search(range, { uid: true })
  if (!found) throw new Error('the mail server refused to search for letters') // it is no empty result
  const uids = found.filter((uid) => uid > last).sort((one, other) => one - other) // `9:*` always includes the last letter
  for (let at = 0; at < uids.length; at += page) {
    const listed = await listOf(client, uids.slice(at, at + page))
    for (const { uid, size, came } of listed) {
      if (!cursor && came < folder.from) continue // IMAP searches only by day
      const raw = await rawOf(client, uid, size)
      if (raw) await take({ raw, size, isSpam: folder.isSpam })
      await onRead({ validity, uid })
    }
  }
  if (!cursor || (cursor.validity !== validity && uids.length === 0))
    await onRead({ validity, uid: Math.max(opened.uidNext - 1, uids.at(-1) ?? 0) })
  return uids.length
}

/** A letter in a folder: its size, and its arrival (seconds), which is infinite if the server does not tell it. */
type Listed = { uid: number; size: number; came: number }

/** Lists these letters in order. Unsolicited data of the server is ignored, however much it sends. */
async function listOf(client: ImapFlow, uids: readonly number[]): Promise<Listed[]> {
  const listed = new Map<number, Listed>()
  const wanted = { uid: true, size: true, internalDate: true }
  for await (const { uid, size, internalDate = '' } of client.fetch(uids.join(), wanted, { uid: true })) {
    const came = new Date(internalDate).getTime() / 1_000
    if (size !== undefined && uids.includes(uid))
      listed.set(uid, { uid, size, came: Number.isNaN(came) ? Number.POSITIVE_INFINITY : came })
  }
  return [...listed.values()].sort((one, other) => one.uid - other.uid)
}

/** A letter, or the beginning of a long one, limited whatever size the server claims; undefined if it was removed meanwhile. */
async function rawOf(client: ImapFlow, uid: number, size: number): Promise<Uint8Array | undefined> {
  const maxLength = size > letterSizes.whole ? letterSizes.beginning : letterSizes.whole
  let raw: Uint8Array | undefined
  for await (const row of client.fetch(String(uid), { uid: true, source: { maxLength } }, { uid: true }))
    if (row.uid === uid) raw ??= row.source
  return raw
}
