import type { FastifyInstance } from 'fastify'

/**
 * Lets pages of any site send here and read what is answered; whose key it is decides, and no cookies come along. Set as an answer
 * leaves, so that one that was refused on its way in can be read too. What a browser asks before it sends to `url` is answered.
 */
export function allowAnySite(app: FastifyInstance, url: string): void {
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
