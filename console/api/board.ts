import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import type { LeadQuery } from './leads.ts'
import { fromHundredths, toHundredths } from './money.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Board, Card } from './types.ts'

/** How many cards a column shows at first, and how many more are read at a time. */
const [firstCards, moreCards] = ['25', '100']

type Column = Board['columns'][number]

export function useBoard(query: LeadQuery) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.board(project, query),
    queryFn: () => readBoard(project, query),
    placeholderData: keepPreviousData,
  })
}

/** Reads the board again with as many cards in each column as were shown before. */
async function readBoard(project: string, query: LeadQuery): Promise<Board> {
  const cached = queryClient.getQueryData<Board>(keys.board(project, query))
  const board = await unwrap(
    client.GET('/api/v2/projects/{project}/board', {
      params: { path: { project }, query: { ...query, limit: firstCards } },
    }),
  )
  const columns = await Promise.all(
    board.columns.map(async (column) => {
      const shown = cached?.columns.find(({ status }) => status.id === column.status.id)?.items.length ?? 0
      let longer = column
      while (longer.next !== null && longer.items.length < shown) longer = await readMore(project, query, longer)
      return longer
    }),
  )
  return { ...board, columns }
}

/** Reads more cards of a column into the cached board. */
export async function loadMoreCards(project: string, query: LeadQuery, status: string): Promise<void> {
  const key = keys.board(project, query)
  const column = queryClient.getQueryData<Board>(key)?.columns.find((each) => each.status.id === status)
  if (!column || column.next === null) return
  const longer = await readMore(project, query, column)
  queryClient.setQueryData<Board>(
    key,
    (board) => board && { ...board, columns: board.columns.map((each) => (each.status.id === status ? longer : each)) },
  )
}

async function readMore(project: string, query: LeadQuery, column: Column): Promise<Column> {
  const page = await unwrap(
    client.GET('/api/v2/projects/{project}/board/{status}', {
      params: {
        path: { project, status: column.status.id },
        query: { ...query, limit: moreCards, cursor: column.next as string },
      },
    }),
  )
  return { ...column, items: [...column.items, ...page.items], next: page.next }
}

/** Moves a card of the cached board to another column, with its count and sum: the optimistic update of a drop. */
export function moveCachedCard(project: string, query: LeadQuery, card: Card, to: string): void {
  queryClient.setQueryData<Board>(keys.board(project, query), (board) => {
    if (!board) return board
    const columns = board.columns.map((column) => {
      const isSource = column.items.some(({ id }) => id === card.id)
      const isTarget = column.status.id === to
      if (isSource === isTarget) return column
      const by = isTarget ? 1 : -1
      const items = isTarget
        ? newestFirst([{ ...card, status: to }, ...column.items])
        : column.items.filter(({ id }) => id !== card.id)
      const sum = fromHundredths(toHundredths(column.sum) + BigInt(by) * toHundredths(card.price ?? '0'))
      return { ...column, items, leads: column.leads + by, sum }
    })
    return { ...board, columns }
  })
}

function newestFirst(cards: Card[]): Card[] {
  return cards.toSorted(
    (one, other) => other.creation_date.localeCompare(one.creation_date) || Number(other.id) - Number(one.id),
  )
}
