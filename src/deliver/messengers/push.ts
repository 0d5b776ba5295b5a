import { createECDH } from 'node:crypto'
import type { Post } from '../post.ts'
import { callMessenger, failed } from './call.ts'
import type { Answered, Failed } from './messenger.ts'

/** The endpoint of a browser at its push service, and the keys of that browser. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }
/** The keys by which push services identify this installation, and its contact address. */
export type Vapid = { publicKey: string; privateKey: string; subject: string }
/** A message replaces an undelivered one with the same `topic`. `ttl` is how long (seconds) the service keeps it. */
export type PushMessage = { payload: string; topic: string; ttl: number }

/** Whether a key is a valid point of the curve P-256, without which a message cannot be encrypted. */
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
 * Encrypts a message for a browser (RFC 8291) and sends it to its push service (RFC 8030), signed (RFC 8292). A subscription with an invalid
 * key counts as gone.
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

/** Loads the library on first use. */
async function load() {
  return (await import('web-push')).default
}

/** RFC 8030, section 7.3: 404 or 410 means that the subscription is gone. 403 means that it was made with another key. */
function judge(status: number): Partial<Failed> & Pick<Failed, 'fault'> {
  if (status === 404 || status === 410) return { fault: 'blocked' }
  if (status === 401 || status === 403) return { fault: 'token' }
  if (status === 429) return { fault: 'throttled' }
  return { fault: status >= 500 ? 'unreachable' : 'refused' }
}
