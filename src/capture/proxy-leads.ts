import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { wireStatus, writeRefusal } from '../json/wire-refusal.ts'
import { readSender } from './auth.ts'
import { allowAnySite } from './cors.ts'
import type { CaptureOptions } from './options.ts'
import { receiveAndProcess } from './receive.ts'
import { refusedBy } from './refused.ts'
import { secretIn } from './secret.ts'
import { visibleLead } from './visible-lead.ts'

/**
 * `GET|POST /api/proxy/1.0/leads/add`: the vendor's address for sites, from PHP and from pages. Responds when the lead
 * exists, and refuses in the vendor's format; no content of a visitor is refused.
 */
export async function proxyLeads(app: FastifyInstance, options: CaptureOptions): Promise<void> {
  const { store, clock } = options
  const url = '/api/proxy/1.0/leads/add'
  allowAnySite(app, url)
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error, options))
  app.route({
    method: ['GET', 'POST'],
    url,
    schema: { hide: true } as object,
    handler: async (request, reply) => {
      const now = clock()
      const { key, project } = await readSender(store, request, secretIn(request), now)
      const receipt = await receiveAndProcess(store, project, request, { way: 'proxy', key: key.id }, now)
      const answer = { status: 'success', ...visibleLead(request, { way: 'proxy', key, project }, receipt) }
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
