import { type Cost, type CostEntry, type CostRow, daysOfSlot, keyOfCost, spread } from '../domain/cost.ts'
import { refusal } from '../domain/refusal.ts'

/**
 * The costs by day for the lines of a file; `stored` are the present costs of these days. A line with an unchanged amount keeps its currency, so that
 * an old export changes nothing after the project got another currency.
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
 * A month whose sum is unchanged keeps the amounts of its days. Another sum is spread over all days, or, if the line names one of several currencies,
 * over the days in that currency.
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
