import type { FastifyRequest } from 'fastify'
import { readGiven } from '../intake/read.ts'

/** The key that a request shows in its query or its body; undefined where it may stand in a header. */
export async function secretIn(request: FastifyRequest): Promise<string | undefined> {
  const query = queryOf(request)
  const asked = new URLSearchParams(query).get('key')
  if (asked || request.headers['api-key'] || request.headers.authorization) return asked ?? undefined
  const body = request.body as Buffer | undefined
  if (!body || body.length === 0) return
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const given = await readGiven({ query: '', headers }, body).catch(() => undefined)
  return typeof given?.values.key === 'string' ? given.values.key.trim() : undefined
}

/** The query of a request as its bytes came. */
export function queryOf({ raw }: FastifyRequest): string {
  return raw.url?.replace(/^[^?]*\??/, '') ?? ''
}
