import type { FastifyRequest } from 'fastify'

/** Whether an answer shall be JSON: a browser asks for a page first, and who asks for nothing gets one too. */
export function wantsJson({ headers: { accept = '' } }: FastifyRequest): boolean {
  const [page, json] = [accept.indexOf('text/html'), accept.lastIndexOf('application/json')]
  return json >= 0 && (page < 0 || page > json)
}
