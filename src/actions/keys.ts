import { randomBytes } from 'node:crypto'
import { type Actor, isValid, type Key, type Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'
import { earlierHashes, hashOf, isHashed, keepHash, minLongKey } from './key-hash.ts'
import { lookUpThrottled } from './unknown-keys.ts'

export type KeyDraft = {
  projects: number[]
  scope: Scope
  name: string | null
  /** A secret that the caller chose; without it a random one is generated. */
  value?: string
  /** Seconds. */
  expiresAt: number | null
  /** The origins that may use a capture key, and whether requests without an origin are refused. */
  origins?: string[]
  needsOrigin?: boolean
  /** Whether pages with a capture key may number their visitors; true by default. */
  visits?: boolean
}

const shortest = 16

/**
 * Creates a key, or adds projects to the key with the given value. Returns its id and, only this once, its secret.
 * Refuses a value under 16 characters, a revoked or expired one, and one with another scope, expiry or name.
 */
export async function createKey(
  store: Store,
  by: Actor,
  draft: KeyDraft,
  now: number,
): Promise<{ id: number; key: string }> {
  if (draft.projects.length === 0) throw refusal('required', {}, 'project')
  const value = draft.value ?? newSecret()
  if (value.length < shortest) throw refusal('key-too-short', { limit: shortest }, 'value')
  if (!/^[\x21-\x7e]+$/.test(value)) throw refusal('key-unprintable', {}, 'value')
  return { id: await makeKey(store, by, draft, value, now), key: value }
}

/** The same for a random or already checked secret; returns the id. */
export async function makeKey(store: Store, by: Actor, draft: KeyDraft, secret: string, now: number): Promise<number> {
  const hash = await hashKey(store, secret)
  const [project, ...others] = draft.projects
  return store.transaction((tx) => insertKey(tx, by, draft, hash, now), others.length === 0 ? project : undefined)
}

/** The same within an open transaction, for a hash that was computed before it. */
async function insertKey(tx: Transaction, by: Actor, draft: KeyDraft, hash: string, now: number): Promise<number> {
  await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
  for (const project of draft.projects) {
    if (!(await tx.projects.find(project))) throw refusal('no-such-project', { id: String(project) }, 'project')
    await refuseFormer(tx, by, project, 'admin', now)
  }
  const earlier = await tx.keys.findByHash(hash)
  if (earlier) checkSame(draft, earlier, now)
  const covered = new Set([...(earlier?.projects ?? []), ...draft.projects])
  if (draft.scope === 'capture' && covered.size > 1) throw refusal('capture-one-project', {}, 'project')
  const { origins = [], needsOrigin = false, visits = true } = draft
  if (draft.scope !== 'capture' && (origins.length > 0 || needsOrigin || !visits))
    throw refusal('origins-need-capture', {}, 'origins')
  const id = earlier ? earlier.id : await tx.keys.insert({ ...draft, createdAt: now }, hash)
  const details = {
    name: draft.name,
    scope: draft.scope,
    expires_at: draft.expiresAt,
    ...(origins.length > 0 && { origins }),
    ...(!visits && { visits }),
  }
  if (!earlier && !visits) await tx.keys.putVisits(id, visits)
  for (const project of draft.projects) {
    await tx.keys.addProject(id, project)
    if (!earlier && draft.scope === 'capture') await tx.keys.putOrigins(project, id, origins, needsOrigin)
    await tx.audit.append(project, { at: now, by, action: 'key.made', subject: `key:${id}`, details })
  }
  return id
}

/** Revokes a key; running servers see it within two seconds. Refuses an unknown id; a revoked key stays as it is. */
export function revokeKey(store: Store, by: Actor, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const key = await tx.keys.find(id)
    if (!key) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (key.revokedAt !== null) return
    await tx.keys.revoke(id, now)
    for (const project of key.projects) await endIn(tx, by, project, key, now)
  })
}

/**
 * Removes a project from a key, and revokes a key without further projects. Refuses a key of other projects without
 * revealing that it exists.
 */
export function removeKey(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const key = await tx.keys.find(id)
    if (!key?.projects.includes(project.id)) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (key.projects.length === 1) await tx.keys.revoke(id, now)
    else await tx.keys.removeProject(id, project.id)
    if (key.revokedAt === null) await endIn(tx, by, project.id, key, now)
  }, project.id)
}

/** Removes the private views of a key that ends in a project, and audits its end. */
async function endIn(tx: Transaction, by: Actor, project: number, { id, name }: Key, now: number): Promise<void> {
  await tx.views.removePrivate(project, `key:${id}`)
  await tx.audit.append(project, { at: now, by, action: 'key.ended', subject: `key:${id}`, details: { name } })
}

/** Records the last use of these keys. */
export async function recordKeyUse(store: Store, ids: number[], now: number): Promise<void> {
  if (ids.length > 0) await store.transaction((tx) => tx.keys.use(ids, now))
}

/**
 * The key of a secret, also a revoked or expired one. A short secret that is not cached waits in the queue of its network, which is refused after
 * many wrong secrets.
 */
export async function findKey(store: Store, secret: string, address?: string): Promise<Key | undefined> {
  if (secret.length < shortest) return
  if (secret.length >= minLongKey) return store.cache.key(await hashOf(secret, ''))
  const salt = await store.cache.setting(saltName)
  if (salt === undefined) return
  const lookUp = async () => {
    const hash = await hashOf(secret, salt)
    return (await store.cache.key(hash)) ?? findByEarlierHash(store, secret, salt, hash)
  }
  const isKnown = address === undefined || isHashed(secret, salt)
  const found = await (isKnown ? lookUp() : lookUpThrottled(store, address, lookUp))
  if (found) keepHash(secret, salt)
  return found
}

/** Finds a short secret that was hashed by an earlier version, and stores it under the current hash. */
async function findByEarlierHash(store: Store, secret: string, salt: string, hash: string): Promise<Key | undefined> {
  for (const each of earlierHashes(secret, salt)) {
    const earlier = await each
    const key = await store.cache.key(earlier)
    if (!key) continue
    await store.transaction((tx) => tx.keys.rehash(earlier, hash))
    return key
  }
  return
}

/** A random secret of 43 characters after a prefix that secret scanners recognise. */
export function newSecret(): string {
  return `zk_${randomBytes(32).toString('base64url')}`
}

/** Refuses to add projects to a key that is invalid or differs from the draft. */
function checkSame(draft: KeyDraft, earlier: Key, now: number): void {
  if (!isValid(earlier, now)) throw refusal('key-ended', {}, 'value')
  if (earlier.scope !== draft.scope) throw refusal('key-differs', { what: 'scope' }, 'value')
  if (draft.expiresAt !== null && draft.expiresAt !== earlier.expiresAt)
    throw refusal('key-differs', { what: 'end' }, 'value')
  if (draft.name !== null && draft.name !== earlier.name) throw refusal('key-differs', { what: 'name' }, 'value')
  const isSame = (draft.origins ?? earlier.origins).join() === earlier.origins.join()
  if (!isSame || (draft.needsOrigin ?? earlier.needsOrigin) !== earlier.needsOrigin)
    throw refusal('key-differs', { what: 'origins' }, 'value')
  if ((draft.visits ?? earlier.visits) !== earlier.visits) throw refusal('key-differs', { what: 'visits' }, 'value')
}

/** Hashes the secret of a new key for storage. */
export async function hashKey(store: Store, secret: string): Promise<string> {
  await findKey(store, secret) // rehashes an existing key with this secret, so that it is found under the same hash
  return hashOf(secret, secret.length < minLongKey ? await salt(store) : '')
}

/** Generated with the first short key. Without one no secret needs a slow hash. */
const saltName = 'key-salt'

async function salt(store: Store): Promise<string> {
  return store.transaction(async (tx) => {
    await tx.settings.add(saltName, randomBytes(16).toString('base64url'))
    return (await tx.settings.find(saltName))?.value as string
  })
}
