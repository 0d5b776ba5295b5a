import type { FastifyInstance } from 'fastify'
import { mappingOf } from '../intake/mapping.ts'
import { answerOf } from '../intake/presets.ts'
import { readSender } from './auth.ts'
import { allowAnySite } from './cors.ts'
import type { CaptureOptions } from './options.ts'
import { type Arrival, receiveAndProcess } from './receive.ts'
import { secretIn } from './secret.ts'
import { submitTokenOf } from './submit-token.ts'
import { visibleLead } from './visible-lead.ts'

/**
 * `POST /in/{source}`: any other sender, interpreted by the mapping of that name: the project's own or a built-in one.
 * An unknown source is stored too, and interpreted by common field names.
 */
export async function inbox(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  const url = '/in/:source'
  allowAnySite(app, url)
  app.post<{ Params: { source: string } }>(url, { schema: { hide: true } as object }, async (request, reply) => {
    const now = clock()
    const { key, project } = await readSender(store, request, secretIn(request), now)
    const name = request.params.source.slice(0, 100)
    const arrival = {
      way: 'in',
      key: key.id,
      mapping: name,
      submitToken: submitTokenOf(request),
    } as const satisfies Arrival
    const receipt = await receiveAndProcess(store, project, request, arrival, now)
    const mapping = await mappingOf(store, project, name)
    const isPing = receipt.reasons.some(({ code }) => code === 'ping')
    const wanted = mapping && answerOf(mapping, isPing)
    if (wanted !== undefined) return reply.type('text/plain; charset=utf-8').send(wanted)
    const body = visibleLead(request, { way: 'in', key, project }, receipt)
    return { status: 'success', receipt_id: String(receipt.id), ...body }
  })
}
