import type { IncomingHttpHeaders } from 'node:http'
import { findKey } from '../actions/keys.ts'
import { covers, isValid, type Key, type Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'

/** The key of a call, from `Authorization: Bearer KEY` alone. Refuses none, and one that opens nothing at `now`. */
export async function readKey(store: Store, headers: IncomingHttpHeaders, now: number): Promise<Key> {
  const [, secret] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  if (!secret) throw refusal('no-bearer', {})
  const key = await findKey(store, secret)
  if (!key || !isValid(key, now)) throw refusal('unknown-key', {})
  return key
}

/** The project of a path. One that is unknown is refused like one that the key does not cover. */
export async function readProject(store: Store, key: Key, given: string): Promise<Project> {
  const covered = /^\d+$/.test(given) ? key.projects.find((id) => id === Number(given)) : undefined
  const project = covered === undefined ? undefined : await store.known.project(covered)
  if (!project) throw refusal('no-access', { project: given.slice(0, 100) }, 'project')
  return project
}

/** Refuses a key whose scope does not cover the route. */
export function checkScope(key: Key, needed: Scope): void {
  if (!covers(key.scope, needed)) throw refusal('out-of-scope', { held: key.scope, needed })
}
