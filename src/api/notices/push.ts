import Type from 'typebox'
import { checkRoom, subscribe, unsubscribe } from '../../actions/push-subscriptions.ts'
import { isBrowserKey } from '../../deliver/messengers/push.ts'
import type { PushDetails } from '../../deliver/ways/push.ts'
import { noticeLimits } from '../../domain/notice.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'

const push = resource('/projects/:project/push-subscriptions', { tag: 'Notices' })
const endpoint = Type.String({
  minLength: 10,
  maxLength: noticeLimits.address,
  description: 'As the browser answers it',
})
const key = (bytes: number) =>
  Type.String({ pattern: `^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`, maxLength: 200 })

export const getPushKey = push.get('getPushKey', '/key', {
  access: 'project members',
  summary: 'Get the push key',
  description:
    'The `applicationServerKey` with which a browser subscribes. It is the same for all projects of the desk.',
  answers: { 200: Type.Object({ public_key: Type.String() }) },
  example: { answer: { public_key: 'B…' } },
  handle: async ({ messengers }) => ({ public_key: (await messengers.pushKeys()).publicKey }),
})

export const createPushSubscription = push.post('createPushSubscription', '', {
  access: 'project members',
  summary: 'Subscribe a browser',
  description:
    'Links this browser, so that it shows your notices: the result of `PushSubscription.toJSON()`, and the `public_key` with which it subscribed. A member whose notices it showed before gets no more there.',
  body: Type.Object({
    endpoint,
    expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    keys: Type.Object({ p256dh: key(65), auth: key(16) }),
    public_key: Type.Optional(Type.String({ maxLength: 200, description: 'Default the present key' })),
    label: Type.Optional(
      Type.String({ minLength: 1, maxLength: noticeLimits.name, description: 'A name for the browser' }),
    ),
  }),
  answers: { 201: Type.Object({ id: Type.String({ description: 'The id of the link' }) }) },
  refuses: [
    'wrong-url',
    'url-with-password',
    'url-unencrypted',
    'closed-port',
    'unknown-host',
    'private-address',
    'too-many-links',
    'wrong-form',
  ],
  example: {
    body: {
      endpoint: 'https://push.example.com/send/dGVzdA',
      keys: {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      label: 'Chrome',
    },
    answer: { id: '…' },
  },
  async handle({ store, storeResponse, messengers, caller, project, body, now }) {
    const { endpoint, keys, label = null, public_key: given } = body
    const { member } = me(caller)
    await checkRoom(store, project, { member: member.id, endpoint })
    await messengers.checkEndpoint(endpoint, 'endpoint', member.id)
    if (!isBrowserKey(keys.p256dh))
      throw refusal(
        'wrong-form',
        { given: excerpt(keys.p256dh), right: 'PushSubscription.toJSON().keys.p256dh' },
        'keys.p256dh',
      )
    const key = given ?? (await messengers.pushKeys()).publicKey
    const details = JSON.stringify({ p256dh: keys.p256dh, auth: keys.auth, key } satisfies PushDetails)
    const subscription = { member: member.id, endpoint, details, label }
    return storeResponse(
      (store) => subscribe(store, project, subscription, now),
      ({ id }) => ({ id: String(id) }),
    )
  },
})

export const deletePushSubscription = push.delete('deletePushSubscription', '', {
  access: 'project members',
  summary: 'Unsubscribe a browser',
  description: 'Stops your notices in this browser; without `endpoint`, in all of your browsers.',
  query: Type.Object({ endpoint: Type.Optional(endpoint) }),
  answers: { 204: done },
  example: { query: { endpoint: 'https://push.example.com/send/dGVzdA' } },
  async handle({ store, caller, project, query }) {
    await unsubscribe(store, project, { member: me(caller).member.id, endpoint: query.endpoint })
  },
})
