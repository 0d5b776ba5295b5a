import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { refusal } from '../../domain/refusal.ts'
import { orNull } from '../../json/schemas.ts'

/** The most that a page may hold, and what it holds unless asked. */
const most = 1_000
const usual = 50

/** Query of a list that is read by pages. */
export const pageQuery = {
  limit: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}$',
      description: `How many, from 1 to ${most}; ${usual} unless given`,
      examples: ['20'],
    }),
  ),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 4_000, description: '`next` of the last page; none for the first page' }),
  ),
}

/** The place from which a list goes on. */
export const next = orNull(Type.String({ description: 'The cursor of the next page; null on the last one' }))

/** How many a page is to hold. */
export function readLimit(limit: string | undefined): number {
  if (limit === undefined) return usual
  const read = Number(limit)
  if (read < 1 || read > most) throw refusal('out-of-range', { given: limit, min: 1, max: most }, 'limit')
  return read
}

/**
 * Cuts a page of what was read with one more than `limit`, and tells where the next one begins; also in the header `Link`.
 * `cursorOf` writes the cursor that comes after an item.
 */
export function pageOf<T>(
  reply: FastifyReply,
  found: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const after = found.length > limit && last !== undefined ? cursorOf(last) : null
  if (after !== null) linkNext(reply, after)
  return { items, next: after }
}

/** Says in `Link` where the next page is: the same address with another cursor, which knows the offset by then. */
export function linkNext(reply: FastifyReply, cursor: string): void {
  const { request }: { request: FastifyRequest } = reply
  const [path = '', given = ''] = (request.raw.url ?? '').split('?')
  const query = new URLSearchParams(given)
  query.delete('offset')
  query.set('cursor', cursor)
  reply.header('Link', `<${path}?${query}>; rel="next"`)
}
