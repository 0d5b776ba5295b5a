import { randomUUID } from 'node:crypto'
import { pause } from '../actions/pause.ts'
import { advancePull, type Holder } from '../actions/pulls.ts'
import { createGuard } from '../deliver/guard.ts'
import { createPost, type Post } from '../deliver/post.ts'
import { type Resolve, resolveBySystem } from '../deliver/resolve.ts'
import { createSecrets } from '../deliver/secrets.ts'
import type { Project } from '../domain/project.ts'
import { type Allowed, nothingAllowed } from '../domain/public-address.ts'
import {
  newRound,
  noTally,
  type Pull,
  type PullDraft,
  type PullFailure,
  type PullStep,
  pullBackoff,
  pullHeartbeatInterval,
  pullLease,
  pullTimeout,
  watching,
} from '../domain/pull.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { compareMonth } from './compare.ts'
import { pullLeads } from './leads.ts'
import { pullReceipts } from './receipts.ts'
import { pullStatuses } from './statuses.ts'
import { advance, type Step } from './step.ts'
import { createVendor, paced, Stopped, VendorCallFailed, vendorLimits } from './vendor.ts'

export type Pulls = ReturnType<typeof createPulls>
export type PullsOptions = {
  /** Encrypts keys. */
  secret: string
  /** Seconds. */
  clock: () => number
  allowed?: Allowed | undefined
  proxy?: string | undefined
  resolve?: Resolve
  /** How often (ms) due pulls are searched, and the longest pause (ms) between requests. */
  waits?: { pollInterval: number; pause: number }
  onFailure?: (error: unknown) => void
}

type Claimed = { pull: Pull; holder: string }

/** What a caller gives: the address, the project number there, the key. */
export type PullGiven = Pick<PullDraft, 'url' | 'outside' | 'isWatching' | 'missingStatus'> & { key: string }

const steps = {
  statuses: pullStatuses,
  leads: pullLeads,
  receipts: pullReceipts,
  compare: compareMonth,
  rest: beginRound,
} as const satisfies Record<PullStep, (step: Step) => Promise<Pull | undefined>>

/** Replaces the refusal of a password in a URL, whose sentence is about webhooks, by that for pulls. */
function ofPulls(error: unknown): never {
  const isPassword = error instanceof Refusal && error.code === 'url-with-password'
  throw isPassword ? refusal('pull-url-with-password', {}, error.argument) : error
}

/** Pulls leads from the vendor. Each pull is run by the process that has its lease. */
export function createPulls(store: Store, options: PullsOptions) {
  const { clock, allowed = nothingAllowed, proxy, resolve = resolveBySystem, onFailure = () => {} } = options
  const { waits = { pollInterval: 1_000, pause: vendorLimits.total } } = options
  const secrets = createSecrets(options.secret, 'pulls')
  const guard = createGuard(allowed, resolve, proxy !== undefined)
  const ending = new AbortController()
  const { post, close } = createPost(guard, proxy, ending.signal, vendorLimits)
  /** Since when the store has refused writes of pulls, and until when they wait therefore; monotonic, in seconds. */
  let refused: { since: number; until: number } | undefined
  return { prepare, seal, run, follow, close: end }

  /** Tests the key and encrypts it. Refuses a forbidden address, and a key that the other side rejects. */
  async function prepare(project: Project, given: PullGiven): Promise<PullDraft> {
    const { key, ...rest } = given
    await guard.check(given.url, 'url').catch(ofPulls)
    try {
      await createVendor(post, clock, given).call('project/leads/status/list')
    } catch (error) {
      if (error instanceof Stopped) throw refusal('unavailable', { seconds: 5 })
      if (!(error instanceof VendorCallFailed)) throw error
      const { code, params } = error.refusal
      throw refusal(code, params, code === 'pull-denied' ? 'key' : 'url')
    }
    return { ...rest, secret: seal(project, key) }
  }

  async function end(): Promise<void> {
    ending.abort()
    await close()
  }

  function seal(project: Project, key: string): string {
    return secrets.seal(key, project.id)
  }

  /** Runs the pulls that are due until `stop`. */
  async function run(stop: AbortSignal): Promise<void> {
    const running = new Set<Promise<void>>()
    stop.addEventListener('abort', () => ending.abort(), { once: true })
    while (!stop.aborted) {
      const claimed = await claim().catch(onFailure)
      if (!claimed) await pause(waits.pollInterval, stop)
      else {
        const done: Promise<void> = work(claimed, stop)
          .catch(onFailure) // retried when its lease expires
          .finally(() => running.delete(done))
        running.add(done)
      }
    }
    await Promise.all(running)
  }

  /** Runs one pull, or waits while another process does, until it ends or `stop`. `onProgress` gets each new state. */
  async function follow(
    { project, id }: Pick<Pull, 'project' | 'id'>,
    stop: AbortSignal,
    onProgress: (pull: Pull) => void,
  ): Promise<Pull | undefined> {
    stop.addEventListener('abort', () => ending.abort(), { once: true })
    for (;;) {
      const pull = await store.pulls.find(project, id)
      if (pull) onProgress(pull)
      if (pull?.state !== 'running' || stop.aborted) return pull
      const claimed = await claim({ project, id })
      if (claimed) await work(claimed, stop, onProgress)
      else await pause(waits.pollInterval / 2, stop)
    }
  }

  /** Claims a due pull. Each claim has its own holder, since this process may lose a lease during a request and claim the pull again. */
  async function claim(only?: Pick<Pull, 'project' | 'id'>): Promise<Claimed | undefined> {
    if (refused && performance.now() / 1_000 < refused.until) return
    const [now, holder] = [clock(), randomUUID()]
    const pull = await store.transaction((tx) => tx.pulls.claim(holder, { now, until: now + pullLease, only }))
    return pull && { pull, holder }
  }

  /** Runs steps of a pull until it has to wait or ends. */
  async function work(
    { pull, holder }: Claimed,
    stop: AbortSignal,
    onProgress: (pull: Pull) => void = () => {},
  ): Promise<void> {
    const project = await store.projects.find(pull.project)
    const renew = () => store.transaction((tx) => tx.pulls.renew(pull, holder, clock() + pullLease)).catch(() => {}) // the next heartbeat retries
    const heartbeat = setInterval(renew, pullHeartbeatInterval * 1_000)
    const calmly = paced(post, (ms) => pause(Math.min(ms, waits.pause), stop))
    for (let now: Pull | undefined = pull; now && project; ) {
      if (now.state !== 'running' || now.nextAt > clock() || stop.aborted) break
      now = await stepOf(project, { pull: now, holder }, calmly)
      if (now) onProgress(now)
    }
    clearInterval(heartbeat)
    await store.transaction((tx) => tx.pulls.release(pull, holder)).catch(onFailure)
  }

  async function stepOf(project: Project, { pull, holder }: Claimed, send: Post): Promise<Pull | undefined> {
    try {
      const key = secrets.open(pull.secret ?? '', pull.project)
      if (key === undefined) throw new VendorCallFailed(refusal('pull-key-unreadable', {}), { isFinal: true })
      const vendor = createVendor(send, clock, { ...pull, key })
      const next = await steps[pull.place.step]({ store, vendor, project, pull, holder, clock })
      refused = undefined
      return next
    } catch (error) {
      if (error instanceof Stopped) return
      if (!(error instanceof VendorCallFailed)) onFailure(error)
      if (store.isUnavailable(error)) return waitForStore()
      return recordFailure({ project, pull, holder, now: clock() }, error).catch((failure) => {
        waitForStore()
        onFailure(failure)
        return undefined
      })
    }
  }

  /** Pauses all pulls in memory: a store that refuses writes cannot store a failure either, and the request would be repeated at once. */
  function waitForStore(): undefined {
    const now = performance.now() / 1_000
    const since = refused?.since ?? now
    refused = { since, until: now + pullBackoff(since, now) }
    return undefined
  }

  /** Stores why a pull failed, and when it is retried. After a day, or a final failure, it ends as failed. */
  function recordFailure(by: Holder, error: unknown): Promise<Pull | undefined> {
    const { pull, now } = by
    const failed = error instanceof VendorCallFailed ? error : undefined
    return advancePull(store, by, async (_tx, held) => {
      const failingSince = held.failingSince ?? pull.failingSince ?? now
      const isOver = failed?.isFinal || now - failingSince >= pullTimeout
      const wait = failed?.seconds ?? pullBackoff(failingSince, now)
      const failure = failureOf(failed?.refusal, error)
      if (isOver) return { failure, failingSince, state: 'failed', secret: null, endedAt: now }
      return { failure, failingSince, nextAt: now + wait }
    })
  }
}

/** Begins a round of a watching pull: a full one each day, otherwise a short one. */
function beginRound(step: Step): Promise<Pull | undefined> {
  return advance(step, async (_tx, held, now) => {
    const isFull = held.sweptAt === null || Math.abs(now - held.sweptAt) >= watching.full
    return { place: newRound(isFull), ...(isFull && { tally: noTally }) }
  })
}

/** The failure to store. The message of an internal error is left out, since it may contain personal data. */
function failureOf(known: Refusal | undefined, error: unknown): PullFailure {
  if (known) return { code: known.code, params: known.params }
  const { name = typeof error, code } = error as Partial<NodeJS.ErrnoException>
  return { code: 'fault', params: { kind: [name, code].filter(Boolean).join(' ') } }
}
