import { LRUCache } from 'lru-cache'
import type { Tally } from '../../domain/figure.ts'
import type { LocalSlice } from '../../domain/local-slices.ts'
import type { Project } from '../../domain/project.ts'
import type { ReadContext } from '../sql/read-query.ts'

/** What was counted: `kind` in a project, while `variant` holds. */
type Counted = { kind: string; variant: string; project: Project }

/**
 * The slices that this process read or counted last, by connection. It also holds the newest day, which keeps changing, and saves parsing texts
 * again.
 */
const memory = new WeakMap<object, LRUCache<string, Remembered>>()
type Remembered = { variant: string; version: number; tallies: unknown[] }

/** The limit in groups, which take some megabytes. */
const maxRemembered = 40_000

/** The remembered groups of a slice in this version. */
export function remembered<T>(on: ReadContext, slice: LocalSlice, counting: Counted, version: number): T[] | undefined {
  const known = on.tallyCacheKey && memory.get(on.tallyCacheKey)?.get(nameOf(slice, counting))
  return known?.version === version && known.variant === counting.variant ? (known.tallies as T[]) : undefined
}

export function remember<T>(
  on: ReadContext,
  slice: LocalSlice,
  counting: Counted,
  version: number,
  tallies: T[],
): void {
  if (!on.tallyCacheKey) return
  const known = memory.get(on.tallyCacheKey) ?? new LRUCache<string, Remembered>({ maxSize: maxRemembered })
  memory.set(on.tallyCacheKey, known)
  known.set(nameOf(slice, counting), { variant: counting.variant, version, tallies }, { size: sizeOf(tallies) })
}

/** The size in groups: ten steps of times take as much memory as one group. */
function sizeOf(tallies: readonly unknown[]): number {
  const steps = tallies.reduce<number>((sum, tally) => sum + ((tally as Partial<Tally>).times?.steps.length ?? 0), 0)
  return 1 + tallies.length + Math.ceil(steps / 10)
}

function nameOf({ grain, number }: LocalSlice, { project, kind }: Counted): string {
  return `${project.id} ${kind} ${grain} ${number}`
}
