import { setImmediate } from 'node:timers/promises'
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

/** The data of one period: leads created in it, leads paid in it, costs, and the paths of spam; undefined where spam is not counted. */
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
  /** How many receipts ended as spam; null where spam is not counted. */
  spam: number | null
}

/** A line of the tree: a value of a level, its numbers in each period, and the lines of the next level. */
export type TreeLine = {
  level: PathLevel
  of: PathValue
  label: string | null
  numbers: Numbers[]
  below: Lines
}

/** The lines below another, those with most leads first. `total` is their number before the limit. */
export type Lines = { total: number; lines: TreeLine[] }

export type TreeQuery = {
  filter: Filter
  statuses: readonly Status[]
  touch: TouchChoice
  levels: readonly PathLevel[]
}

/** The maximum of lines in a tree, over all levels: each line has a dozen figures with the filters of their lists. */
export const mostLines = 2_000

/** How many lines are built before other requests get a turn. */
const slice = 50

type Node = { parts: readonly PeriodParts[]; depth: number; filter: Filter; below: Lines }

/**
 * Builds the tree level by level, with up to `limit` lines below each line and `mostLines` in all. `whole` are the numbers of all leads
 * together, `count` is the number of lines.
 */
export async function channelTree(
  parts: readonly PeriodParts[],
  query: TreeQuery,
  limit: number,
): Promise<Lines & { whole: Numbers[]; count: number }> {
  const root: Node = { parts, depth: 0, filter: query.filter, below: { total: 0, lines: [] } }
  const nodes = [root]
  let count = 0
  for (const node of nodes) {
    const branches = branchesOf(node, query)
    node.below.total = branches.length
    for (const branch of branches.slice(0, Math.min(limit, mostLines - count))) {
      const below: Lines = { total: 0, lines: [] }
      node.below.lines.push(lineOf(node, branch, query, below))
      nodes.push({ parts: branch.parts, depth: node.depth + 1, filter: filterOf(node, branch, query), below })
      if (++count % slice === 0) await setImmediate()
    }
  }
  return { whole: parts.map((part) => numbersOf(part, query.filter, query)), ...root.below, count }
}

type Branch = { of: PathValue; label: string | null; parts: PeriodParts[] }

/** The values of the next level below a line, those with most leads first. */
function branchesOf({ parts, depth }: Node, query: TreeQuery): Branch[] {
  const level = query.levels[depth]
  if (level === undefined) return []
  const place = pathLevels.indexOf(level)
  const groups = new Map<PathValue, Branch>()
  const group = (value: PathValue) => {
    const known = groups.get(value) ?? { of: value, parts: parts.map(empty), label: null }
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
  return [...groups.values()]
    .map((branch) => ({ branch, weight: weightOf(branch) }))
    .sort(byLeads)
    .map(({ branch }) => branch)
}

function lineOf(node: Node, branch: Branch, query: TreeQuery, below: Lines): TreeLine {
  const { of, label, parts } = branch
  const filter = filterOf(node, branch, query)
  const level = query.levels[node.depth] as PathLevel
  return { level, of, label, numbers: parts.map((part) => numbersOf(part, filter, query)), below }
}

function filterOf({ depth, filter }: Node, { of, label }: Branch, query: TreeQuery): Filter {
  return and(filter, conditionOf(query, query.levels[depth] as PathLevel, of, label))
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

/** The values by which lines are sorted: leads, revenue and cost of the first period. */
type Weight = { leads: number; revenue: bigint; cost: bigint }

function weightOf({ parts: [first] }: Branch): Weight {
  const { created = [], revenue = [], costs = [] } = first ?? {}
  return {
    leads: created.reduce((sum, { n }) => sum + n, 0),
    revenue: revenue.reduce((all, { sum }) => all + sum, 0n),
    cost: costs.length === 0 ? -1n : costs.reduce((sum, { amount }) => sum + amount, 0n),
  }
}

type Weighed = { branch: Branch; weight: Weight }

function byLeads(one: Weighed, other: Weighed): number {
  const [first, second] = [one.weight, other.weight]
  return (
    second.leads - first.leads ||
    compare(second.revenue, first.revenue) ||
    compare(second.cost, first.cost) ||
    compare(one.branch.of ?? '', other.branch.of ?? '') ||
    Number(one.branch.of !== null) - Number(other.branch.of !== null)
  )
}
