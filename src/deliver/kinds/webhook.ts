import type { Destination } from '../../domain/destination.ts'
import { writeDelivery, writeMessageId, writeTest } from '../../json/delivery.ts'
import type { Kind, Message } from '../kind.ts'
import { checkSecret, newWebhookSecret, sign } from '../secrets.ts'
import { refuseOtherSettings } from './settings.ts'

/** Each event in a signed request, by Standard Webhooks. */
export const webhook: Kind = {
  settings: (given) => refuseOtherSettings(given, []),
  secret: (given) => (given === undefined ? newWebhookSecret() : checkSecret(given, 'secret')),
  makesSecrets: true,
  async attempt({ destination, secrets, at, send }, message) {
    const { id, body } = contentOf(destination, message, at)
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Zayavka-Webhooks/1.0',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': sign(secrets, { id, at, body }),
    }
    const { answer: _, ...posted } = await send({ method: 'POST', url: destination.url, headers, body })
    return { ...posted, request: body, outsideId: null, upload: null }
  },
}

function contentOf({ project, id, topics }: Destination, message: Message, at: number): { id: string; body: string } {
  if ('test' in message) return { id: writeMessageId(project, 0, message.test), body: writeTest(project, id, at) }
  const { event, lead } = message
  return { id: writeMessageId(project, event.number), body: writeDelivery(project, event, lead, topics) }
}
