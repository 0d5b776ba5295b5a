import { type Actor, isValid, type Key } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { writeTime } from '../json/values.ts'
import type { Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'
import { hashKey } from './keys.ts'

/** The changes of a key: its name and expiry, and for a capture key its origins and whether it numbers visits. */
export type KeyChange = {
  name?: string | null
  /** Seconds; null for a key without an expiry. */
  expiresAt?: number | null
  origins?: string[]
  needsOrigin?: boolean
  visits?: boolean
}

/** A change that a member or a key asks for; `endsAt` is when the asking key ends. */
type AskedChange = { change: KeyChange; endsAt: number | null }

/**
 * Changes a key and returns it. Running servers see the change within two seconds. Refuses a revoked key, another name
 * or end of a key of several projects, and an end after that of the asking key.
 */
export function changeKey(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { change, endsAt }: AskedChange,
  now: number,
): Promise<Key> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const before = await findKeyOf(tx, project, id)
    if (before.revokedAt !== null) throw refusal('key-ended', {}, 'id')
    const after = { ...before, ...change }
    if (change.name !== undefined || change.expiresAt !== undefined) {
      checkReach(before, change.expiresAt === undefined ? null : endsAt, after.expiresAt)
      await tx.keys.put(id, after)
    }
    if (change.origins !== undefined || change.needsOrigin !== undefined) {
      if (before.scope !== 'capture') throw refusal('origins-need-capture', {}, 'origins')
      await tx.keys.putOrigins(project.id, id, after.origins, after.needsOrigin)
    }
    if (change.visits !== undefined) {
      if (before.scope !== 'capture') throw refusal('origins-need-capture', {}, 'visits')
      await tx.keys.putVisits(id, after.visits)
    }
    await tx.audit.append(project.id, {
      at: now,
      by,
      action: 'key.changed',
      subject: `key:${id}`,
      details: { ...detailsOf(change), before: detailsOf(pick(before, change)) },
    })
    return after
  }, project.id)
}

/** The former values of the fields that a change gives. */
function pick(before: Key, change: KeyChange): KeyChange {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name]) => [name, before[name as keyof Key]]))
}

/** A change as the audit has it. */
function detailsOf({ name, expiresAt, origins, needsOrigin, visits }: KeyChange) {
  return {
    ...(name !== undefined && { name }),
    ...(expiresAt !== undefined && { expires_at: expiresAt }),
    ...(origins !== undefined && { origins }),
    ...(needsOrigin !== undefined && { needs_origin: needsOrigin }),
    ...(visits !== undefined && { visits }),
  }
}

/** How long (hours) a former secret stays valid by default. */
export const defaultGraceHours = 24

/**
 * A new secret of a key; the former one stays valid for `grace` (seconds). `asker` is set when a key of one project
 * asks.
 */
export type Rotation = { secret: string; grace: number; asker?: { project: Project; endsAt: number | null } }

/**
 * Replaces the secret of a key and returns the key. Refuses an invalid key. An asking key cannot rotate a key with more projects or a later expiry,
 * since it would gain rights.
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
    if (asker) await refuseFormer(tx, by, asker.project.id, 'admin', now)
    const key = asker ? await findKeyOf(tx, asker.project, id) : await tx.keys.find(id)
    if (!key) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (!isValid(key, now)) throw refusal('key-ended', {}, 'id')
    if (asker) checkReach(key, asker.endsAt, key.expiresAt)
    const formerUntil = now + grace
    await tx.keys.rotate(id, hash, formerUntil)
    const details = { former_until: formerUntil }
    for (const project of key.projects)
      await tx.audit.append(project, { at: now, by, action: 'key.rotated', subject: `key:${id}`, details })
    return { ...key, formerUntil }
  }, asker?.project.id)
}

/** Refuses a key of several projects, and an expiry after that of the asking key. */
function checkReach(key: Key, askerExpiresAt: number | null, expiresAt: number | null): void {
  if (key.projects.length > 1) throw refusal('key-shared', { id: String(key.id) }, 'id')
  if (askerExpiresAt !== null && (expiresAt === null || expiresAt > askerExpiresAt))
    throw refusal('key-outlasts', { id: String(key.id), end: writeTime(askerExpiresAt) }, 'id')
}

/** A key of the project. The refusal does not reveal keys of other projects. */
async function findKeyOf(tx: Transaction, project: Project, id: number): Promise<Key> {
  const key = await tx.keys.find(id)
  if (!key?.projects.includes(project.id)) throw refusal('no-such-key', { id: String(id) }, 'id')
  return key
}
