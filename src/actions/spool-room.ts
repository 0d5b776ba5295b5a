import { bodyLimits, countedSender, isBySecretKey, type Sent } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** The share of the spool that is reserved for bodies up to 1 MiB (`bodyLimits.plain`). */
const reservedShare = 1 / 16
/** From this fill level on, an IP address is limited to its share. */
const limitedFrom = 1 / 2
const share = 1 / 8

/** How long (seconds) an address above its share has to wait; room is freed as files are removed. */
const retryAfter = 3_600

/**
 * Stores a large body in the spool; returns the name of its file. When room is short the oldest spam is removed first.
 * In a half-full spool each public address or chat is limited to its share. Refuses a body that does not fit.
 */
export async function storeLargeBody(store: Store, sent: Sent, body: Uint8Array): Promise<string> {
  const { limit } = store.spool
  await refuseGreedy(store, sent, body.length)
  const free = body.length > bodyLimits.plain ? limit * reservedShare : 0
  const missing = (await store.spool.size()) + body.length - (limit - free)
  if (missing > 0)
    for (const name of await store.transaction((tx) => tx.personalData.pruneSpam(missing, sent.at)))
      await store.spool.remove(name)
  return store.spool.keep(body, free)
}

/** Refuses an address that uses more than its share. A site's own server is exempt, since it sends for all its visitors. */
async function refuseGreedy(store: Store, sent: Sent, size: number): Promise<void> {
  const { limit } = store.spool
  const sender = countedSender(sent)
  if (sender === null || (await store.spool.size()) + size <= limit * limitedFrom) return
  const key = sent.key === null ? undefined : await store.cache.keyOf(sent.key)
  if (isBySecretKey(sent, key)) return
  const held = await store.receipts.spooledBy(sender)
  if (held + size > Math.max(limit * share, bodyLimits.multipart))
    throw refusal('sent-too-often', { seconds: retryAfter })
}
