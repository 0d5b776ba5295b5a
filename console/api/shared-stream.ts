import { newIdempotencyKey } from './idempotency-key.ts'
import { pageMember } from './page-member.ts'
import { refetchMe } from './session.ts'
import type { LeadEvent } from './types.ts'

/** The delay (ms) before a refused stream is opened again. */
const reconnectDelay = 5_000

/** How often (ms) the holder shows that it is alive, and after which silence it counts as gone: a hidden tab may run its timers once a minute. */
const [pingTime, silence] = [20_000, 150_000]

/** Within this time (ms) the tabs that are left take over, each after a delay of its own, so that one of them is the first. */
const takeOverTime = 1_000

/** What the tabs tell each other: what the stream sent, that it was opened, that it is alive, that its tab closes. */
type Told = { claim: Claim; name: StreamMessage | 'opened' | 'alive' | 'left'; data?: string | undefined }
type StreamMessage = 'message' | 'notices' | 'receipts'

/** Which tab holds the stream: the one with the greatest claim. */
type Claim = { at: number; tab: string }

type Listener = {
  /** Something that the stream sent, as JSON. */
  hear(name: StreamMessage, data: string): void
  /** Events may have been missed, so what was read may be old. */
  miss(): void
}

/**
 * Follows the event stream of a project from an event on; returns how to end that. All tabs of the member share one stream, since browsers open six
 * connections to a server without HTTP/2. The tab that was opened or shown last holds it, since a browser may suspend hidden ones, and tells the
 * others what it gets. Without `after`, events may have been missed before.
 */
export function followStream(project: string, after: string | undefined, { hear, miss }: Listener): () => void {
  const tab = newIdempotencyKey()
  const channel = new BroadcastChannel(`zayavka.events.${pageMember()}.${project}`)
  let last = after
  let heardAt = Date.now()
  let holder: Claim = { at: 0, tab: '' }
  let own: { claim: Claim; source?: EventSource; reconnect?: ReturnType<typeof setTimeout> } | undefined
  let takeOver: ReturnType<typeof setTimeout> | undefined

  channel.onmessage = ({ data }) => listen(data as Told)
  document.addEventListener('visibilitychange', show)
  window.addEventListener('pagehide', leave)
  const watch = setInterval(lookAfter, pingTime)
  claim()
  return () => {
    leave()
    clearInterval(watch)
    clearTimeout(takeOver)
    document.removeEventListener('visibilitychange', show)
    window.removeEventListener('pagehide', leave)
    channel.close()
  }

  /** Opens a stream here; the tab that holds it closes its own once this one is open. */
  function claim(): void {
    clearTimeout(takeOver)
    drop()
    own = { claim: { at: Math.max(Date.now(), holder.at + 1), tab } }
    open(own, last)
  }

  function open(mine: NonNullable<typeof own>, from?: string): void {
    let missed = from === undefined
    const source = new EventSource(`/api/v2/projects/${project}/events/stream${missed ? '' : `?after=${from}`}`)
    mine.source = source
    for (const name of ['message', 'notices', 'receipts'] as const)
      source.addEventListener(name, ({ data }) => {
        tell(mine.claim, name, data)
        take(name, data)
      })
    // Data without events that changed while no stream was open is refetched with everything else.
    source.onopen = () => {
      holder = mine.claim
      tell(holder, 'opened', missed ? undefined : from)
      if (missed) miss()
      missed = true
    }
    // A browser reconnects after a broken network, but not after a refusal, such as a proxy's while the server starts.
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      void refetchMe()
      mine.reconnect = setTimeout(() => open(mine), reconnectDelay)
    }
  }

  function listen({ claim: theirs, name, data }: Told): void {
    if (own && isAfter(theirs, own.claim)) drop()
    if (isAfter(holder, theirs)) {
      if (isHeld()) tell(holder, 'alive') // so that it yields
      return
    }
    holder = theirs
    heardAt = Date.now()
    clearTimeout(takeOver)
    if (name === 'left') takeOver = own ? undefined : setTimeout(claim, Math.random() * takeOverTime)
    else if (name === 'opened') catchUp(data)
    else if (name !== 'alive') take(name, data as string)
  }

  /** Another tab opened the stream: what it does not repeat may be missing here. */
  function catchUp(from: string | undefined): void {
    if (from !== undefined && last !== undefined && Number(from) <= Number(last)) return
    last = from ?? last
    miss()
  }

  function take(name: StreamMessage, data: string): void {
    if (name === 'message') last = (JSON.parse(data) as LeadEvent).number
    hear(name, data)
  }

  function isHeld(): boolean {
    return own !== undefined && own.claim === holder
  }

  function tell(by: Claim, name: Told['name'], data?: string): void {
    channel.postMessage({ claim: by, name, data } satisfies Told)
  }

  function drop(): void {
    own?.source?.close()
    clearTimeout(own?.reconnect)
    own = undefined
  }

  function leave(): void {
    if (isHeld()) tell(holder, 'left')
    drop()
  }

  function show(): void {
    if (document.hidden) return
    if (isSilent()) claimAnew()
    else if (!own) claim()
  }

  function lookAfter(): void {
    if (isHeld()) {
      tell(holder, 'alive')
      heardAt = Date.now()
    } else if (!own && isSilent()) claimAnew()
  }

  /** Whether the holder is gone, or this tab was suspended. */
  function isSilent(): boolean {
    return Date.now() - heardAt > silence
  }

  /** More than events was missed meanwhile. */
  function claimAnew(): void {
    last = undefined
    claim()
  }
}

function isAfter(one: Claim, other: Claim): boolean {
  return one.at === other.at ? one.tab > other.tab : one.at > other.at
}
