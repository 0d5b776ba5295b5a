import {
  fieldOfLevel,
  least,
  type PathLevel,
  type PathTally,
  type PathValue,
  pathLevels,
  type TouchChoice,
} from '../../domain/attribution.ts'
import { and, type Figure, figure, hasValue, paid, paidIn } from '../../domain/figure.ts'
import type { Condition, Filter } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Status } from '../../domain/status.ts'
import type { PathCost } from './channel-costs.ts'
import { compare } from './report.ts'

/** What one period has: leads created in it, leads paid in it, costs, and the paths of spam, if that is told. */
export type PeriodParts = {
  period: Period
  created: PathTally[]
  revenue: PathTally[]
  costs: PathCost[]
  spam?: PathValue[][] | undefined
}

/** The numbers of a line in a period; the cost is null where none was entered. */
export type Numbers = {
  leads: Figure
  repeats: Figure
  paid: Figure
  revenue: Figure
  cost: bigint | null
  /** How many receipts ended as spam; null where that is not told. */
  spam: number | null
}

/** A line of the tree: a value of a level, its numbers in each period, and the lines of the next level. */
export type TreeLine = {
  level: PathLevel
  of: PathValue
  label: string | null
  numbers: Numbers[]
  children: TreeLine[]
}

export type TreeQuery = {
  filter: Filter
  statuses: readonly Status[]
  touch: TouchChoice
  levels: readonly PathLevel[]
}

/** The lines of the first level with all below them, those with most leads first, and the numbers of all together. */
export function channelTree(parts: readonly PeriodParts[], query: TreeQuery): { whole: Numbers[]; lines: TreeLine[] } {
  return {
    whole: parts.map((part) => numbersOf(part, query.filter, query)),
    lines: linesOf(parts, query, 0, query.filter),
  }
}

function linesOf(parts: readonly PeriodParts[], query: TreeQuery, depth: number, filter: Filter): TreeLine[] {
  const level = query.levels[depth]
  if (level === undefined) return []
  const place = pathLevels.indexOf(level)
  const groups = new Map<PathValue, { parts: PeriodParts[]; label: string | null }>()
  const group = (value: PathValue) => {
    const known = groups.get(value) ?? { parts: parts.map(empty), label: null }
    groups.set(value, known)
    return known
  }
  for (const [index, part] of parts.entries()) {
    for (const which of ['created', 'revenue'] as const)
      for (const tally of part[which]) {
        const found = group(tally.values[depth] as PathValue)
        found.label = least(found.label, tally.labels[depth] ?? null)
        found.parts[index]?.[which].push(tally)
      }
    for (const cost of part.costs) {
      if (cost.path[place] === undefined) continue
      const value = cost.path[place] as PathValue
      const found = group(value)
      found.label ??=
        level === 'channel' || value === null ? null : cost.path[place + 1] === undefined ? cost.label : String(value)
      found.parts[index]?.costs.push(cost)
    }
  }
  for (const [index, part] of parts.entries())
    for (const path of part.spam ?? []) {
      const found = group(path[place] as PathValue)
      if (level !== 'channel') found.label ??= path[place] as string | null
      found.parts[index]?.spam?.push(path)
    }
  const lines = [...groups].map(([of, { parts, label }]): TreeLine => {
    const own = and(filter, conditionOf(query, level, of, label))
    const numbers = parts.map((part) => numbersOf(part, own, query))
    return { level, of, label, numbers, children: linesOf(parts, query, depth + 1, own) }
  })
  return lines.sort(byLeads)
}

const empty = ({ period, spam }: PeriodParts): PeriodParts => ({
  period,
  created: [],
  revenue: [],
  costs: [],
  spam: spam && [],
})

function conditionOf({ touch }: TreeQuery, level: PathLevel, of: PathValue, label: string | null): Condition {
  return hasValue(fieldOfLevel[touch][level], of === null ? null : (label ?? of))
}

function numbersOf(
  { period, created, revenue, costs, spam }: PeriodParts,
  filter: Filter,
  { statuses }: TreeQuery,
): Numbers {
  const paidStatuses = new Set(statuses.filter(({ type }) => type === 'paid').map(({ id }) => id))
  const isRepeat: Condition = { field: 'repeat', operator: '=', value: 1 }
  return {
    leads: sumOf(created, { period, filter }),
    repeats: sumOf(
      created.filter((tally) => tally.isRepeat),
      { period, filter: and(filter, isRepeat) },
    ),
    paid: sumOf(
      created.filter(({ status }) => paidStatuses.has(status)),
      { period, filter: and(filter, paid(statuses)) },
    ),
    revenue: sumOf(revenue, paidIn(period, filter, statuses)),
    spam: spam ? spam.length : null,
    cost: costs.length === 0 ? null : costs.reduce((sum, { amount }) => sum + amount, 0n),
  }
}

function sumOf(tallies: readonly PathTally[], list: Figure['list']): Figure {
  return figure(
    tallies.map(({ status, n, sum }) => ({ status, key: null, part: null, label: null, n, sum })),
    list,
  )
}

function byLeads(one: TreeLine, other: TreeLine): number {
  const [first, second] = [one.numbers[0], other.numbers[0]] as [Numbers, Numbers]
  const more = second.leads.leads - first.leads.leads || compare(second.revenue.sum, first.revenue.sum)
  return (
    more ||
    compare(second.cost ?? -1n, first.cost ?? -1n) ||
    compare(one.of ?? '', other.of ?? '') ||
    Number(one.of !== null) - Number(other.of !== null)
  )
}
