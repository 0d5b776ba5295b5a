import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CaptureWay, isBySecretKey } from '../domain/receipt.ts'
import { wireStatus, writeRefusal } from '../json/wire-refusal.ts'
import { earlySender, readSender, readSenderEarly } from './auth.ts'
import { allowAnySite } from './cors.ts'
import { leadForSender } from './lead-for-sender.ts'
import type { CaptureOptions } from './options.ts'
import { receiveAndProcess } from './receive.ts'
import { refusedBy } from './refused.ts'
import { secretInBody } from './secret.ts'

type Door = { url: string; method: ('GET' | 'POST')[]; way: CaptureWay; tellsLead: boolean }

/**
 * The vendor's addresses for sites, from PHP and from pages: `leads/add`, the one before it, and the one for widgets
 * and services. They respond when the lead exists, and refuse in the vendor's format; no content of a visitor is
 * refused.
 */
const doors: readonly Door[] = [
  { url: '/api/proxy/1.0/leads/add', method: ['GET', 'POST'], way: 'proxy', tellsLead: true },
  { url: '/proxy/lead/add', method: ['POST'], way: 'proxy', tellsLead: true },
  { url: '/integration/webhook', method: ['POST'], way: 'webhook', tellsLead: false },
]

export async function vendorDoors(app: FastifyInstance, options: CaptureOptions): Promise<void> {
  for (const door of doors) await app.register(vendorDoor, { ...options, door })
}

async function vendorDoor(app: FastifyInstance, options: CaptureOptions & { door: Door }): Promise<void> {
  const { store, clock, door } = options
  const { url, method, way, tellsLead } = door
  allowAnySite(app, url)
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error, options))
  app.route({
    method,
    url,
    schema: { hide: true } as object,
    onRequest: (request) => readSenderEarly(store, request, clock()),
    handler: async (request, reply) => {
      const now = clock()
      const { key, project } =
        (await earlySender(store, request, now)) ?? (await readSender(store, request, secretInBody(request), now))
      const arrival = { way, key: key.id, isOfServer: isBySecretKey({ way, headers: request.headers }, key) }
      const receipt = await receiveAndProcess(store, project, request, arrival, now)
      const lead = tellsLead ? leadForSender(request, { way, key, project }, receipt) : {}
      const answer = { status: 'success', ...lead }
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
    },
  })
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, options: CaptureOptions) {
  const refused = refusedBy(options.store, error, request, reply)
  const envelope = writeRefusal(refused ?? error, request.id)
  reply.refused = envelope.error
  const status = wireStatus(envelope, request.headers['use-http-code'], options.httpStatus ?? 'real')
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(envelope))
}
