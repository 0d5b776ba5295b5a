import type { FastifyRequest } from 'fastify'
import { findKey } from '../actions/keys.ts'
import { covers, type Key, openKey, type Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/**
 * Authenticates a call: a non-empty header `Api-key`, else `key=` in the query. The key is recorded on the request.
 * Refuses a missing key, and one that is invalid at `now`.
 */
export async function readKey(
  store: Store,
  request: Pick<FastifyRequest, 'headers' | 'keyId' | 'ip'>,
  query: URLSearchParams,
  now: number,
): Promise<Key> {
  const { headers } = request
  const secret = headers['api-key'] || lastOf(query, 'key')
  if (!secret) throw refusal('no-key', {})
  const found = await findKey(store, String(secret), request.ip)
  request.keyId = found?.id // for the log, also when it is refused
  return openKey(found, now)
}

/** The project of a call. An unknown one is refused like one outside the key. */
export async function readProject(store: Store, key: Key, query: URLSearchParams): Promise<Project> {
  const number = lastOf(query, 'project')
  if (!number) throw refusal('required', {}, 'project')
  if (!/^\d+$/.test(number)) throw refusal('not-digits', { given: number.slice(0, 100) }, 'project')
  const covered = key.projects.find((id) => id === Number(number))
  const project = covered === undefined ? undefined : await store.cache.project(covered)
  if (!project) throw refusal('no-access', { project: number.slice(0, 100) })
  return project
}

/** Refuses a key whose scope does not cover the method. */
export function checkScope(key: Key, needed: Scope): void {
  if (!covers(key.scope, needed)) throw refusal('out-of-scope', { held: key.scope, needed })
}

/** The last value of a name in a query, as `JSON.parse` takes the last of equal keys in a body. */
function lastOf(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).at(-1)
}
