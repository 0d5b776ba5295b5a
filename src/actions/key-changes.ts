import { type Actor, isValid, type Key } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { writeTime } from '../json/values.ts'
import type { Store, Transaction } from '../store/store.ts'
import { hashKey } from './keys.ts'

/** The given changes of the origins of a key. */
export type KeyChange = { origins?: string[]; needsOrigin?: boolean }

/** Changes the origins of a capture key and returns the key. Running servers see the change within two seconds. */
export function changeKey(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  change: KeyChange,
  now: number,
): Promise<Key> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const key = await findKeyOf(tx, project, id)
    if (key.scope !== 'capture') throw refusal('origins-need-capture', {}, 'origins')
    const { origins, needsOrigin } = { ...key, ...change }
    await tx.keys.putOrigins(project.id, id, origins, needsOrigin)
    const details = { origins, needs_origin: needsOrigin }
    await tx.audit.append(project.id, { at: now, by, action: 'key.changed', subject: `key:${id}`, details })
    return { ...key, origins, needsOrigin }
  }, project.id)
}

/** How long (hours) a former secret stays valid by default. */
export const defaultGraceHours = 24

/**
 * A new secret of a key; the former one stays valid for `grace` (seconds). `asker` is set when a key of one project
 * asks.
 */
export type Rotation = { secret: string; grace: number; asker?: { project: Project; endsAt: number | null } }

/**
 * Replaces the secret of a key and returns the key. Refuses an invalid key. Refuses an asking key the rotation of one
 * with more projects or a longer life, since it would gain rights.
 */
export async function rotateKey(
  store: Store,
  by: Actor,
  id: number,
  { secret, grace, asker }: Rotation,
  now: number,
): Promise<Key> {
  const hash = await hashKey(store, secret)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const key = asker ? await findKeyOf(tx, asker.project, id) : await tx.keys.find(id)
    if (!key) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (!isValid(key, now)) throw refusal('key-ended', {}, 'id')
    if (asker) checkReach(key, asker.endsAt)
    const formerUntil = now + grace
    await tx.keys.rotate(id, hash, formerUntil)
    const details = { former_until: formerUntil }
    for (const project of key.projects)
      await tx.audit.append(project, { at: now, by, action: 'key.rotated', subject: `key:${id}`, details })
    return { ...key, formerUntil }
  }, asker?.project.id)
}

function checkReach(key: Key, askerExpiresAt: number | null): void {
  if (key.projects.length > 1) throw refusal('key-shared', { id: String(key.id) }, 'id')
  if (askerExpiresAt !== null && (key.expiresAt === null || key.expiresAt > askerExpiresAt))
    throw refusal('key-outlasts', { id: String(key.id), end: writeTime(askerExpiresAt) }, 'id')
}

/** A key of the project. The refusal does not reveal keys of other projects. */
async function findKeyOf(tx: Transaction, project: Project, id: number): Promise<Key> {
  const key = await tx.keys.find(id)
  if (!key?.projects.includes(project.id)) throw refusal('no-such-key', { id: String(id) }, 'id')
  return key
}
