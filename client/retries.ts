import { DeskUnreachable } from './errors.ts'
import type { DeskOptions } from './types.ts'

/** What is sent, each time the same. */
export type Attempt = {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
  signal: AbortSignal | undefined
}

const usualRetries = 4
/** The first pause (ms) where the desk names none; each next is twice as long. */
const firstPause = 250
const longestPause = 60_000

/**
 * Sends a request again after 429 and 503, which kept nothing, and while the same POST still runs; where `isRepeatable` also when the
 * connection broke and nobody knows what was done.
 */
export async function retrying(attempt: Attempt, options: DeskOptions, isRepeatable: boolean): Promise<Response> {
  const { retries = usualRetries } = options
  for (let tried = 0; ; tried++) {
    const answer = await send(attempt, options)
    const isLast = tried >= retries
    if (answer instanceof Response) {
      if (isLast || !(await isBusy(answer))) return answer
      await pause(secondsOf(answer) ?? backoff(tried), attempt.signal)
    } else {
      if (isLast || !isRepeatable) throw answer
      await pause(backoff(tried), attempt.signal)
    }
  }
}

async function send({ url, signal, ...rest }: Attempt, options: DeskOptions): Promise<Response | DeskUnreachable> {
  const { fetch = globalThis.fetch } = options
  try {
    return await fetch(url, { ...rest, ...(signal && { signal }) } as RequestInit)
  } catch (error) {
    signal?.throwIfAborted()
    return new DeskUnreachable(`No answer from ${new URL(url).origin}`, { cause: error })
  }
}

async function isBusy(answer: Response): Promise<boolean> {
  if (answer.status === 429 || answer.status === 503) return true
  if (answer.status !== 409) return false
  const problem = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown }
  return problem.code === 'once-running'
}

/** `Retry-After`, in milliseconds. */
function secondsOf({ headers }: Response): number | undefined {
  const given = headers.get('Retry-After')
  return given !== null && /^\d{1,6}$/.test(given) ? Math.min(Number(given) * 1000, longestPause) : undefined
}

/** Up to twice the last pause, at random, so that clients that failed together do not come back together. */
function backoff(tried: number): number {
  return Math.min(firstPause * 2 ** tried, longestPause) * (0.5 + Math.random() / 2)
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })

    function end(): void {
      signal?.removeEventListener('abort', stop)
      resolve()
    }

    function stop(): void {
      clearTimeout(timer)
      reject(signal?.reason)
    }
  })
}
