import type { Project } from '../domain/project.ts'
import type { Dialect } from './dialect.ts'
import { type Transaction, writes } from './nouns.ts'
import type { Named } from './thread.ts'
import type { SharedBody } from './waiting.ts'

/**
 * What one transaction makes of many items of a project: an answer for each, in their order. It changes nothing that is believed. It
 * says where a thread finds it; items and answers go from thread to thread, so they are data that JSON can tell, and nothing else.
 */
export type Many<I, A> = Named & { make: (tx: Transaction, project: Project, items: I[]) => Promise<A[]> }

/** The body that makes it for one project. */
export function bodyOf<I, A>({ make, module, name }: Many<I, A>, project: Project, dialect: Dialect): SharedBody<I, A> {
  return {
    run: (db, atEnd, items) => make(writes(db, dialect, atEnd, raisesNothing), project, items),
    elsewhere: { many: { module, name }, project },
  }
}

function raisesNothing(): never {
  throw new Error('What is believed changes in a transaction of its own')
}
