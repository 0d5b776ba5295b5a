import { client, unwrap } from '../api/client.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { browserOf } from '../ui/browser-name.ts'

/** Why a browser cannot be linked: it has no push support, the member denied permission, or its push service did not subscribe it. */
export type PushRefusal = 'none' | 'forbidden' | 'unreachable'

const root = '/api/v2/projects/{project}/push-subscriptions'

/** Asks for permission, subscribes this browser with its push service, and tells the server; returns why it failed. */
export async function linkBrowser(project: string): Promise<PushRefusal | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'none'
  if ((await Notification.requestPermission()) !== 'granted') return 'forbidden'
  const path = { project }
  const { public_key } = await unwrap(client.GET(`${root}/key`, { params: { path } }))
  const subscription = await subscribe(public_key)
  if (!subscription) return 'unreachable'
  const { endpoint, keys: own } = subscription.toJSON()
  if (endpoint === undefined || own?.p256dh === undefined || own.auth === undefined) return 'unreachable'
  await unwrap(
    client.POST(root, {
      params: { path, header: { 'Idempotency-Key': newIdempotencyKey() } },
      body: {
        endpoint,
        keys: { p256dh: own.p256dh, auth: own.auth },
        public_key,
        label: (browserOf(navigator.userAgent) ?? 'browser').slice(0, 60),
      },
    }),
  )
  await queryClient.invalidateQueries({ queryKey: keys.notices.settings(project) })
  return
}

/** Ends the subscription of this browser, so that nothing more is pushed to it. */
export async function forgetBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  const subscription = await registration?.pushManager?.getSubscription()
  await subscription?.unsubscribe().catch(() => undefined) // the server has forgotten it already
}

async function subscribe(key: string): Promise<PushSubscription | undefined> {
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration) return
  const { pushManager } = await navigator.serviceWorker.ready
  const ask = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => undefined)
  const first = await ask()
  if (first) return first
  // a subscription under another key, as of a former setup of the server, has to be removed first
  await (await pushManager.getSubscription())?.unsubscribe().catch(() => undefined)
  return ask()
}
