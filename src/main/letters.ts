import { type Config, refuseIncomplete } from '../config.ts'
import type { Letters } from '../letters/letters.ts'
import type { Store } from '../store/store.ts'

/** What encrypts passwords of mailboxes and judges their servers: it loads and asks for the secret on first use. */
export async function lettersOf(store: Store, config: Config): Promise<Letters> {
  refuseIncomplete(config)
  const { createLetters } = await import('../letters/letters.ts')
  const { secretBeside } = await import('../people/secret.ts')
  return createLetters(store, {
    secret: config.secretKey ?? secretBeside(config.databaseUrl),
    clock: () => Math.floor(Date.now() / 1000),
    allowed: config.deliveryAllow,
  })
}
