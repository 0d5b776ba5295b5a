import { fromHundredths, toHundredths } from '../api/money.ts'
import type { Cost } from '../api/types.ts'
import { cellKey } from './cost-cells.ts'

/** The rows below those of the channels: what is of none that there is, and all together. */
export const [others, total] = ['others', 'total']

type Line = Pick<Cost, 'day' | 'month' | 'channel' | 'amount' | 'currency'>
/** What a cell holds: in the currency of the project, and in others, which do not add up with it. */
export type Cell = { own: string | undefined; foreign: { amount: string; currency: string }[] }

/** What the cells of the grid hold, by row and slot. */
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
