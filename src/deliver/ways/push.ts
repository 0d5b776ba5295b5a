import { hash } from 'node:crypto'
import { sendPush } from '../messengers/push.ts'
import type { Messengers } from '../messengers.ts'
import { notSent, sentOf } from './sent.ts'
import type { NoticeMessage, NoticeWay } from './way.ts'

/** What is kept of the subscription of a browser: its keys, and our key that it was made with. */
export type PushDetails = { p256dh: string; auth: string; key: string }

/** How long (seconds) a push service keeps a message for a browser that is away. */
const kept = 12 * 3_600
/** An encrypted message has at most 4,096 bytes. */
const longest = 3_000

/** Notices by the push service of a browser. A message of a lead replaces the one before that was not shown yet. */
export function createPush(messengers: Messengers): NoticeWay {
  return { repeats: true, isReady: async () => true, send } // the topic makes one of two

  async function send(...[message, { address, details }, stop]: Parameters<NoticeWay['send']>) {
    const keys = await messengers.pushKeys()
    const { p256dh, auth, key } = JSON.parse(details ?? '{}') as PushDetails
    if (key !== keys.publicKey) return notSent('unlinked', 'The desk has other keys since')
    const post = (...[request, at]: Parameters<Messengers['push']>) => messengers.push(request, at, stop)
    const pushed = { payload: payloadOf(message), topic: topicOf(message), ttl: kept }
    return sentOf(await sendPush({ post, clock: messengers.clock }, keys, { endpoint: address, p256dh, auth }, pushed))
  }
}

/** What the service worker of the console shows. */
function payloadOf({ title, lines, link, id, kind, lead }: NoticeMessage): string {
  let body = lines.join('\n').slice(0, 1_000).toWellFormed()
  const write = () =>
    JSON.stringify({ id, kind, title: title.slice(0, 200).toWellFormed(), body, link, lead: lead && String(lead) })
  while (Buffer.byteLength(write()) > longest) body = body.slice(0, Math.floor(body.length / 2)).toWellFormed()
  return write()
}

/** Up to 32 signs of base64url that tell nothing to the push service. */
function topicOf({ project, lead, id }: NoticeMessage): string {
  return hash('sha256', lead === null ? id : `lead ${project.id} ${lead}`, 'base64url').slice(0, 32)
}
