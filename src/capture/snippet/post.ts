/** The result of an attempt. `away` asks for a retry, after `seconds` if given; `isDenied` refuses the key. */
export type Attempt = { outcome: 'arrived' | 'refused' | 'away'; seconds?: number; isDenied?: boolean }

/** The original `fetch`, before other scripts wrap it. */
export const send = window.fetch

/** A larger body (bytes) cannot use `keepalive`: browsers allow 64 kB for all such requests. */
const maxKeepalive = 60_000

/**
 * Sends a body without a CORS preflight, which a text or multipart does not need. A `keepalive` request arrives even if
 * the page is closed.
 */
export async function post(url: string, body: string | FormData): Promise<Attempt> {
  const keepalive = typeof body === 'string' && new Blob([body]).size < maxKeepalive
  try {
    const answer = await send.call(window, url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      signal: typeof body === 'string' ? timeoutSignal() : null,
    })
    return readTry(answer)
  } catch {
    return { outcome: 'away' }
  }
}

function readTry({ ok, status, headers }: Response): Attempt {
  if (ok) return { outcome: 'arrived' }
  if (status < 500 && status !== 408 && status !== 429)
    return { outcome: 'refused', isDenied: status === 401 || status === 403 }
  return { outcome: 'away', seconds: Math.min(Number(headers.get('Retry-After')) || 0, 3_600) }
}

/** A stalled connection is aborted after half a minute. */
export function timeoutSignal(): AbortSignal | null {
  return 'timeout' in AbortSignal ? AbortSignal.timeout(30_000) : null
}
