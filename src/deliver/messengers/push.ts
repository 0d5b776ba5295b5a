import { createECDH } from 'node:crypto'
import type { Post } from '../post.ts'
import { callMessenger, failed } from './call.ts'
import type { Answered, Failed } from './messenger.ts'

/** Where the push service of a browser takes messages, and the keys of that browser. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }
/** The keys by which push services know this installation, and whom they may write to. */
export type Vapid = { publicKey: string; privateKey: string; subject: string }
/** `topic` replaces an older message of it that was not shown yet; `ttl` (seconds) is how long the service keeps one. */
export type PushMessage = { payload: string; topic: string; ttl: number }

/** Whether it is the key of a browser: a point of the curve P-256, with which alone a message can be encrypted. */
export function isBrowserKey(p256dh: string): boolean {
  const ours = createECDH('prime256v1')
  ours.generateKeys()
  try {
    ours.computeSecret(p256dh, 'base64url')
    return true
  } catch {
    return false
  }
}

/**
 * Encrypts a message for a browser (RFC 8291) and gives it to its push service (RFC 8030), signed (RFC 8292). A subscription whose key is none is as
 * good as gone.
 */
export async function sendPush(
  way: { post: Post; clock: () => number },
  { publicKey, privateKey, subject }: Vapid,
  { endpoint, p256dh, auth }: PushTarget,
  { payload, topic, ttl }: PushMessage,
): Promise<Answered<true>> {
  if (!isBrowserKey(p256dh)) return failed('blocked', 'The subscription has no key of a browser')
  const { generateRequestDetails } = await load()
  const options = { vapidDetails: { publicKey, privateKey, subject }, TTL: ttl, urgency: 'high', topic } as const
  const { headers, body } = generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, options)
  const asText = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const request = { method: 'POST', url: endpoint, headers: asText, body } as const
  return callMessenger({ ...way, secret: privateKey }, request, () => true as const, judge)
}

/** New keys for this installation. */
export async function newVapidKeys(): Promise<Omit<Vapid, 'subject'>> {
  return (await load()).generateVAPIDKeys()
}

/** The library loads with the first message. */
async function load() {
  return (await import('web-push')).default
}

/** RFC 8030, section 7.3: a subscription that is gone answers 404 or 410. 403 is another key than the one of the subscription. */
function judge(status: number): Partial<Failed> & Pick<Failed, 'fault'> {
  if (status === 404 || status === 410) return { fault: 'blocked' }
  if (status === 401 || status === 403) return { fault: 'token' }
  if (status === 429) return { fault: 'throttled' }
  return { fault: status >= 500 ? 'unreachable' : 'refused' }
}
