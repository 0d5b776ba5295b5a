import { createListener } from '../src/deliver/bots/listener.ts'
import { createMessengers } from '../src/deliver/messengers.ts'
import type { TestDesk } from './desk.ts'

/** Listens as the desk's bot in Telegram at the address `api`; returns a function that stops it. */
export function startDeskBot({ store, clock }: TestDesk, { api, token }: { api: string; token: string }) {
  const ending = new AbortController()
  const now = () => clock.now
  const messengers = createMessengers(store, {
    ...{ secret: 'a secret of tests, long enough', clock: now },
    telegram: { api, token },
  })
  const listening = createListener('telegram', {
    ...{ store, messengers, clock: now, take: async () => null, waits: { pollInterval: 20, pause: 10 } },
    onFailure: (error: unknown) => void process.stderr.write(`${error}\n`),
  })(ending.signal)
  return async () => {
    ending.abort()
    await listening
    await messengers.close()
  }
}
