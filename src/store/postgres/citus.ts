import { type Kysely, sql } from 'kysely'
import type { RunExclusive } from '../schema/migrate.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect, IndexFaults } from '../sql/dialect.ts'
import { appendOnlyName, postgres } from './dialect.ts'

/** What differs on Citus from PostgreSQL. */
export const citus: Dialect = {
  ...postgres,
  bytes: async (db) => {
    const { rows } = await sql<{ bytes: number }>`
      select sum(result::bigint)::bigint as bytes
      from run_command_on_all_nodes('select pg_database_size(current_database())')`.execute(db)
    return rows[0]?.bytes ?? 0
  },
  appendOnly: () => [], // a table with triggers cannot be distributed
  searchIndex: { ...postgres.searchIndex, verify: ({ db }) => wrongIndex(db) },
  lockMigrations: async (db) => {
    await postgres.lockMigrations(db)
    await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(db)
  },
}

/** A setting of each transaction: a transaction that used several connections to a node may neither alter tables nor write to reference tables. */
export const oneConnectionPerNode = { 'citus.multi_shard_modify_mode': 'sequential' }

/**
 * Reference tables, with a copy on each node, although their rows belong to a project: they are found by a secret that is unique among all projects,
 * or read together with members or keys.
 */
const copied: readonly (keyof Tables)[] = [
  'key_projects',
  'memberships',
  'invitations',
  'forms',
  'link_tokens',
  'capture_origins',
  'notice_bots',
]

/** Whether the database has the extension. */
export async function hasCitus(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db)
  return rows.length > 0
}

/**
 * Distributes the tables that are not distributed yet: those of projects by project, with all rows of a project on one node. Others become reference
 * tables.
 */
export async function distribute(db: Kysely<Tables>, runExclusive: RunExclusive): Promise<void> {
  if ((await undistributed(db)).length === 0) return
  await runExclusive(async (tx) => {
    await citus.lockMigrations(tx)
    await sql`alter table projects drop constraint if exists projects_seq_key`.execute(tx)
    await sql`alter table key_projects drop constraint if exists key_projects_project_id_fkey`.execute(tx)
    const tables = inOrder(await undistributed(tx))
    const isBefore = tables.some(({ name }) => name === 'audit') // a desk that was there before Citus has the trigger
    if (isBefore) await sql`drop function if exists ${appendOnlyName('audit')} cascade`.execute(tx)
    for (const table of tables) await distributeTable(tx, table)
  })
}

/** `after` are the undistributed tables that it refers to. */
type Undistributed = { name: string; hasProject: boolean; after: string[] }

async function undistributed(db: Kysely<Tables>): Promise<Undistributed[]> {
  const { rows } = await sql<Undistributed>`
    with tables as (
      select oid, relname::text as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r'
        and oid not in (select logicalrelid from pg_dist_partition)
        and oid not in (select objid from pg_depend where deptype = 'e'))
    select name,
      exists (select 1 from pg_attribute where attrelid = tables.oid and attname = 'project_id') as "hasProject",
      array(select others.name from pg_constraint join tables others on others.oid = confrelid
        where conrelid = tables.oid and confrelid <> conrelid) as after
    from tables order by name <> 'projects', name`.execute(db)
  return rows
}

/** Tables after those that they refer to. */
function inOrder(tables: readonly Undistributed[]): Undistributed[] {
  const [ready, others] = [[] as Undistributed[], [] as Undistributed[]]
  for (const each of tables)
    (each.after.some((name) => tables.some((other) => other.name === name)) ? others : ready).push(each)
  return ready.length === 0 ? others : [...ready, ...inOrder(others)]
}

async function distributeTable(db: Kysely<Tables>, { name, hasProject }: Undistributed): Promise<void> {
  const column = name === 'projects' ? 'id' : hasProject && !copied.includes(name as keyof Tables) ? 'project_id' : ''
  if (!column) await sql`select create_reference_table(${name})`.execute(db)
  else if (name === 'projects') await sql`select create_distributed_table(${name}, ${column})`.execute(db)
  else await sql`select create_distributed_table(${name}, ${column}, colocate_with => 'projects')`.execute(db)
}

/** Shards whose full-text index is absent or not whole. A probe of leads, as on PostgreSQL, would be a join of all shards with all. */
async function wrongIndex(db: Kysely<Tables>): Promise<IndexFaults> {
  const { rows } = await sql<{ shard: number }>`
    select shardid as shard from run_command_on_shards('leads', ${validTrigrams})
    where not success or result <> '1'`.execute(db)
  return { keys: [], faults: rows.map(({ shard }) => `The full-text index of shard ${shard} is absent or not whole`) }
}

const validTrigrams = `select count(*) from pg_index where indrelid = '%s'::regclass and indisvalid and indisready
  and indexrelid::regclass::text like '%%trigrams%%'`
