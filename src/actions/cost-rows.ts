import { type Cost, type CostEntry, type CostRow, daysOfSlot, keyOfCost, spread } from '../domain/cost.ts'
import { refusal } from '../domain/refusal.ts'

/**
 * The costs of the days of lines, where `stored` are there. What a line leaves as it is keeps its currency, so that a file that was exported before
 * the project changed its own changes nothing.
 */
export function costsOfRows(rows: readonly CostRow[], stored: readonly Cost[], currency: string): CostEntry[] {
  const known = new Map(stored.map((cost) => [keyOfCost(cost), cost]))
  const lines = new Map<string, number>()
  return rows.flatMap((row) => {
    const days = daysOfSlot(row.slot)
    const there = days.flatMap((day) => known.get(keyOfCost({ ...row, day })) ?? [])
    const costs = days.length === 1 ? [costOfDay(row, there[0], currency)] : costsOfMonth(row, days, there, currency)
    for (const cost of costs) {
      const first = lines.get(keyOfCost(cost))
      if (first !== undefined) throw refusal('csv-twice', { line: row.line, first })
      lines.set(keyOfCost(cost), row.line)
    }
    return costs
  })
}

function costOfDay(
  { slot: day, kind, target, amount, note, ...row }: CostRow,
  there: Cost | undefined,
  own: string,
): CostEntry {
  const currency = row.currency ?? (there?.amount === amount ? there.currency : own)
  return { day, kind, target, amount, note, currency }
}

/**
 * A month whose sum is that already stays as its days are. Another sum is spread over its days; in a month of several currencies, over those that
 * have the currency of the line.
 */
function costsOfMonth(row: CostRow, days: readonly string[], there: readonly Cost[], own: string): CostEntry[] {
  const { kind, target, amount, note } = row
  const same = there.filter(({ currency }) => currency === (row.currency ?? there[0]?.currency))
  const isOne = same.length === there.length
  const isKept = same.length > 0 && sumOf(same) === amount && (isOne || row.currency !== undefined)
  if (isKept)
    return same.map(({ day, amount, currency }) => ({ day, kind, target, amount, currency, note: note ?? undefined }))
  const isShared = row.currency !== undefined && same.length > 0 && !isOne
  const parts = spread(amount, isShared ? same.map(({ day }) => day) : days)
  return parts.map(([day, part]) => ({ day, kind, target, amount: part, note, currency: row.currency ?? own }))
}

function sumOf(costs: readonly Cost[]): number {
  return costs.reduce((sum, { amount }) => sum + amount, 0)
}
