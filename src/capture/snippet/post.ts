/** What became of a try. One that is away asks to come again, maybe in so many seconds. */
export type Try = { became: 'arrived' | 'refused' | 'away'; seconds?: number | undefined }

/** As it is before other scripts wrap it. */
const send = window.fetch

/** A body over this size (bytes) may not outlive the page: browsers allow 64 kB for all that does. */
const lasting = 60_000

/** Sends a body without asking the browser's leave first: a text or multipart needs none. A lasting one arrives though the page is closed. */
export async function post(url: string, body: string | FormData): Promise<Try> {
  const keepalive = typeof body === 'string' && new Blob([body]).size < lasting
  try {
    const answer = await send.call(window, url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      signal: typeof body === 'string' ? patience() : null,
    })
    return readTry(answer)
  } catch {
    return { became: 'away' }
  }
}

function readTry({ ok, status, headers }: Response): Try {
  if (ok) return { became: 'arrived' }
  if (status < 500 && status !== 408 && status !== 429) return { became: 'refused' }
  return { became: 'away', seconds: Math.min(Number(headers.get('Retry-After')) || 0, 3_600) }
}

/** A connection that hangs is given up after half a minute. */
function patience(): AbortSignal | null {
  return 'timeout' in AbortSignal ? AbortSignal.timeout(30_000) : null
}
