import type { Project } from '../../domain/project.ts'
import { type Transaction, writes } from '../repositories.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { Named } from '../workers/worker.ts'
import type { SharedBody } from './batch-queue.ts'
import type { ThreadStore } from './worker-store.ts'

/**
 * What one transaction makes of many items of a project: an answer for each, in their order. It changes nothing that is believed. It
 * says where a thread finds it; items and answers go from thread to thread, so they are data that JSON can tell, and nothing else.
 */
export type Many<I, A, G = never> = Named & {
  make: (tx: Transaction, project: Project, items: I[]) => Promise<A[]>
  /**
   * What a thread goes on with once an item is on disk, to answer that instead, which is data too. It awaits nothing but its store, since nobody
   * else writes meanwhile, and leaves to those who asked what it cannot do (undefined) and what fails: they go on from what was made, as they do
   * where there is no thread.
   */
  goOn?: (store: ThreadStore, project: Project, item: I, made: A) => Promise<G | undefined>
}

/** The part of it that is made in one transaction. */
export type Making<I, A> = Pick<Many<I, A>, 'module' | 'name' | 'make'>

/** The bodies that make it, one for each project: the same at each call, so that the writer knows what goes together. */
export function sharedBodies(dialect: Dialect) {
  const bodies = new WeakMap<object, WeakMap<Project, SharedBody<never, unknown>>>()

  return <I, A>(many: Making<I, A>, project: Project): SharedBody<I, A> => {
    const ofMany = bodies.get(many) ?? new WeakMap()
    bodies.set(many, ofMany)
    const known = ofMany.get(project)
    if (known) return known as SharedBody<I, A>
    const made = bodyOf(many, project, dialect)
    ofMany.set(project, made as SharedBody<never, unknown>)
    return made
  }
}

/** The body that makes it for one project. */
export function bodyOf<I, A>(
  { make, module, name }: Making<I, A>,
  project: Project,
  dialect: Dialect,
): SharedBody<I, A> {
  return {
    run: (db, atEnd, items) => make(writes(db, dialect, atEnd, raisesNothing), project, items),
    elsewhere: { many: { module, name }, project },
  }
}

function raisesNothing(): never {
  throw new Error('What is believed changes in a transaction of its own')
}
