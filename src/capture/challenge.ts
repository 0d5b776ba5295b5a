import type { FastifyInstance } from 'fastify'
import { makeChallenge } from '../intake/proof.ts'
import type { CaptureOptions } from './options.ts'

/**
 * `GET /s/challenge`: a proof-of-work challenge in ALTCHA's format, for forms of projects that require a proof. It is
 * sent back as base64 of the JSON `{ challenge, solution }`.
 */
export async function challenge(app: FastifyInstance, { store, clock }: CaptureOptions): Promise<void> {
  app.get('/s/challenge', { schema: { hide: true } as object }, async (_request, reply) => {
    reply.headers({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' })
    return makeChallenge(store, clock())
  })
}
