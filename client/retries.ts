import { DeskUnreachable } from './errors.ts'
import type { DeskOptions, FileBody } from './types.ts'

/** A request, which is the same at each attempt. */
export type Attempt = {
  method: string
  url: string
  headers: Record<string, string>
  body: FileBody | undefined
  signal: AbortSignal | undefined
  /** Whether the answer is a file, which is returned as the raw response. */
  isRaw: boolean
}

/** A complete answer: its body is the parsed JSON, or for a file the response itself. It is undefined when the body is no JSON. */
export type Answer = { response: Response; body: unknown }

const usualRetries = 4
/** The first pause (ms) when the desk names none; each next one is twice as long. */
const firstPause = 250
/** The longest pause (seconds) of the backoff, and by default also the longest that the desk may ask for. */
const usualLongestPause = 60

/**
 * Repeats a request after 429 and 503, which changed nothing, and while the same POST or part of a file is still running. If `isRepeatable`, it also
 * repeats a request after the connection broke, even within the answer, when nobody knows what was done. An answer that asks for too long a pause is
 * returned at once.
 */
export async function retrying(attempt: Attempt, options: DeskOptions, isRepeatable: boolean): Promise<Answer> {
  const { retries = usualRetries, longestPause = usualLongestPause } = options
  for (let tried = 0; ; tried++) {
    const answer = await send(attempt, options)
    const isLast = tried >= retries
    if (answer instanceof DeskUnreachable) {
      if (isLast || !isRepeatable) throw answer
      await pause(backoff(tried), attempt.signal)
    } else {
      const asked = retryAfterOf(answer.response)
      if (isLast || !isBusy(answer) || (asked ?? 0) > longestPause * 1000) return answer
      await pause(asked ?? backoff(tried), attempt.signal)
    }
  }
}

async function send({ url, signal, isRaw, ...rest }: Attempt, options: DeskOptions): Promise<Answer | DeskUnreachable> {
  const { fetch = globalThis.fetch } = options
  try {
    const response = await fetch(url, { ...rest, ...(signal && { signal }) } as RequestInit)
    if (response.ok) return { response, body: isRaw ? response : parsed(await response.text()) }
    const text = await response.text().catch(() => '')
    signal?.throwIfAborted()
    return { response, body: parsed(text) }
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
  return status === 409 && running.includes((body as { code?: unknown } | undefined)?.code)
}

/** The codes with which a request is refused while the same one is still running. */
const running: unknown[] = ['request-in-progress', 'import-receiving']

/** `Retry-After`, in milliseconds. */
function retryAfterOf({ headers }: Response): number | undefined {
  const given = headers.get('Retry-After')
  return given !== null && /^\d{1,9}$/.test(given) ? Number(given) * 1000 : undefined
}

/** Exponential backoff (ms) with jitter, so that clients that failed together do not return together. */
function backoff(tried: number): number {
  return Math.min(firstPause * 2 ** tried, usualLongestPause * 1000) * (0.5 + Math.random() / 2)
}

/** A timer with more milliseconds would fire at once. */
const longestTimer = 2 ** 31 - 1

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted() // an aborted signal sends no event
    const timer = setTimeout(end, Math.min(milliseconds, longestTimer))
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
