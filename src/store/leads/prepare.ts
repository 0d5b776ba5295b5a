import { setImmediate } from 'node:timers/promises'
import type { Condition, Filter } from '../../domain/filter.ts'
import {
  comparable,
  comparableValues,
  digitsIn,
  foldedText,
  hasValues,
  memoizeValues,
} from '../../domain/normalized-values.ts'
import type { Project } from '../../domain/project.ts'

/** Up to this many values, of up to 1,000 characters each, are normalized when they are needed. */
const maxSyncValues = 200

/** How long (ms) normalizing more of them may block the event loop at once. */
const slice = 10

/**
 * Normalizes the values of a read's filters before the read is planned, yielding to the event loop: a filter may name a hundred thousand phones.
 * Returns undefined where the values are few.
 */
export function prepareFilters(query: unknown, project: Project): Promise<void> | undefined {
  const all = new Set([query].flat().flatMap(conditionsIn))
  const conditions = [...all].filter((condition) => !hasValues(condition, project))
  const weight = conditions.reduce((sum, condition) => sum + weightOf(condition), 0)
  return weight > maxSyncValues ? workOut(conditions, project) : undefined
}

function conditionsIn(query: unknown): Condition[] {
  const { filter } = (query ?? {}) as { filter?: Filter }
  return filter ? conditionsOf(filter) : []
}

function conditionsOf(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(conditionsOf)
  return 'or' in filter ? filter.or.flatMap(conditionsOf) : [filter]
}

function weightOf({ value }: Condition): number {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.reduce<number>((sum, each) => sum + 1 + (typeof each === 'string' ? each.length / 1_000 : 0), 0)
}

async function workOut(conditions: Condition[], project: Project): Promise<void> {
  let until = performance.now() + slice
  const pause = async () => {
    await setImmediate()
    until = performance.now() + slice
  }
  for (const condition of conditions) {
    if (!Array.isArray(condition.value)) {
      if (performance.now() > until) await pause()
      workOutOne(condition, project)
      continue
    }
    const values: (number | string)[] = []
    for (const value of condition.value) {
      if (performance.now() > until) await pause()
      values.push(comparable(condition, value, project))
    }
    memoizeValues(condition, project, values)
  }
}

function workOutOne(condition: Condition, project: Project): void {
  if (condition.field === 'q' || condition.operator === 'null') return
  if (condition.operator !== 'like') comparableValues(condition, project)
  else if (condition.field === 'phone') digitsIn(condition)
  else foldedText(condition)
}
