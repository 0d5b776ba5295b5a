import type { Kysely, Selectable } from 'kysely'
import type { Key } from '../../domain/access.ts'
import type { Tables } from '../schema/tables.ts'

type KeyRow = Selectable<Tables['keys']>
/** A new key. */
type NewKey = Pick<Key, 'name' | 'scope' | 'projects' | 'createdAt' | 'expiresAt'>

export function keys(db: Kysely<Tables>) {
  return {
    findByHash,
    find,
    all,
    insert,
    addProject,
    removeProject,
    put,
    putOrigins,
    putVisits,
    rotate,
    rehash,
    revoke,
    use,
  }

  /** The key behind a hash of its secret. A key found by its former secret expires with that secret. */
  async function findByHash(hash: string): Promise<Key | undefined> {
    const row = await db
      .selectFrom('keys')
      .selectAll()
      .where(({ eb, or }) => or([eb('hash', '=', hash), eb('former_hash', '=', hash)]))
      .executeTakeFirst()
    const key = row && (await whole(row))
    return key && row.hash !== hash ? { ...key, expiresAt: earlier(key.expiresAt, key.formerUntil) } : key
  }

  async function find(id: number): Promise<Key | undefined> {
    const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
    return row && whole(row)
  }

  async function all(): Promise<Key[]> {
    const rows = await db.selectFrom('keys').selectAll().orderBy('id').execute()
    const covered = await db.selectFrom('key_projects').selectAll().orderBy('project_id').execute()
    const origins = await db.selectFrom('capture_origins').selectAll().execute()
    return rows.map((row) =>
      toKey(
        row,
        covered.filter((each) => each.key_id === row.id).map((each) => each.project_id),
        origins.filter((each) => each.key_id === row.id).map((each) => each.origin),
      ),
    )
  }

  /** Inserts a key; returns its id. Ids count from 1 and are never reused. */
  async function insert(key: NewKey, hash: string): Promise<number> {
    const { last } = await db
      .selectFrom('keys')
      .select(({ fn }) => fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow()
    const id = (last ?? 0) + 1
    const { name, scope, createdAt, expiresAt } = key
    await db
      .insertInto('keys')
      .values({ id, name, scope, hash, created_at: createdAt, expires_at: expiresAt })
      .execute()
    for (const project of key.projects) await addProject(id, project)
    return id
  }

  async function addProject(id: number, project: number): Promise<void> {
    await db
      .insertInto('key_projects')
      .values({ key_id: id, project_id: project })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** Replaces the allowed origins of a capture key in a project, and whether it requires one. */
  async function putOrigins(project: number, id: number, origins: string[], needsOrigin: boolean): Promise<void> {
    await db.deleteFrom('capture_origins').where('project_id', '=', project).where('key_id', '=', id).execute()
    for (const origin of new Set(origins))
      await db.insertInto('capture_origins').values({ project_id: project, key_id: id, origin }).execute()
    await db
      .updateTable('keys')
      .set({ needs_origin: Number(needsOrigin) })
      .where('id', '=', id)
      .execute()
  }

  /** Sets whether pages with a capture key may number visits. */
  async function putVisits(id: number, visits: boolean): Promise<void> {
    await db
      .updateTable('keys')
      .set({ no_visits: Number(!visits) })
      .where('id', '=', id)
      .execute()
  }

  /** Sets the name and the expiry of a key. */
  async function put(id: number, { name, expiresAt }: Pick<Key, 'name' | 'expiresAt'>): Promise<void> {
    await db.updateTable('keys').set({ name, expires_at: expiresAt }).where('id', '=', id).execute()
  }

  /** Rotates the secret of a key; the current one stays valid until a time (seconds), an earlier one ends. */
  async function rotate(id: number, hash: string, formerUntil: number): Promise<void> {
    await db
      .updateTable('keys')
      .set(({ ref }) => ({ former_hash: ref('hash'), former_until: formerUntil, hash }))
      .where('id', '=', id)
      .execute()
  }

  /** Rehashes the same secret, current or former. */
  async function rehash(from: string, to: string): Promise<void> {
    await db.updateTable('keys').set({ hash: to }).where('hash', '=', from).execute()
    await db.updateTable('keys').set({ former_hash: to }).where('former_hash', '=', from).execute()
  }

  async function removeProject(id: number, project: number): Promise<void> {
    await db.deleteFrom('key_projects').where('key_id', '=', id).where('project_id', '=', project).execute()
  }

  async function revoke(id: number, now: number): Promise<void> {
    await db.updateTable('keys').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute()
  }

  /** Records the use of these keys at `now`. */
  async function use(ids: number[], now: number): Promise<void> {
    await db.updateTable('keys').set({ last_used_at: now }).where('id', 'in', ids).execute()
  }

  async function whole(row: KeyRow): Promise<Key> {
    return toKey(row, await projectsOf(row.id), await originsOf(row.id))
  }

  async function originsOf(id: number): Promise<string[]> {
    const rows = await db
      .selectFrom('capture_origins')
      .select('origin')
      .where('project_id', 'in', (of) => of.selectFrom('key_projects').select('project_id').where('key_id', '=', id))
      .where('key_id', '=', id)
      .execute()
    return rows.map(({ origin }) => origin)
  }

  async function projectsOf(id: number): Promise<number[]> {
    const rows = await db
      .selectFrom('key_projects')
      .select('project_id')
      .where('key_id', '=', id)
      .orderBy('project_id')
      .execute()
    return rows.map((row) => row.project_id)
  }
}

function toKey(row: KeyRow, projects: number[], origins: string[]): Key {
  const { id, name, scope, created_at, expires_at, revoked_at, last_used_at, former_until } = row
  return {
    id,
    name,
    scope,
    projects,
    createdAt: created_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    lastUsedAt: last_used_at,
    origins: origins.sort(), // not by the database, whose collation may differ
    needsOrigin: row.needs_origin === 1,
    visits: row.no_visits === 0,
    formerUntil: former_until,
  }
}

function earlier(one: number | null, other: number | null): number | null {
  return Math.min(one ?? Number.POSITIVE_INFINITY, other ?? 0)
}
