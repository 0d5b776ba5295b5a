import type { FastifyInstance } from 'fastify'
import { readSender } from './auth.ts'
import { keepAndWork } from './keep.ts'
import type { CaptureOptions } from './server.ts'

/** `GET|POST /api/proxy/1.0/leads/add`: where sites have sent to the vendor. Answers when the lead is made. */
export async function proxyLeads(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/proxy/1.0/leads/add',
    schema: { hide: true } as object,
    handler: async (request) => {
      const now = clock()
      const query = new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))
      const { key, project } = await readSender(store, request.headers, query.get('key'), now)
      request.keyId = key.id
      request.projectId = project.id
      const receipt = await keepAndWork(store, project, request, { way: 'proxy', key: key.id }, now)
      return { status: 'success', ...(receipt.lead !== null && { lead_id: String(receipt.lead) }) }
    },
  })
}
