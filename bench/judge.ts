import type { Figure } from './figures/index.ts'
import { type Goal, goals, titles } from './goals.ts'
import { formatNumber } from './numbers.ts'
import type { Baseline, Measured } from './turns.ts'

/** A formatted line of the table. */
export type Row = {
  figure: string
  ours: string
  yardstick: string
  ratio: string
  goal: string
  held: 'held' | 'NOT held' | ''
}

type Database = 'sqlite' | 'postgres'

/** The rows of the table: each figure in the order of the goals, one row per baseline and goal. */
export function rowsOf(database: Database, measured: Partial<Record<Figure, Measured>>): Row[] {
  return (Object.keys(titles) as Figure[]).flatMap((figure) => {
    const found = measured[figure]
    return found ? rowsOfFigure(figure, found, goalsOf(database, figure)) : []
  })
}

function goalsOf(database: Database, figure: Figure): Goal[] {
  return (goals[database] as Goal[]).filter((goal) => goal.figure === figure)
}

function rowsOfFigure(figure: Figure, measured: Measured, wanted: Goal[]): Row[] {
  const figureName = titles[figure]
  const alone = wanted.filter((goal) => goal.of !== 'ratio').map((goal) => row(goal))
  const yardsticks = Object.keys(measured.against) as Baseline[]
  const compared = yardsticks.flatMap((yardstick) => {
    const judged = wanted.filter((goal) => goal.of === 'ratio' && goal.against === yardstick)
    return judged.length > 0 ? judged.map((goal) => row(goal, yardstick)) : [row(undefined, yardstick)]
  })
  const rows = [...alone, ...compared]
  return rows.length > 0 ? rows : [row(undefined)]

  function row(goal?: Goal, yardstick?: Baseline): Row {
    const theirs = yardstick && measured.against[yardstick]
    return {
      figure: figureName,
      ours: sayOurs(measured),
      yardstick: theirs ? `${yardstickNames[yardstick]}: ${formatNumber(theirs.value)}` : '',
      ratio: theirs ? formatRatio(theirs.ratio) : '',
      goal: goal ? formatGoal(goal, measured) : '',
      held: goal ? (isMet(goal, measured) ? 'held' : 'NOT held') : '',
    }
  }
}

const yardstickNames: Record<Baseline, string> = {
  bare: 'bare Fastify',
  naive: 'naive server',
  pool: 'bare pg pool',
  first: 'first page',
  alone: 'alone',
  list: 'list of 20',
  loop: 'bare loop',
}

/** Ratios are not rounded to fewer digits: a value just below a goal would look like the goal. */
export function formatRatio(ratio: number): string {
  return ratio >= 100 ? formatNumber(ratio) : String(Number(ratio.toFixed(ratio >= 10 ? 1 : 3)))
}

function sayOurs({ unit, ours, p99 }: Measured): string {
  const also = p99 === undefined || p99 === ours ? '' : `, p99 ${formatNumber(p99)} ms`
  return `${formatNumber(ours)} ${unit}${also}`
}

function formatGoal(goal: Goal, { unit }: Measured): string {
  if (goal.of === 'p99') return `p99 ≤ ${goal.max} ms`
  const limit = goal.of === 'ours' ? (value: number) => `${formatNumber(value)} ${unit}` : String
  return 'min' in goal ? `≥ ${limit(goal.min)}` : `≤ ${limit(goal.max)}`
}

/** Whether a goal is met. */
function isMet(goal: Goal, measured: Measured): boolean {
  const value = goal.of === 'ratio' ? measured.against[goal.against]?.ratio : measured[goal.of]
  if (value === undefined) return false
  return 'min' in goal ? value >= goal.min : value <= goal.max
}
