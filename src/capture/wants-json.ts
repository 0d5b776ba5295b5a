import type { FastifyRequest } from 'fastify'

/** Whether to respond with JSON. A browser prefers HTML, and so does a client without `Accept`. */
export function wantsJson({ headers: { accept = '' } }: FastifyRequest): boolean {
  const [page, json] = [accept.indexOf('text/html'), accept.lastIndexOf('application/json')]
  return json >= 0 && (page < 0 || page > json)
}
