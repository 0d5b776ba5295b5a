import Table from 'cli-table3'
import { peerGoals } from './goals.ts'
import { formatRatio, type Row, rowsOf } from './judge.ts'
import { formatNumber } from './numbers.ts'
import type { Of, Result } from './results.ts'

/** The cells of a table, for a terminal or a page. */
export type Grid = { head: string[]; rows: string[][] }

/** The table of a run. */
export function gridOf(result: Result): Grid {
  if (result.kind === 'figures') return figuresGrid(rowsOf(result.database, result.figures))
  return result.kind === 'growth' ? growthGrid(result) : peerGrid(result)
}

/** A table for a terminal. */
export function renderTable({ head, rows }: Grid): string {
  const table = new Table({ head, style: { head: [], border: [], compact: true } })
  table.push(...rows)
  return table.toString()
}

/** The name and the value of a figure are only in its first row. */
function figuresGrid(rows: Row[]): Grid {
  const head = ['figure', 'ours', 'yardstick', 'ratio', 'goal', '']
  return {
    head,
    rows: rows.map(({ figure, ours, yardstick, ratio, goal, held }, index) => {
      const isSame = rows[index - 1]?.figure === figure
      return [isSame ? '' : figure, isSame ? '' : ours, yardstick, ratio, goal, held]
    }),
  }
}

function growthGrid({ sizes }: Of<'growth'>): Grid {
  const names = Object.keys(sizes[0]?.times ?? {})
  return {
    head: ['milliseconds', ...sizes.map(({ leads }) => leads.toLocaleString('en-US'))],
    rows: names.map((name) => [name, ...sizes.map(({ times }) => formatNumber(times[name] ?? Number.NaN))]),
  }
}

function peerGrid({ peer, title, works }: Of<'peer'>): Grid {
  const least = peerGoals[peer]
  return {
    head: ['requests a second', 'ours', title, 'ratio', 'goal', ''],
    rows: Object.entries(works).map(([work, { ours, theirs, ratio }]) => {
      const goal = least === undefined ? ['', ''] : [`≥ ${least}`, ratio >= least ? 'held' : 'NOT held']
      return [work, formatNumber(ours), formatNumber(theirs), formatRatio(ratio), ...goal]
    }),
  }
}
