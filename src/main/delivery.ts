import { type Config, refuseIncomplete } from '../config.ts'
import type { Delivery } from '../deliver/delivery.ts'
import type { Store } from '../store/store.ts'

/** Sending, which few commands need: it loads and asks for the secret on first use. */
export function deliveryOf(store: Store, config: Config) {
  let opened: Delivery | undefined
  return { open, close: async () => opened?.close() }

  async function open(): Promise<Delivery> {
    refuseIncomplete(config)
    const { createDelivery } = await import('../deliver/delivery.ts')
    const { secretBeside } = await import('../people/secret.ts')
    opened ??= createDelivery(store, {
      secret: config.secretKey ?? secretBeside(config.databaseUrl),
      clock: () => Math.floor(Date.now() / 1000),
      allowed: config.deliveryAllow,
      proxy: config.httpsProxy,
    })
    return opened
  }
}
