import type { FastifyInstance } from 'fastify'
import { bodyLimits } from '../domain/receipt.ts'
import { sentence } from '../texts/en.ts'
import { multipartType } from './body.ts'
import { challenge } from './challenge.ts'
import { counter } from './counter.ts'
import { forms } from './form.ts'
import { inbox } from './in.ts'
import type { CaptureOptions } from './options.ts'
import { limitSending } from './rate-limits.ts'
import { readAhead } from './read-ahead.ts'
import { refusedBy, statusOf } from './refused.ts'
import { snippet } from './snippet.ts'
import { limitUploads } from './uploads.ts'
import { vendorDoors } from './vendor-doors.ts'

/** The paths of these doors, whose URLs scripts of sites may send unencoded. */
export const capturePaths =
  /^\/(api\/proxy\/1\.0\/leads\/add|proxy\/lead\/add|integration\/webhook|in\/[^/].*|s|f\/.+)$/

/** The doors for strangers. Each stores a submission before it interprets it. */
export async function capture(app: FastifyInstance, options: CaptureOptions): Promise<void> {
  app.removeAllContentTypeParsers()
  addParser(multipartType, bodyLimits.multipart)
  addParser('*', bodyLimits.plain)
  readAhead(app)
  app.addHook('onRequest', async ({ headers }) => {
    const type = headers['content-type']
    if (type !== undefined && !/^\s*[\w.+-]+\/[\w.+-]+\s*(;|$)/.test(type)) headers['content-type'] = unnamed // Fastify rejects an invalid content type
  })
  app.addHook('onRequest', async ({ params }) => {
    for (const [name, value] of Object.entries(params as Record<string, string>))
      if (value.includes('\0')) (params as Record<string, string>)[name] = value.replaceAll('\0', '') // PostgreSQL cannot store NUL
  })
  app.setErrorHandler((error, request, reply) => {
    const refused = refusedBy(options.store, error, request, reply)
    reply.code(statusOf(refused)).send({ status: 'error', error: refused ? sentence(refused) : 'fault' })
  })
  app.decorateRequest('sender', undefined)
  limitSending(app, options.captureLimits ?? { perAddress: 0, perKey: 0 }, options.store.spool.limit)
  limitUploads(app)
  for (const door of [vendorDoors, inbox, challenge, snippet, counter, forms]) await app.register(door, options)

  /** Buffers bodies unparsed, up to the limit for which `limitUploads` reserved memory. */
  function addParser(type: string | RegExp, bodyLimit: number): void {
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, async (_: unknown, body: Buffer) => body)
  }
}

const unnamed = 'application/octet-stream'
