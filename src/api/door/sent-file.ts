import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Reason } from './long-lived.ts'

/**
 * A file that takes long to send. It stops when the rights of its caller are revoked; an error breaks the connection off,
 * so that what came is not taken for all of it, and the log has the reason.
 */
export function sentFile(reply: FastifyReply, file: Readable, over: AbortSignal): Readable {
  const cut = () => over.reason === ('shut-out' satisfies Reason) && file.destroy()
  over.addEventListener('abort', cut)
  cut()
  return file.once('error', (error) => {
    if (!reply.raw.destroyed) reply.request.fault = error
  })
}
