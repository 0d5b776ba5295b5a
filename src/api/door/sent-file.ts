import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Reason } from './long-lived.ts'

/**
 * Sends a large file. It breaks off when the rights of the caller are revoked. An error breaks the connection off, so that the
 * client does not take a part for the whole, and is logged.
 */
export function sentFile(reply: FastifyReply, file: Readable, over: AbortSignal): Readable {
  const cut = () => over.reason === ('shut-out' satisfies Reason) && file.destroy()
  over.addEventListener('abort', cut)
  cut()
  return file.once('error', (error) => {
    if (!reply.raw.destroyed) reply.request.fault = error
  })
}
