import type { Card } from './types.ts'

/**
 * Sorts cards in an order of the board, by default the newest first. As on the server, an unset price is lowest, and equal cards are ordered by id.
 */
export function inOrder<C extends Pick<Card, 'id' | 'creation_date' | 'price'>>(
  cards: readonly C[],
  sort = '-creation_date',
): C[] {
  const direction = sort.startsWith('-') ? -1 : 1
  const place = sort.endsWith('price')
    ? ({ price }: C) => (price === null ? -1 : Number(price))
    : ({ creation_date }: C) => Date.parse(creation_date)
  return cards.toSorted((one, other) => direction * (place(one) - place(other) || Number(one.id) - Number(other.id)))
}
