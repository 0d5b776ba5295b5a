import type { FastifyInstance } from 'fastify'

/**
 * Allows pages of any site to send here and read the response. The key authorises, and cookies are not sent. The
 * headers are set in `onSend`, so that early refusals have them too. It also answers the preflight of each URL.
 */
export function allowAnySite(app: FastifyInstance, ...urls: string[]): void {
  for (const url of urls)
    app.options(url, { schema: { hide: true } as object }, async (_request, reply) => reply.code(204).send())
  app.addHook('onSend', async (request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*').header('Access-Control-Expose-Headers', 'Retry-After')
    if (request.method !== 'OPTIONS') return
    reply.headers({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type, Api-key, Authorization, Idempotency-Key, Use-Http-Code',
      'Access-Control-Max-Age': '86400',
    })
  })
}
