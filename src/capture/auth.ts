import type { FastifyRequest } from 'fastify'
import { findKey } from '../actions/keys.ts'
import { type Key, openKey } from '../domain/access.ts'
import { isAllowed } from '../domain/origin.ts'
import type { Project } from '../domain/project.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** A capture key, and the one project that it opens. */
export type Sender = { key: Key; project: Project }

/**
 * Authenticates a capture key: `given` is that of the query or body, else a header has it. The key is recorded on the
 * request. Refuses any other key, one that is invalid at `now`, and an origin outside the key's.
 */
export async function readSender(
  store: Store,
  request: FastifyRequest,
  explicit: string | null | undefined,
  now: number,
): Promise<Sender> {
  const { headers } = request
  const [, bearer] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  const secret = explicit || headers['api-key'] || bearer
  if (!secret) throw refusal('no-capture-key', {})
  const found = await findKey(store, String(secret))
  request.keyId = found?.id // for the log, also when it is refused
  request.projectId = found?.projects[0]
  const key = openKey(found, now)
  if (key.scope !== 'capture') throw refusal('out-of-scope', { held: key.scope, needed: 'capture' })
  checkOrigin(key, headers.origin)
  const project = key.projects[0] === undefined ? undefined : await store.cache.project(key.projects[0])
  if (!project) throw refusal('unknown-key', {})
  return { key, project }
}

/** A request from a server, such as PHP, has no origin. */
function checkOrigin({ origins, needsOrigin }: Key, origin: string | undefined): void {
  if (origin === undefined && needsOrigin) throw refusal('no-origin', {})
  if (origin !== undefined && !isAllowed(origin, origins)) throw refusal('foreign-origin', { origin: excerpt(origin) })
}
