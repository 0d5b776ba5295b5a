import { networkOf } from '../domain/network.ts'
import { bodyLimits, isBySecretKey, type Sent } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** Which part of the spool's room is kept free of bodies that only forms with files have. */
const floor = 1 / 16
/** From where on an address may hold no more than its share of the room. */
const half = 1 / 2
const share = 1 / 8

/** How long (seconds) an address whose share is used up waits; room comes as its files go. */
const pause = 3_600

/**
 * Keeps a large body in the spool; answers the name of its file. Where room is short the oldest spam goes first, and of a room half full
 * no stranger's address has more than its share, so that others find some. Refuses what finds none.
 */
export async function keepLarge(store: Store, sent: Sent, body: Uint8Array): Promise<string> {
  const { limit } = store.spool
  await refuseGreedy(store, sent, body.length)
  const free = body.length > bodyLimits.plain ? limit * floor : 0
  const missing = (await store.spool.size()) + body.length - (limit - free)
  if (missing > 0)
    for (const name of await store.transaction((tx) => tx.personalData.pruneSpam(missing, sent.at)))
      await store.spool.remove(name)
  return store.spool.keep(body, free)
}

/** The address of a site's own server is that of all its visitors. */
async function refuseGreedy(store: Store, sent: Sent, size: number): Promise<void> {
  const { limit } = store.spool
  if (sent.address === null || (await store.spool.size()) + size <= limit * half) return
  const key = sent.key === null ? undefined : await store.cache.keyOf(sent.key)
  if (isBySecretKey(sent, key)) return
  const held = await store.receipts.spooledBy(networkOf(sent.address))
  if (held + size > Math.max(limit * share, bodyLimits.multipart)) throw refusal('sent-too-often', { seconds: pause })
}
