import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { orNull } from '../../json/schemas.ts'
import { readWithin } from './numbers.ts'

/** The largest and the default size of a page (items). */
const most = 1_000
const usual = 50

/** The query of a paged list. */
export const pageQuery = {
  limit: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}$',
      description: `Items per page, 1 to ${most}; default ${usual}`,
      examples: ['20'],
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 8_000,
      description: '`next` of the previous page; omit for the first page',
    }),
  ),
}

/** The cursor of the next page. */
export const next = orNull(Type.String({ description: 'The cursor of the next page; null on the last page' }))

/** The size of a page. */
export function readLimit(limit: string | undefined): number {
  return readWithin(limit, 'limit', { min: 1, max: most, usual })
}

/**
 * Makes a page of `limit` items, and sets the header `Link` to the next one. `found` has one item more if there is a next page. `cursorOf` writes
 * the cursor that continues after an item.
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

/**
 * Sets `Link` to the next page: the same URL with another cursor, which replaces the offset. A long link is left out, since proxies limit headers to
 * a few kilobytes and the body has the cursor too.
 */
export function linkNext(reply: FastifyReply, cursor: string): void {
  const { request }: { request: FastifyRequest } = reply
  const [path = '', given = ''] = (request.raw.url ?? '').split('?')
  const query = new URLSearchParams(given)
  query.delete('offset')
  query.set('cursor', cursor)
  const link = `<${path}?${query}>; rel="next"`
  if (link.length <= maxLink) reply.header('Link', link)
}

/** The longest `Link`, in bytes (a URL is ASCII). */
const maxLink = 2_000
