import type { Card } from './types.ts'

/** Cards in an order of the board, the newest first unless given. As on the server, no price is the lowest, and equal ones stand by their ids. */
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
