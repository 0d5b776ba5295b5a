import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { Mailbox } from '../domain/mailbox.ts'
import { letterSizes } from './letter.ts'
import type { FetchedLetter } from './take-letter.ts'

type Cursor = Mailbox['cursors'][string]

/** How many letters are listed at once. */
const page = 50
const day = 86_400_000

/**
 * Gives each new letter of a folder to `take`, in order, and the place after it to `onRead`. A folder that was never read
 * begins with what comes next. When the server numbers it anew, the letters since `readAt` are read again. Returns how many there were.
 */
export async function readFolder(
  client: ImapFlow,
  folder: { path: string; isSpam: boolean; cursor: Cursor | undefined; readAt: number | null },
  take: (letter: FetchedLetter) => Promise<void>,
  onRead: (cursor: Cursor) => Promise<void>,
): Promise<number> {
  const opened = await client.mailboxOpen(folder.path, { readOnly: true })
  const validity = String(opened.uidValidity)
  const { cursor } = folder
  if (!cursor) {
    await onRead({ validity, uid: opened.uidNext - 1 })
    return 0
  }
  const range = cursor.validity === validity ? { uid: `${cursor.uid + 1}:*` } : { since: sinceOf(folder.readAt) }
  const found = (await client.search(range, { uid: true })) || []
  const last = cursor.validity === validity ? cursor.uid : 0
  const uids = found.filter((uid) => uid > last).sort((one, other) => one - other) // `9:*` finds the last one too
  for (let at = 0; at < uids.length; at += page) {
    const listed = await client.fetchAll(uids.slice(at, at + page).join(), { uid: true, size: true }, { uid: true })
    for (const { uid, size = 0 } of listed.sort((one, other) => one.uid - other.uid)) {
      const raw = await rawOf(client, uid, size)
      if (raw) await take({ raw, size, name: `${folder.path} ${validity} ${uid}`, isSpam: folder.isSpam })
      await onRead({ validity, uid })
    }
  }
  if (cursor.validity !== validity && uids.length === 0) await onRead({ validity, uid: opened.uidNext - 1 })
  return uids.length
}

async function rawOf(client: ImapFlow, uid: number, size: number): Promise<Uint8Array | undefined> {
  const source = size > letterSizes.whole ? { maxLength: letterSizes.beginning } : true
  const fetched: FetchMessageObject | false = await client.fetchOne(String(uid), { source }, { uid: true })
  return fetched ? fetched.source : undefined // it was removed meanwhile
}

function sinceOf(readAt: number | null): Date {
  return new Date((readAt ?? 0) * 1000 - day)
}
