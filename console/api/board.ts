import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { fromHundredths, toHundredths } from '../ui/money.ts'
import { queryOf, type View } from '../view.ts'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { useProjectId } from './session.ts'
import type { Board, Card } from './types.ts'

/** How many cards a column shows at first, and at most how many more come at a time. */
const [first, more] = ['25', '100']

export function useBoard(view: View) {
  const project = useProjectId()
  return useQuery({
    queryKey: keyOf(project, view),
    queryFn: () => readBoard(project, view),
    placeholderData: keepPreviousData,
  })
}

/** Reads the board, and of each column as many cards as were in sight: what was unfolded stays so. */
async function readBoard(project: string, view: View): Promise<Board> {
  const seen = queryClient.getQueryData<Board>(keyOf(project, view))
  const board = await unwrap(
    client.GET('/api/v2/projects/{project}/board', {
      params: { path: { project }, query: { ...queryOf(view), limit: first } },
    }),
  )
  const columns = await Promise.all(
    board.columns.map(async (column) => {
      const most = seen?.columns.find(({ status }) => status.id === column.status.id)?.items.length ?? 0
      let whole = column
      while (whole.next !== null && whole.items.length < most) whole = await withMore(project, view, whole)
      return whole
    }),
  )
  return { ...board, columns }
}

/** Unfolds more cards of a column. */
export async function showMore(project: string, view: View, status: string): Promise<void> {
  const column = queryClient
    .getQueryData<Board>(keyOf(project, view))
    ?.columns.find((each) => each.status.id === status)
  if (!column || column.next === null) return
  const whole = await withMore(project, view, column)
  queryClient.setQueryData<Board>(
    keyOf(project, view),
    (board) => board && { ...board, columns: board.columns.map((each) => (each.status.id === status ? whole : each)) },
  )
}

type Column = Board['columns'][number]

async function withMore(project: string, view: View, column: Column): Promise<Column> {
  const read = await unwrap(
    client.GET('/api/v2/projects/{project}/board/{status}', {
      params: {
        path: { project, status: column.status.id },
        query: { ...queryOf(view), limit: more, cursor: column.next as string },
      },
    }),
  )
  return { ...column, items: [...column.items, ...read.items], next: read.next }
}

/** Shows a card in another column at once; counts and sums go with it. */
export function showMoved(project: string, view: View, card: Card, to: string): void {
  queryClient.setQueryData<Board>(keyOf(project, view), (board) => {
    if (!board) return board
    const columns = board.columns.map((column) => {
      const isFrom = column.items.some(({ id }) => id === card.id)
      const isTo = column.status.id === to
      if (isFrom === isTo) return column
      const by = isTo ? 1 : -1
      const items = isTo
        ? inOrder([{ ...card, status: to }, ...column.items])
        : column.items.filter(({ id }) => id !== card.id)
      const sum = fromHundredths(toHundredths(column.sum) + BigInt(by) * toHundredths(card.price ?? '0'))
      return { ...column, items, leads: column.leads + by, sum }
    })
    return { ...board, columns }
  })
}

/** The order of a column: the newest first. */
function inOrder(cards: Card[]): Card[] {
  return cards.toSorted(
    (one, other) => other.creation_date.localeCompare(one.creation_date) || Number(other.id) - Number(one.id),
  )
}

function keyOf(project: string, { period, filter, q }: View) {
  return ['p', project, 'board', { period, filter, q }]
}
