import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import type { Agent, Dispatcher } from 'undici'
import { type Outcome, readRetryAfter } from '../domain/destination.ts'
import { type Guard, Guarded, hostOf } from './guard.ts'

/**
 * Limits of a request: the total time and the time to connect (ms), and the bytes of a response that are read and stored. `rest` is the time
 * (ms) for the rest of a response whose status alone is a success.
 */
export type PostLimits = { total: number; connect: number; read: number; kept: number; rest?: number }
const postLimits: PostLimits = { total: 15_000, connect: 5_000, read: 65_536, kept: 2_048 }

const defaultRest = 1_000

/** A request to a receiver. */
export type Request = {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers: Record<string, string>
  body: string | Uint8Array | null
  /** The response is binary, and useless unless it is complete. */
  isFile?: true
  /** The body of the response tells the outcome, so it gets as long as the whole request. */
  needsAnswer?: true
}

/** The result of a request. `ended` means that this process stops and the outcome is unknown. `bytes`, or `answer` as text, is what was read. */
export type Posted = {
  outcome: Outcome | 'ended'
  status: number | null
  ms: number
  responseHead: string | null
  answer: string
  bytes: Uint8Array
  error: string | null
  retryAfter: number | null
}
export type Post = (request: Request, clock: () => number, stop?: AbortSignal) => Promise<Posted>

/** The part of a response that was read so far. */
type Read = { status: number | null; answer: Buffer | null; retryAfter: number | null }

/**
 * Sends requests: to addresses that the guard checks on connecting, without redirects, through the proxy if one is set. `ending` aborts
 * requests in progress. `ca` are the trusted certificates, by default those of Node.
 */
export function createPost(
  guard: Guard,
  proxy: string | undefined,
  ending: AbortSignal,
  limits = postLimits,
  ca?: readonly string[],
) {
  let agents: Promise<{ open: Agent; inner: Agent; proxied: Dispatcher | undefined }> | undefined
  const running = new Set<AbortController>()
  ending.addEventListener('abort', () => {
    for (const each of running) each.abort()
  })
  return { post, close }

  /** Sends a request. `stop` aborts only this one. */
  async function post(asked: Request, clock: () => number, stop?: AbortSignal): Promise<Posted> {
    const began = performance.now()
    const read: Read = { status: null, answer: null, retryAfter: null }
    const over = new AbortController()
    const late = setTimeout(() => over.abort(new DOMException('Too long', 'TimeoutError')), limits.total)
    running.add(over)
    const end = () => over.abort()
    stop?.addEventListener('abort', end)
    if (stop?.aborted || ending.aborted) end()
    const failure = await send(asked, over.signal, clock, read).catch((error) => error as Error)
    clearTimeout(late)
    running.delete(over)
    stop?.removeEventListener('abort', end)
    const [outcome, error] = failure ? described(failure) : outcomeOf(read.status as number)
    const ms = Math.round(performance.now() - began)
    const isEnded = failure !== undefined && (ending.aborted || stop?.aborted === true)
    return {
      outcome: isEnded ? 'ended' : outcome,
      status: read.status,
      ms,
      responseHead: read.answer && readable(read.answer.subarray(0, limits.kept)),
      answer: read.answer && !asked.isFile ? readable(read.answer) : '',
      bytes: read.answer ?? new Uint8Array(),
      error,
      retryAfter: read.retryAfter,
    }
  }

  async function send(
    { url: text, isFile, needsAnswer, ...rest }: Request,
    signal: AbortSignal,
    clock: () => number,
    read: Read,
  ): Promise<undefined> {
    const url = new URL(text)
    const host = hostOf(url)
    if (isIP(host) > 0 || proxy !== undefined) await unlessAborted(guard.judge(url), signal)
    const { request } = await load()
    agents ??= makeAgents()
    const { open, inner, proxied } = await agents
    const dispatcher = url.protocol === 'http:' ? inner : proxied && !guard.isOwn(host) ? proxied : open
    const answer = await request(url, { ...rest, signal, dispatcher })
    read.status = answer.statusCode
    const retryAfter = answer.headers['retry-after']
    read.retryAfter = readRetryAfter([retryAfter ?? []].flat()[0], clock())
    const isDelivered = answer.statusCode >= 200 && answer.statusCode < 300
    const timeout = isDelivered && !needsAnswer ? (limits.rest ?? defaultRest) : limits.total
    read.answer = await beginningOf(answer.body, signal, timeout, isFile === true)
    return
  }

  /** Reads a response up to the limits of size and time. Throws for an incomplete file. */
  async function beginningOf(
    body: Dispatcher.ResponseData['body'],
    signal: AbortSignal,
    timeout: number,
    isFile: boolean,
  ): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    body.on('error', () => {})
    const stop = () => body.destroy()
    signal.addEventListener('abort', stop)
    const timer = setTimeout(stop, timeout)
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        chunks.push(chunk)
        size += chunk.length
        if (size >= limits.read) break
      }
    } catch (error) {
      if (isFile) throw error // of a text the beginning is kept
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      body.destroy()
    }
    return Buffer.concat(chunks).subarray(0, limits.read)
  }

  async function makeAgents() {
    const { Agent, ProxyAgent } = await load()
    const common = { pipelining: 1, headersTimeout: limits.total, bodyTimeout: limits.total, maxHeaderSize: 16_384 }
    const trusted = ca && { ca: [...ca] }
    const agent = (isEncrypted: boolean) =>
      new Agent({ ...common, connect: { timeout: limits.connect, lookup: lookupOf(isEncrypted), ...trusted } })
    const proxied =
      proxy === undefined
        ? undefined
        : new ProxyAgent({ uri: proxy, ...common, ...(trusted && { requestTls: trusted }) })
    return { open: agent(true), inner: agent(false), proxied }
  }

  /** Resolves a name for the connection itself, so that DNS cannot change between the check and the connection. */
  function lookupOf(isEncrypted: boolean): LookupFunction {
    return (host, options, done) => {
      guard.addressesOf(host, isEncrypted).then(
        (addresses) => {
          const all = addresses.map((address) => ({ address, family: isIP(address) }))
          if (options.all) done(null, all)
          else done(null, all[0]?.address ?? '', all[0]?.family)
        },
        (error) => done(error, '', 0),
      )
    }
  }

  async function close(): Promise<void> {
    const { open, inner, proxied } = (await agents) ?? {}
    await Promise.all([open, inner, proxied].map((each) => each?.destroy()))
  }
}

/** Rejects as soon as `signal` is aborted, since a DNS lookup may take long. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Loads the library on first use. When bundled, a CommonJS library has its exports only in `default`. */
async function load() {
  return (await import('undici')).default
}

function outcomeOf(status: number): [Outcome, string | null] {
  if (status >= 200 && status < 300) return ['delivered', null]
  if (status === 410) return ['gone', 'The receiver answered 410: it wants nothing more']
  if (status >= 300 && status < 400)
    return ['redirected', `The receiver answered ${status}; redirects are not followed`]
  return ['refused', `The receiver answered ${status}`]
}

/** The outcome and the reason of a failed request. */
function described(error: Error): [Outcome, string] {
  const cause = rootOf(error)
  if (cause instanceof Guarded) return [cause.outcome, guarded[cause.outcome as keyof typeof guarded](cause.message)]
  const code = String((cause as { code?: unknown }).code ?? cause.name)
  if (cause.name === 'TimeoutError' || timeouts.has(code)) return ['timeout', 'The receiver took too long']
  if (noConnection.has(code)) return ['no-connection', `No connection: ${code}`]
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return ['headers-too-large', 'The headers of the answer are too large']
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code)) return ['tls', `TLS failed: ${code}`]
  if (/^(UND_ERR|HPE_|ECONN|EPIPE)/.test(code)) return ['broken', `The connection broke: ${code}`]
  return ['fault', `The attempt failed: ${code}`.slice(0, 200)]
}

/** The innermost cause: errors of guards and sockets are wrapped. */
function rootOf(error: Error): Error {
  const { cause } = error
  return cause instanceof Error && !(error instanceof Guarded) ? rootOf(cause) : error
}

const guarded = {
  'unknown-host': (host: string) => `There is no host ${host}`,
  'private-address': (address: string) => `${address} is not on the internet, and DELIVERY_ALLOW does not name it`,
  unencrypted: (host: string) => `http: goes only where DELIVERY_ALLOW names it, and ${host} is not`,
}
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const noConnection = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
])

/** Text that every database can store. */
function readable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\ufffd').toWellFormed()
}
