import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { inOrder } from './card-order.ts'
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
    queryFn: ({ signal }) => readBoard(project, query, signal),
    placeholderData: keepPreviousData,
  })
}

/** Reads the board with at least as many cards per column as were shown before. */
async function readBoard(project: string, query: LeadQuery, signal: AbortSignal): Promise<Board> {
  const board = await unwrap(
    client.GET('/api/v2/projects/{project}/board', {
      params: { path: { project }, query: { ...query, limit: firstCards } },
      signal,
    }),
  )
  let { columns } = board
  do columns = await Promise.all(columns.map((column) => readShown(project, query, column, signal)))
  while (columns.some((column) => isShorter(project, query, column))) // more cards of one column were loaded while another was read
  return { ...board, columns }
}

/** A column with as many cards as are shown. */
async function readShown(project: string, query: LeadQuery, column: Column, signal: AbortSignal): Promise<Column> {
  let longer = column
  while (isShorter(project, query, longer)) longer = withMore(longer, await readMore(project, query, longer, signal))
  return longer
}

/** Whether a column with more cards has fewer loaded than are shown. */
function isShorter(project: string, query: LeadQuery, { status, items, next }: Column): boolean {
  return next !== null && items.length < (cachedColumn(project, query, status.id)?.items.length ?? 0)
}

/** Loads more cards of a column into the cached board. If the board was refetched meanwhile, it repeats from the new end of the column. */
export async function loadMoreCards(project: string, query: LeadQuery, status: string): Promise<void> {
  for (let column = cachedColumn(project, query, status); column && column.next !== null; ) {
    const page = await readMore(project, query, column)
    const now = cachedColumn(project, query, status)
    if (now?.next === column.next) return setCachedColumn(project, query, withMore(now, page))
    column = now
  }
}

type Page = Pick<Column, 'items' | 'next'>

function readMore(project: string, query: LeadQuery, { status, next }: Column, signal?: AbortSignal): Promise<Page> {
  return unwrap(
    client.GET('/api/v2/projects/{project}/board/{status}', {
      params: { path: { project, status: status.id }, query: { ...query, limit: moreCards, cursor: next as string } },
      ...(signal && { signal }),
    }),
  )
}

/** A column with its next page, without cards that have moved into the column already. */
function withMore(column: Column, { items, next }: Page): Column {
  const known = new Set(column.items.map(({ id }) => id))
  return { ...column, items: [...column.items, ...items.filter(({ id }) => !known.has(id))], next }
}

function cachedColumn(project: string, query: LeadQuery, id: string): Column | undefined {
  return queryClient.getQueryData<Board>(keys.board(project, query))?.columns.find(({ status }) => status.id === id)
}

function setCachedColumn(project: string, query: LeadQuery, column: Column): void {
  queryClient.setQueryData<Board>(
    keys.board(project, query),
    (board) =>
      board && {
        ...board,
        columns: board.columns.map((each) => (each.status.id === column.status.id ? column : each)),
      },
  )
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
        ? inOrder([{ ...card, status: to }, ...column.items], query.sort)
        : column.items.filter(({ id }) => id !== card.id)
      const sum = fromHundredths(toHundredths(column.sum) + BigInt(by) * toHundredths(card.price ?? '0'))
      return { ...column, items, leads: column.leads + by, sum }
    })
    return { ...board, columns }
  })
}
