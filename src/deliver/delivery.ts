import type { Attempt, Destination, Outcome } from '../domain/destination.ts'
import type { Project } from '../domain/project.ts'
import { type Allowed, nothingAllowed } from '../domain/public-address.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { createAttempts, type Message } from './attempts.ts'
import { createGuard, type Resolve, resolveBySystem } from './guard.ts'
import { createPost, type PostLimits } from './post.ts'
import { checkSecret, createSecrets, newWebhookSecret } from './secrets.ts'
import { runSender } from './sender.ts'

export type Delivery = ReturnType<typeof createDelivery>

export type DeliveryOptions = {
  /** Encrypts secrets. */
  secret: string
  /** Seconds. */
  clock: () => number
  random?: () => number
  allowed?: Allowed | undefined
  proxy?: string | undefined
  resolve?: Resolve
  limits?: PostLimits
  onAttempt?: (outcome: Outcome) => void
  onFailure?: (error: unknown) => void
}

/** Events go out: the planner and the sender of this process, and what people ask for by hand. */
export function createDelivery(store: Store, options: DeliveryOptions) {
  const { secret, clock, random = Math.random, allowed = nothingAllowed, proxy } = options
  const { resolve = resolveBySystem, limits, onAttempt = ignore, onFailure = ignore } = options
  const ending = new AbortController()
  const guard = createGuard(allowed, resolve, proxy !== undefined)
  const secrets = createSecrets(secret)
  const { post, close } = createPost(guard, proxy, ending.signal, limits)
  const tryOnce = createAttempts(secrets, post, clock)
  return { checkUrl: guard.check, newSecret, isReadable, test, resend, run, close }

  /** A secret, given or random, and how it is stored. Refuses one that is too short or has another form. */
  function newSecret(project: Project, given: string | undefined): { secret: string; sealed: string } {
    const made = given === undefined ? newWebhookSecret() : checkSecret(given, 'secret')
    return { secret: made, sealed: secrets.seal(made, project.id) }
  }

  /** Whether a stored secret can be decrypted. */
  function isReadable(project: Project, sealed: string): boolean {
    return secrets.open(sealed, project.id) !== undefined
  }

  /** Sends a test the way that events go. `id` tells this test from others. */
  function test(destination: Destination, id: string): Promise<Attempt> {
    return byHand(destination, { test: id }, 'test')
  }

  /** Sends an event again, once. Refuses one that never went to this destination. */
  async function resend(destination: Destination, number: number): Promise<Attempt> {
    const { project, id } = destination
    const [known, event] = await Promise.all([
      store.deliveries.find({ project, destination: id }, number),
      store.deliveries.eventOf(project, number),
    ])
    if (!known || !event) throw refusal('no-such-delivery', { event: String(number) })
    const leads = await store.deliveredLeads.of(project, [event.leadId])
    return byHand(destination, { event, lead: leads.get(event.leadId) }, 'resend')
  }

  async function byHand(destination: Destination, message: Message, trigger: 'test' | 'resend'): Promise<Attempt> {
    const over = await tryOnce(destination, message, trigger)
    if (over === 'secret-unreadable') throw refusal('secret-unreadable', { id: String(destination.id) })
    if (over === 'ended') throw refusal('unavailable', { seconds: 5 })
    onAttempt(over.attempt.outcome)
    return over.attempt
  }

  /** Plans and sends until `stop`; what runs then has a moment to end. */
  async function run(stop: AbortSignal): Promise<void> {
    const late = () => setTimeout(() => ending.abort(), shutdownTime).unref()
    stop.addEventListener('abort', late, { once: true })
    await runSender({ store, clock, random, tryOnce, onAttempt, onFailure }, stop)
  }
}

/** How long (ms) attempts may go on at shutdown. What is cut off is tried again. */
const shutdownTime = 2_000

function ignore(): void {}
