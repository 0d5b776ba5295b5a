import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { onFirstUse } from './on-first-use.ts'

/** Sending, which few commands need. */
export function deliveryOf(store: Store, config: Config) {
  return onFirstUse(config, async (outside) => {
    const { createDelivery } = await import('../deliver/delivery.ts')
    return createDelivery(store, { ...outside, proxy: config.httpsProxy })
  })
}
