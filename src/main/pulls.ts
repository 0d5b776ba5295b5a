import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { onFirstUse } from './on-first-use.ts'

/** Pulls, which one command needs. */
export function pullsOf(store: Store, config: Config) {
  return onFirstUse(config, async (outside) => {
    const { createPulls } = await import('../pull/pulls.ts')
    const onFailure = (error: unknown) => process.stderr.write(`zayavka: ${(error as Error).name}\n`)
    return createPulls(store, { ...outside, proxy: config.httpsProxy, onFailure })
  })
}
