import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusal } from '../../domain/refusal.ts'

/**
 * Refuses a path or a query with NUL at the doors for programs, before anything is asked of a database: PostgreSQL takes none. Bodies are looked
 * at as they are read. The doors for visitors refuse nothing, and leave it out.
 */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const url = request.raw.url ?? ''
    if (!url.includes('%00') || request.is404 || !/^\/api\/(v1|v2|auth)\//.test(url)) return
    const argument = argumentWithNul(request, url)
    if (argument !== undefined) throw refusal('has-nul', {}, argument)
  })
}

/** Which part of the path or the query holds it; none does where `%2500` stands. */
function argumentWithNul({ params }: FastifyRequest, url: string): string | undefined {
  const [, rawQuery = ''] = url.split('?', 2)
  const given = [...Object.entries(params as Record<string, string>), ...new URLSearchParams(rawQuery)]
  const found = given.find((pair) => pair.some((text) => text.includes('\0')))
  return found?.[0].replaceAll('\0', '').toWellFormed()
}
