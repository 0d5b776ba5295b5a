import { type Config, refuseIncomplete } from '../config.ts'
import type { Pulls } from '../pull/pulls.ts'
import type { Store } from '../store/store.ts'

/** Pulls, which one command needs: they load and ask for the secret on first use. */
export function pullsOf(store: Store, config: Config) {
  let opened: Pulls | undefined
  return { open, close: async () => opened?.close() }

  async function open(): Promise<Pulls> {
    refuseIncomplete(config)
    const { createPulls } = await import('../pull/pulls.ts')
    const { secretBeside } = await import('../people/secret.ts')
    opened ??= createPulls(store, {
      secret: config.secretKey ?? secretBeside(config.databaseUrl),
      clock: () => Math.floor(Date.now() / 1000),
      allowed: config.deliveryAllow,
      proxy: config.httpsProxy,
      onFailure: (error) => process.stderr.write(`zayavka: ${(error as Error).name}\n`),
    })
    return opened
  }
}
