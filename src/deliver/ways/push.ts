import { hash } from 'node:crypto'
import { sendPush } from '../messengers/push.ts'
import type { Messengers } from '../messengers.ts'
import { notSent, sentOf } from './sent.ts'
import type { NoticeMessage, NoticeWay } from './way.ts'

/** The stored details of a browser's subscription: its keys, and our public key with which it was made. */
export type PushDetails = { p256dh: string; auth: string; key: string }

/** How long (seconds) a push service keeps a message for a browser that is away. */
const kept = 12 * 3_600
/** The longest payload, since an encrypted message may have 4,096 bytes. */
const longest = 3_000

/** Notices by the push service of a browser. A message about a lead replaces an earlier one that was not shown yet. */
export function createPush(messengers: Messengers): NoticeWay {
  return { repeats: true, isReady: async () => true, send } // the topic makes duplicates replace each other

  async function send(...[message, { address, details }, stop]: Parameters<NoticeWay['send']>) {
    const keys = await messengers.pushKeys()
    const { p256dh, auth, key } = JSON.parse(details ?? '{}') as PushDetails
    if (key !== keys.publicKey) return notSent('unlinked', 'The desk has other keys since')
    const post = (...[request, at]: Parameters<Messengers['push']>) => messengers.push(request, at, stop)
    const pushed = { payload: payloadOf(message), topic: topicOf(message), ttl: kept }
    return sentOf(await sendPush({ post, clock: messengers.clock }, keys, { endpoint: address, p256dh, auth }, pushed))
  }
}

/** The payload for the service worker of the console. */
function payloadOf({ title, lines, link, id, kind, lead }: NoticeMessage): string {
  let body = lines.join('\n').slice(0, 1_000).toWellFormed()
  const write = () =>
    JSON.stringify({ id, kind, title: title.slice(0, 200).toWellFormed(), body, link, lead: lead && String(lead) })
  while (Buffer.byteLength(write()) > longest) body = body.slice(0, Math.floor(body.length / 2)).toWellFormed()
  return write()
}

/** A topic of 32 base64url characters that reveals nothing to the push service. */
function topicOf({ project, lead, id }: NoticeMessage): string {
  return hash('sha256', lead === null ? id : `lead ${project.id} ${lead}`, 'base64url').slice(0, 32)
}
