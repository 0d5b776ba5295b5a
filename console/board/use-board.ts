import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answerOf, client } from '../client.ts'
import { queries } from '../queries.ts'
import { useProjectId } from '../session.ts'
import type { Board, Card } from '../types.ts'
import { queryOf, type View } from '../view.ts'

/** How many cards a column shows at first, and how many more come at a time. */
const portion = 25

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
  const seen = queries.getQueryData<Board>(keyOf(project, view))
  const board = await answerOf(
    client.GET('/api/v2/projects/{project}/board', {
      params: { path: { project }, query: { ...queryOf(view), limit: String(portion) } },
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
  const column = queries.getQueryData<Board>(keyOf(project, view))?.columns.find((each) => each.status.id === status)
  if (!column || column.next === null) return
  const whole = await withMore(project, view, column)
  queries.setQueryData<Board>(
    keyOf(project, view),
    (board) => board && { ...board, columns: board.columns.map((each) => (each.status.id === status ? whole : each)) },
  )
}

type Column = Board['columns'][number]

async function withMore(project: string, view: View, column: Column): Promise<Column> {
  const more = await answerOf(
    client.GET('/api/v2/projects/{project}/board/{status}', {
      params: {
        path: { project, status: column.status.id },
        query: { ...queryOf(view), limit: '100', cursor: column.next as string },
      },
    }),
  )
  return { ...column, items: [...column.items, ...more.items], next: more.next }
}

/** Shows a card in another column at once; counts and sums go with it. */
export function showMoved(project: string, view: View, card: Card, to: string): void {
  queries.setQueryData<Board>(keyOf(project, view), (board) => {
    if (!board) return board
    const columns = board.columns.map((column) => {
      const isFrom = column.items.some(({ id }) => id === card.id)
      const isTo = column.status.id === to
      if (isFrom === isTo) return column
      const by = isTo ? 1 : -1
      const items = isTo
        ? inOrder([{ ...card, status: to }, ...column.items])
        : column.items.filter(({ id }) => id !== card.id)
      return { ...column, items, leads: column.leads + by, sum: plus(column.sum, card.price, by) }
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

/** Adds decimals without losing a kopeck. */
function plus(sum: string, price: string | null, by: 1 | -1): string {
  const hundredths = (text: string) => {
    const [whole = '0', part = ''] = text.split('.')
    return BigInt(whole + part.padEnd(2, '0').slice(0, 2))
  }
  const all = hundredths(sum) + BigInt(by) * hundredths(price ?? '0')
  const digits = String(all).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function keyOf(project: string, { period, filter, q }: View) {
  return ['p', project, 'board', { period, filter, q }]
}
