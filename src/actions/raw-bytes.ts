import type { Receipt, ReceivedFile } from '../domain/receipt.ts'
import type { Store } from '../store/store.ts'

/** The raw bytes of a file, from the spool or from the raw body of its receipt. Undefined when they are gone. */
export async function rawBytesOf(
  store: Store,
  project: number,
  { id, spool: bodySpool }: Pick<Receipt, 'id' | 'spool'>,
  { spool, start, length }: Pick<ReceivedFile, 'spool' | 'start' | 'length'>,
): Promise<Uint8Array | undefined> {
  if (spool !== null) return store.spool.read(spool)
  if (start === null || length === null) return
  if (bodySpool !== null) return store.spool.read(bodySpool, { start, length })
  return (await store.receipts.body(project, id))?.subarray(start, start + length)
}
