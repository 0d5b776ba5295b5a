import type { FinishedAttempt } from '../actions/delivery-outcomes.ts'
import type { Destination, DestinationSettings, Outcome } from '../domain/destination.ts'
import type { DestinationKind } from '../domain/destination-kind.ts'
import type { Project } from '../domain/project.ts'
import { type Allowed, nothingAllowed } from '../domain/public-address.ts'
import { refusal } from '../domain/refusal.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { Store } from '../store/store.ts'
import { createAttempts } from './attempts.ts'
import { createGuard } from './guard.ts'
import type { Message } from './kind.ts'
import { kinds } from './kinds.ts'
import { createNotices, type NoticesOptions } from './notices/notices.ts'
import { createPost, type PostLimits } from './post.ts'
import { type Resolve, resolveBySystem } from './resolve.ts'
import { createSecrets } from './secrets.ts'
import { runSender } from './sender.ts'
import type { NoticeWays } from './ways.ts'

/** The outcome of a manual attempt. */
type ByHand = FinishedAttempt & { upload: string | null }

export type Delivery = ReturnType<typeof createDelivery>

export type DeliveryOptions = {
  /** Encrypts secrets. */
  secret: string
  /** Seconds. */
  clock: () => number
  random?: () => number
  /** How often (ms) due deliveries are searched, besides each time when one is known to be due. */
  interval?: number
  allowed?: Allowed | undefined
  proxy?: string | undefined
  resolve?: Resolve
  limits?: PostLimits
  onAttempt?: (outcome: Outcome) => void
  onFailure?: (error: unknown) => void
  /** The ways for notices, and the public address of the desk for their links. */
  ways?: NoticeWays
  publicUrl?: string | undefined
  onSent?: NoticesOptions['onSent']
}

/** Deliveries and notices: the planners and senders of this process, and manual tests and resends. */
export function createDelivery(store: Store, options: DeliveryOptions) {
  const { secret, clock, random = Math.random, allowed = nothingAllowed, proxy } = options
  const { resolve = resolveBySystem, limits, onAttempt = ignore, onFailure = ignore } = options
  const { ways = {}, publicUrl, onSent = ignore, interval = 1_000 } = options
  const ending = new AbortController()
  const guard = createGuard(allowed, resolve, proxy !== undefined)
  const secrets = createSecrets(secret)
  const { post, close } = createPost(guard, proxy, ending.signal, limits)
  const attempts = createAttempts(store, secrets, post, clock)
  const notices = createNotices(store, { secret, clock, interval, ways, publicUrl, onSent, onFailure })
  return {
    checkUrl: guard.check,
    checkSettings,
    makesSecrets,
    newSecret,
    isReadable,
    test,
    resend,
    notices,
    run,
    close,
  }

  /** Refuses settings that a kind does not have, and missing ones that it needs. */
  function checkSettings(kind: DestinationKind, given: DestinationSettings): DestinationSettings {
    return kinds[kind].settings(given)
  }

  /** Whether the desk generates the secrets of a kind. Otherwise another service issues them. */
  function makesSecrets(kind: DestinationKind): boolean {
    return kinds[kind].makesSecrets
  }

  /**
   * A given or random secret, in the clear and encrypted. The clear one is null if another service issued it, since the caller knows it.
   * Refuses an invalid secret, and a missing one that the desk cannot generate.
   */
  function newSecret(
    project: Project,
    kind: DestinationKind,
    given: string | undefined,
  ): { secret: string | null; sealed: string } {
    const secret = kinds[kind].secret(given)
    return { secret: kinds[kind].makesSecrets ? secret : null, sealed: secrets.seal(secret, project.id) }
  }

  /** Whether a stored secret can be decrypted. */
  function isReadable(project: Project, sealed: string): boolean {
    return secrets.open(sealed, project.id) !== undefined
  }

  /** Sends a test in the same way as events. `id` is unique for each test. */
  function test(destination: Destination, id: string): Promise<ByHand> {
    return byHand(destination, { test: id }, 'test')
  }

  /** Sends an event again, once; calls `beforeSending` when nothing more is read. Refuses one that never went to this destination. */
  async function resend(
    destination: Destination,
    number: number,
    beforeSending?: () => Promise<void>,
  ): Promise<ByHand> {
    const { project, id } = destination
    const [known, event] = await Promise.all([
      store.deliveries.find({ project, destination: id }, number),
      store.deliveries.eventOf(project, number),
    ])
    if (!known || !event) throw refusal('no-such-delivery', { event: String(number) })
    const leads = withoutMask(await store.deliveredLeads.of(project, [event.leadId]))
    await beforeSending?.()
    return byHand(destination, { event, lead: leads.get(event.leadId) }, 'resend')
  }

  async function byHand(destination: Destination, message: Message, trigger: 'test' | 'resend'): Promise<ByHand> {
    const over = await attempts.tryOnce(destination, message, trigger)
    if (over === 'secret-unreadable') throw refusal('secret-unreadable', { id: String(destination.id) })
    if (over === 'ended') throw refusal('unavailable', { seconds: 5 })
    onAttempt(over.attempt.outcome)
    return over
  }

  /** Plans and sends until `stop`. Attempts in progress then get `shutdownTime` to end. */
  async function run(stop: AbortSignal): Promise<void> {
    const late = () => setTimeout(() => ending.abort(), shutdownTime).unref()
    stop.addEventListener('abort', late, { once: true })
    const told = notices.run(stop, ending.signal)
    await runSender({ store, clock, random, interval, attempts, onAttempt, onFailure }, stop)
    await told
  }
}

/** How long (ms) attempts may continue at shutdown. Aborted ones are retried later. */
const shutdownTime = 2_000

function ignore(): void {}
