import { send, timeoutSignal } from './post.ts'

/** The number of a visit, and the token that proves it to be this browser's. */
export type Numbered = { number: string; token: string }

/** Sends a visit to the server. `never` means that the owner switched visits off; after `away`, any failure, the next page retries. */
export async function numberVisit(url: string, known: object): Promise<Numbered | 'never' | 'away'> {
  try {
    const body = JSON.stringify(known)
    const init = { method: 'POST', body, keepalive: true, credentials: 'omit', signal: timeoutSignal() } as const
    const answer = await send.call(window, url, init)
    if (!answer.ok) return 'away'
    const { visit, token } = await answer.json()
    return visit ? { number: visit, token } : 'never'
  } catch {
    return 'away'
  }
}
