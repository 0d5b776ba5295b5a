import type { Kysely } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { AtEnd } from '../backend.ts'
import type { Tables } from '../schema/tables.ts'
import type { Named } from '../workers/worker.ts'

/** What runs in a transaction. */
export type Body<T> = (db: Kysely<Tables>, atEnd: AtEnd) => Promise<T>

/** A body that serves many at once: an answer for each item, in their order. `elsewhere` is how a thread makes the same body. */
export type SharedBody<I, A> = {
  run: (db: Kysely<Tables>, atEnd: AtEnd, items: I[]) => Promise<A[]>
  elsewhere?: { many: Named; project: Project }
}

/** A body that waits for its turn; one of those that `shared` serves together, with its item. */
export type Waiting = {
  body: Body<unknown>
  shared?: { body: SharedBody<never, unknown>; item: unknown } | undefined
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** What became of a body, until it is known whether its commit held. */
export type Outcome = { value: unknown } | { error: unknown }

/** How many share one run: few enough for their money to add up without rounding. */
const most = 64

/** One item for a body that serves many. */
export function sharing<I, A>(body: SharedBody<I, A>, item: I): Pick<Waiting, 'body' | 'shared'> {
  return { body: async (db, atEnd) => (await body.run(db, atEnd, [item]))[0], shared: { body, item } }
}

/**
 * Runs what waits, in its order, but those that share a body at once. When such a run fails each is run alone, so that only those
 * fail that must. `run` undoes what fails, and throws when all is lost.
 */
export async function runAll<W extends Waiting>(
  group: W[],
  run: (body: Body<unknown>) => Promise<Outcome>,
): Promise<Map<W, Outcome>> {
  const outcomes = new Map<W, Outcome>()
  for (const some of together(group)) {
    const { shared } = some[0] as W
    const items = some.map((each) => each.shared?.item) as never[]
    const all =
      shared && items.length > 1 ? await run((db, atEnd) => shared.body.run(db, atEnd, items)) : { error: 'alone' }
    if ('value' in all)
      some.forEach((each, index) => void outcomes.set(each, { value: (all.value as unknown[])[index] }))
    else for (const each of some) outcomes.set(each, await run(each.body))
  }
  return outcomes
}

/** Those that share a body, where the first of them stood. */
export function together<W extends Waiting>(group: W[]): W[][] {
  const parts: W[][] = []
  const open = new Map<unknown, W[]>()
  for (const each of group) {
    const same = each.shared && open.get(each.shared.body)
    if (same && same.length < most) same.push(each)
    else {
      const part = [each]
      parts.push(part)
      if (each.shared) open.set(each.shared.body, part)
    }
  }
  return parts
}

/** When all has been heard that is there already. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
