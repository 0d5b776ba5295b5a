import type { FastifyInstance } from 'fastify'
import { Refusal, refusal } from '../domain/refusal.ts'
import { problemKinds } from '../json/problem-kinds.ts'
import type { Store } from '../store/open.ts'
import { sentence } from '../texts/en.ts'
import { challenge } from './challenge.ts'
import { forms } from './form.ts'
import { type CaptureLimits, limitSending } from './limits.ts'
import { proxyLeads } from './proxy-leads.ts'
import { snippet } from './snippet.ts'

export type CaptureOptions = {
  store: Store
  /** Seconds. */
  clock: () => number
  /** Where people reach the desk. */
  publicUrl?: string | undefined
  /** How much may be sent; anything unless given. */
  captureLimits?: CaptureLimits | undefined
}

/** The largest body, in bytes: a form with files in it may have more. */
export const bodyLimits = { plain: 1_048_576, multipart: 12 * 1_048_576 }

/** What strangers send: each door keeps it first and asks later. */
export async function capture(app: FastifyInstance, options: CaptureOptions): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: bodyLimits.multipart },
    async (_: unknown, body: Buffer) => body,
  )
  app.setErrorHandler((error, request, reply) => {
    const answer = options.store.isAway(error) ? refusal('unavailable', { seconds: 5 }) : error
    if (!(answer instanceof Refusal)) request.fault = error
    const [status] = answer instanceof Refusal ? problemKinds[answer.code as keyof typeof problemKinds] : [500]
    if (answer instanceof Refusal && 'seconds' in answer.params) reply.header('Retry-After', answer.params.seconds)
    reply.code(status).send({ status: 'error', error: answer instanceof Refusal ? sentence(answer) : 'fault' })
  })
  limitSending(app, options.captureLimits ?? { perAddress: 0, perKey: 0 })
  for (const door of [proxyLeads, challenge, snippet, forms]) await app.register(door, options)
}
