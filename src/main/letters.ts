import type { Config } from '../config.ts'
import type { Letters } from '../letters/letters.ts'
import type { Store } from '../store/store.ts'
import { outsideOf } from './on-first-use.ts'

/** What encrypts passwords of mailboxes and judges their servers. */
export async function lettersOf(store: Store, config: Config): Promise<Letters> {
  const outside = await outsideOf(config)
  const { createLetters } = await import('../letters/letters.ts')
  return createLetters(store, outside)
}
