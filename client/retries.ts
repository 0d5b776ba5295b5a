import { DeskUnreachable } from './errors.ts'
import type { DeskOptions, FileBody } from './types.ts'

/** What is sent, each time the same. */
export type Attempt = {
  method: string
  url: string
  headers: Record<string, string>
  body: FileBody | undefined
  signal: AbortSignal | undefined
  /** Its answer is a file, which is given as it comes. */
  isRaw: boolean
}

/** What came, whole: its JSON, or of a file the answer itself. Without a body that is JSON it is undefined. */
export type Answer = { response: Response; body: unknown }

const usualRetries = 4
/** The first pause (ms) where the desk names none; each next is twice as long. */
const firstPause = 250
const longestPause = 60_000

/**
 * Sends a request again after 429 and 503, which kept nothing, and while the same POST still runs; where `isRepeatable` also when the
 * connection broke, be it within the answer, and nobody knows what was done.
 */
export async function retrying(attempt: Attempt, options: DeskOptions, isRepeatable: boolean): Promise<Answer> {
  const { retries = usualRetries } = options
  for (let tried = 0; ; tried++) {
    const answer = await send(attempt, options)
    const isLast = tried >= retries
    if (answer instanceof DeskUnreachable) {
      if (isLast || !isRepeatable) throw answer
      await pause(backoff(tried), attempt.signal)
    } else {
      if (isLast || !isBusy(answer)) return answer
      await pause(retryAfterOf(answer.response) ?? backoff(tried), attempt.signal)
    }
  }
}

async function send({ url, signal, isRaw, ...rest }: Attempt, options: DeskOptions): Promise<Answer | DeskUnreachable> {
  const { fetch = globalThis.fetch } = options
  try {
    const response = await fetch(url, { ...rest, ...(signal && { signal }) } as RequestInit)
    if (response.ok) return { response, body: isRaw ? response : parsed(await response.text()) }
    return { response, body: parsed(await response.text().catch(() => '')) }
  } catch (error) {
    signal?.throwIfAborted()
    return new DeskUnreachable(`No answer from ${new URL(url).origin}`, { cause: error })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

function isBusy({ response: { status }, body }: Answer): boolean {
  if (status === 429 || status === 503) return true
  return status === 409 && (body as { code?: unknown } | undefined)?.code === 'once-running'
}

/** `Retry-After`, in milliseconds. */
function retryAfterOf({ headers }: Response): number | undefined {
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
