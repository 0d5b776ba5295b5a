import type { Kysely, Selectable } from 'kysely'
import type { Key } from '../domain/access.ts'
import type { Tables } from './tables.ts'

type KeyRow = Selectable<Tables['keys']>

export function keys(db: Kysely<Tables>) {
  return { findByHash, find, all, insert, addProject, removeProject, revoke, use }

  async function findByHash(hash: string): Promise<Key | undefined> {
    const row = await db.selectFrom('keys').selectAll().where('hash', '=', hash).executeTakeFirst()
    return row && toKey(row, await projectsOf(row.id))
  }

  async function find(id: number): Promise<Key | undefined> {
    const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toKey(row, await projectsOf(row.id))
  }

  async function all(): Promise<Key[]> {
    const rows = await db.selectFrom('keys').selectAll().orderBy('id').execute()
    const covered = await db.selectFrom('key_projects').selectAll().orderBy('project_id').execute()
    return rows.map((row) =>
      toKey(
        row,
        covered.filter((each) => each.key_id === row.id).map((each) => each.project_id),
      ),
    )
  }

  /** Keeps a new key; answers its id. Ids count from 1 and are not used again. */
  async function insert(key: Pick<Key, 'name' | 'scope' | 'projects' | 'createdAt' | 'expiresAt'>, hash: string) {
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

  async function removeProject(id: number, project: number): Promise<void> {
    await db.deleteFrom('key_projects').where('key_id', '=', id).where('project_id', '=', project).execute()
  }

  async function revoke(id: number, now: number): Promise<void> {
    await db.updateTable('keys').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute()
  }

  /** Notes that these keys opened a door at `now`. */
  async function use(ids: number[], now: number): Promise<void> {
    await db.updateTable('keys').set({ last_used_at: now }).where('id', 'in', ids).execute()
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

function toKey(row: KeyRow, projects: number[]): Key {
  const { id, name, scope, created_at, expires_at, revoked_at, last_used_at } = row
  return {
    id,
    name,
    scope,
    projects,
    createdAt: created_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    lastUsedAt: last_used_at,
  }
}
