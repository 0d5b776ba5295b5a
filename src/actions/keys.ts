import { randomBytes } from 'node:crypto'
import { type Actor, isValid, type Key, type Scope } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { earlierHashes, hashOf, long } from './key-hash.ts'

export type KeyDraft = {
  projects: number[]
  scope: Scope
  name: string | null
  /** The secret that a person brings along; a random one is made without it. */
  value?: string
  /** Seconds. */
  expiresAt: number | null
  /** Sites from which a capture key may send, and whether nothing else may. */
  origins?: string[]
  needsOrigin?: boolean
}

const shortest = 16

/**
 * Makes a key, or adds projects to the one that has the given value; answers its id and, this once, its secret.
 * Refuses a value under 16 characters, one that was revoked or is expired, and one whose scope, end or name is another.
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

/** The same for a secret that is random, or was looked at already; answers the id. */
export async function makeKey(store: Store, by: Actor, draft: KeyDraft, secret: string, now: number): Promise<number> {
  const hash = await hashKey(store, secret)
  const [project, ...others] = draft.projects
  return store.transaction((tx) => insertKey(tx, by, draft, hash, now), others.length === 0 ? project : undefined)
}

/** The same inside a transaction that goes on, for a hash that was made before it. */
async function insertKey(tx: Transaction, by: Actor, draft: KeyDraft, hash: string, now: number): Promise<number> {
  await tx.settings.raiseRevision() // first: whoever changes such things at the same moment waits here
  for (const project of draft.projects)
    if (!(await tx.projects.find(project))) throw refusal('no-such-project', { id: String(project) }, 'project')
  const earlier = await tx.keys.findByHash(hash)
  if (earlier) checkSame(draft, earlier, now)
  const covered = new Set([...(earlier?.projects ?? []), ...draft.projects])
  if (draft.scope === 'capture' && covered.size > 1) throw refusal('capture-one-project', {}, 'project')
  const { origins = [], needsOrigin = false } = draft
  if (draft.scope !== 'capture' && (origins.length > 0 || needsOrigin))
    throw refusal('origins-need-capture', {}, 'origins')
  const id = earlier ? earlier.id : await tx.keys.insert({ ...draft, createdAt: now }, hash)
  const details = {
    name: draft.name,
    scope: draft.scope,
    expires_at: draft.expiresAt,
    ...(origins.length > 0 && { origins }),
  }
  for (const project of draft.projects) {
    await tx.keys.addProject(id, project)
    if (!earlier && draft.scope === 'capture') await tx.keys.putOrigins(project, id, origins, needsOrigin)
    await tx.audit.append(project, { at: now, by, action: 'key.made', subject: `key:${id}`, details })
  }
  return id
}

/** Ends a key; running servers know within two seconds. Refuses an unknown id; one that is revoked stays so. */
export function revokeKey(store: Store, by: Actor, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const key = await tx.keys.find(id)
    if (!key) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (key.revokedAt !== null) return
    await tx.keys.revoke(id, now)
    for (const project of key.projects) await noteEnd(tx, by, project, id, now)
  })
}

/**
 * Takes a project from a key; one that opens no other is ended for good. Refuses a key that does not open the project: of other
 * projects' keys nothing is told.
 */
export function removeKey(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const key = await tx.keys.find(id)
    if (!key?.projects.includes(project.id)) throw refusal('no-such-key', { id: String(id) }, 'id')
    if (key.projects.length === 1) await tx.keys.revoke(id, now)
    else await tx.keys.removeProject(id, project.id)
    if (key.revokedAt === null) await noteEnd(tx, by, project.id, id, now)
  }, project.id)
}

function noteEnd(tx: Transaction, by: Actor, project: number, id: number, now: number): Promise<void> {
  return tx.audit.append(project, { at: now, by, action: 'key.ended', subject: `key:${id}`, details: {} })
}

/** Notes that these keys were used. */
export async function useKeys(store: Store, ids: number[], now: number): Promise<void> {
  if (ids.length > 0) await store.transaction((tx) => tx.keys.use(ids, now))
}

/** The key behind a secret, if the desk has it; revoked and expired ones too. */
export async function findKey(store: Store, secret: string): Promise<Key | undefined> {
  if (secret.length < shortest) return
  const salt = secret.length < long ? await store.cache.setting(saltName) : ''
  if (salt === undefined) return
  const hash = await hashOf(secret, salt)
  return (await store.cache.key(hash)) ?? findByEarlierHash(store, secret, salt, hash)
}

/** The key behind a short secret that was hashed by an earlier version; it is kept under the hash of today from then on. */
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

/** A random secret of 43 characters behind a prefix by which scanners may know it. */
export function newSecret(): string {
  return `zk_${randomBytes(32).toString('base64url')}`
}

/** Refuses to add projects to a key that opens nothing any more, or that is not as the draft says. */
function checkSame(draft: KeyDraft, earlier: Key, now: number): void {
  if (!isValid(earlier, now)) throw refusal('key-ended', {}, 'value')
  if (earlier.scope !== draft.scope) throw refusal('key-differs', { what: 'scope' }, 'value')
  if (draft.expiresAt !== null && draft.expiresAt !== earlier.expiresAt)
    throw refusal('key-differs', { what: 'end' }, 'value')
  if (draft.name !== null && draft.name !== earlier.name) throw refusal('key-differs', { what: 'name' }, 'value')
  const isSame = (draft.origins ?? earlier.origins).join() === earlier.origins.join()
  if (!isSame || (draft.needsOrigin ?? earlier.needsOrigin) !== earlier.needsOrigin)
    throw refusal('key-differs', { what: 'origins' }, 'value')
}

/** What is kept of a new key's secret. */
export async function hashKey(store: Store, secret: string): Promise<string> {
  await findKey(store, secret) // a key of this secret is found under the same hash from here on
  return hashOf(secret, secret.length < long ? await salt(store) : '')
}

/** Made with the first short key; a store without one has none, and then no short secret is worth a slow hash. */
const saltName = 'key-salt'

async function salt(store: Store): Promise<string> {
  return store.transaction(async (tx) => {
    await tx.settings.add(saltName, randomBytes(16).toString('base64url'))
    return (await tx.settings.find(saltName))?.value as string
  })
}
