import { fromHundredths, isSameAmount, toHundredths } from '../api/money.ts'
import type { Cost } from '../api/types.ts'
import { type CellInput, cellKey } from './cost-cells.ts'

/** The rows below the channels: costs of unknown channels, and the total. */
export const [others, total] = ['others', 'total']

type Line = Pick<Cost, 'day' | 'month' | 'channel' | 'amount' | 'currency'>
/** The content of a cell: the sum in the currency of the project, and the sums in others, which are not added to it. */
export type Cell = { own: string | undefined; foreign: { amount: string; currency: string }[] }

/** The contents of the cells of some slots, as the server has them. */
export type LoadedCosts = { slots: readonly string[]; cells: ReadonlyMap<string, Cell> }

/** The amount of a cell: null if it is empty, undefined if it is not loaded, which says nothing of what the server has. */
export function amountIn(loaded: LoadedCosts | undefined, cell: string): string | null | undefined {
  const [, slot = ''] = cell.split(' ')
  return loaded?.slots.includes(slot) ? (loaded.cells.get(cell)?.own ?? null) : undefined
}

/** Whether a cell has another amount than when it was typed over. */
export function isInConflict({ was }: CellInput, present: LoadedCosts | undefined, cell: string): boolean {
  const amount = amountIn(present, cell)
  return was !== undefined && amount !== undefined && !isSameAmount(was, amount)
}

/** The contents of the grid's cells, by row and slot. */
export function cellsOf(
  costs: readonly Line[],
  currency: string,
  channels: ReadonlySet<string>,
): ReadonlyMap<string, Cell> {
  const sums = new Map<string, Map<string, bigint>>()
  for (const { channel, day, month, amount, currency } of costs) {
    const row = channel !== undefined && channels.has(channel) ? channel : others
    for (const cell of [row, total].map((each) => cellKey(each, day ?? month ?? ''))) {
      const sum = sums.get(cell) ?? new Map<string, bigint>()
      sums.set(cell, sum.set(currency, (sum.get(currency) ?? 0n) + toHundredths(amount)))
    }
  }
  return new Map([...sums].map(([cell, sum]) => [cell, cellOf(sum, currency)]))
}

function cellOf(sum: ReadonlyMap<string, bigint>, currency: string): Cell {
  const own = sum.get(currency)
  const foreign = [...sum].filter(([each]) => each !== currency)
  return {
    own: own === undefined ? undefined : fromHundredths(own),
    foreign: foreign.map(([each, amount]) => ({ amount: fromHundredths(amount), currency: each })),
  }
}
