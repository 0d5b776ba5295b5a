import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusal } from '../../domain/refusal.ts'

/**
 * Refuses NUL in a path or query of the APIs before any query runs, since PostgreSQL cannot store it. Parsing checks bodies. The doors for
 * visitors drop it instead.
 */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const url = request.raw.url ?? ''
    if (!url.includes('%00') || request.is404 || !/^\/api\/(v1|v2|auth)\//.test(url)) return
    const argument = argumentWithNul(request, url)
    if (argument !== undefined) throw refusal('has-nul', {}, argument)
  })
}

/** The part of the path or query that holds it; `%2500` is no NUL. */
function argumentWithNul({ params }: FastifyRequest, url: string): string | undefined {
  const [, rawQuery = ''] = url.split('?', 2)
  const given = [...Object.entries(params as Record<string, string>), ...new URLSearchParams(rawQuery)]
  const found = given.find((pair) => pair.some((text) => text.includes('\0')))
  return found?.[0].replaceAll('\0', '').toWellFormed()
}
