import { writeDelivery, writeTest, writeTestId } from '../../json/delivery.ts'
import type { DeliveryContext, Kind, Message } from '../kind.ts'
import { refuseOtherSettings } from './settings.ts'
import { checkSecret, newWebhookSecret, sign } from './webhook-signature.ts'

/** Sends each event in a signed request, as in Standard Webhooks. */
export const webhook: Kind = {
  settings: (given) => refuseOtherSettings(given, []),
  secret: (given) => (given === undefined ? newWebhookSecret() : checkSecret(given, 'secret')),
  makesSecrets: true,
  async attempt(way, message) {
    const { destination, secrets, at, send } = way
    const { id, body } = await contentOf(way, message)
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

async function contentOf(
  { destination, at, messageId }: DeliveryContext,
  message: Message,
): Promise<{ id: string; body: string }> {
  const { project, id, topics } = destination
  if ('test' in message) return { id: writeTestId(project, message.test), body: writeTest(project, id, at) }
  const { event, lead } = message
  return { id: await messageId(event.number), body: writeDelivery(project, event, lead, topics) }
}
