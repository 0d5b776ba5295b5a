import type { FastifyRequest } from 'fastify'

/** Whether an answer shall be JSON: a browser asks for a page first, and who asks for nothing gets one too. */
export function wantsJson({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('application/json') && !/text\/html.*application\/json/.test(accept)
}
