import { offerDesk } from './actions/first-run.ts'
import { newLinkToken } from './actions/tokens.ts'
import type { Store } from './store/store.ts'

/**
 * Lets an empty desk be claimed by whoever opens the address that this answers to print: it holds a token that serves once, and
 * not after the next start. Answers nothing for a desk in use.
 */
export async function firstStart(store: Store, address: string): Promise<string | undefined> {
  const token = newLinkToken()
  if (!(await offerDesk(store, token))) return
  return `
The desk is new. Make its owner and the first project here; the address serves once, until the next start:

  ${address}/first-run#token=${token}
`
}
