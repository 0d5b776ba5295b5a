import { offerClaim } from './actions/first-run.ts'
import { newLinkToken } from './actions/tokens.ts'
import type { Store } from './store/store.ts'

/**
 * Offers an empty installation to the first visitor of the returned address, which has a one-time token that the next
 * start replaces. Undefined when the installation is in use.
 */
export async function firstStart(store: Store, address: string): Promise<string | undefined> {
  const token = newLinkToken()
  if (!(await offerClaim(store, token))) return
  return `
The desk is new. Make its owner and the first project here; the address serves once, until the next start:

  ${address}/first-run#token=${token}
`
}
