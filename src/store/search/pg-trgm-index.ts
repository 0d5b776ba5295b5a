import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { IndexFaults, SearchIndex, SnapshotReader } from '../sql/dialect.ts'
import { textIndexColumns } from './search-index.ts'

/** PostgreSQL: one trigram index over all texts, if the server has `pg_trgm` and allows its use. */
export const pgTrgmIndex: SearchIndex = {
  async create(db) {
    await sql`savepoint trigrams`.execute(db)
    try {
      await sql`create extension if not exists pg_trgm`.execute(db)
      const columns = sql.join(Object.values(textIndexColumns).map((column) => sql`${sql.id(column)} gin_trgm_ops`))
      await sql`create index leads_trigrams on leads using gin (${columns})`.execute(db)
    } catch (error) {
      const isAbsent = ['42501', '0A000', '58P01'].includes(String((error as { code?: unknown }).code))
      if (!isAbsent) throw error
      await sql`rollback to savepoint trigrams`.execute(db)
    }
  },
  upgrade: () => Promise.resolve(),
  onInsert: () => {},
  onUpdate: () => {},
  onDelete: () => {},
  match: () => undefined,
  verify: wrongIndex,
  repair: mendIndex,
  keys: ownPlan,
  count: ownPlan,
}

const trigramColumns = sql.join(Object.values(textIndexColumns).map((column) => sql`${sql.id(column)} gin_trgm_ops`))

/** The number of leads whose phones are searched in the check. */
const probes = 1_000

/** PostgreSQL maintains the index, but it may be missing, or invalid after an interrupted build. The check also searches the newest leads in it. */
async function wrongIndex({ db }: SnapshotReader): Promise<IndexFaults> {
  const isValid = await validity(db)
  if (isValid === undefined) return { keys: [], faults: [] } // no trigrams on this server: texts are scanned
  if (!isValid)
    return { keys: [], faults: ['The full-text index is absent or not whole, so that search reads every lead'] }
  await sql`set local enable_seqscan = off`.execute(db)
  const { rows } = await sql<{ project: number; id: number }>`
    with probe as materialized (
      select project_id, id, phone_digits from leads
      where deleted_at is null and length(phone_digits) >= 7 order by recorded_at desc, id desc limit ${probes}
    )
    select probe.project_id as project, probe.id from probe where not exists (
      select 1 from leads where phone_digits like '%' || probe.phone_digits || '%'
        and project_id + 0 = probe.project_id and id + 0 = probe.id
    )`.execute(db)
  return {
    keys: [],
    faults: rows.map(({ project, id }) => `The full-text index does not find lead ${id} of project ${project}`),
  }
}

/** Rebuilds the index concurrently, so that it blocks no writes. */
async function mendIndex(db: Kysely<Tables>): Promise<void> {
  const isValid = await validity(db)
  if (isValid === undefined) return
  await sql`drop index concurrently if exists leads_trigrams`.execute(db)
  await sql`create index concurrently leads_trigrams on leads using gin (${trigramColumns})`.execute(db)
}

/** Whether the index exists and is valid; undefined where the database has no trigrams. */
async function validity(db: Kysely<Tables>): Promise<boolean | undefined> {
  const { rows } = await sql<{ trigrams: boolean; valid: boolean | null }>`
    select exists (select 1 from pg_extension where extname = 'pg_trgm') as trigrams,
      (select indisvalid and indisready from pg_index where indexrelid = to_regclass('leads_trigrams')) as valid`.execute(
    db,
  )
  return rows[0]?.trigrams ? rows[0].valid === true : undefined
}

function ownPlan(): Promise<never> {
  return Promise.reject(new Error('PostgreSQL finds texts by its own plan'))
}
