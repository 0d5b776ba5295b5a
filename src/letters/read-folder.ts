import type { ImapFlow } from 'imapflow'
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
    const listed = await sizesOf(client, uids.slice(at, at + page))
    for (const [uid, size] of [...listed].sort(([one], [other]) => one - other)) {
      const raw = await rawOf(client, uid, size)
      if (raw) await take({ raw, size, name: `${folder.path} ${validity} ${uid}`, isSpam: folder.isSpam })
      await onRead({ validity, uid })
    }
  }
  if (cursor.validity !== validity && uids.length === 0) await onRead({ validity, uid: opened.uidNext - 1 })
  return uids.length
}

/** The sizes of these letters. What a server tells unasked is not kept, however much of it comes. */
async function sizesOf(client: ImapFlow, uids: readonly number[]): Promise<Map<number, number>> {
  const sizes = new Map<number, number>()
  for await (const { uid, size } of client.fetch(uids.join(), { uid: true, size: true }, { uid: true }))
    if (size !== undefined && uids.includes(uid)) sizes.set(uid, size)
  return sizes
}

/** A letter, or the beginning of a long one, whatever size the server told; undefined for one that was removed meanwhile. */
async function rawOf(client: ImapFlow, uid: number, size: number): Promise<Uint8Array | undefined> {
  const maxLength = size > letterSizes.whole ? letterSizes.beginning : letterSizes.whole
  let raw: Uint8Array | undefined
  for await (const row of client.fetch(String(uid), { uid: true, source: { maxLength } }, { uid: true }))
    if (row.uid === uid) raw ??= row.source
  return raw
}

function sinceOf(readAt: number | null): Date {
  return new Date((readAt ?? 0) * 1000 - day)
}
