import {
  type Expression,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import { pgTrgmIndex } from '../search/pg-trgm-index.ts'
import { anyCase } from '../sql/any-case.ts'
import { codeOf, type Dialect, messageOf } from '../sql/dialect.ts'

type Column = Expression<unknown>

/** The length (characters) of the indexed prefix of a source, a phone or an e-mail. An index entry is limited to 2,704 bytes. */
const indexedLength = 500

/** The name of the function and of the trigger that make a table append-only. */
export const appendOnlyName = (table: string) => sql.id(`${table}_only_added`)

export const postgres: Dialect = {
  name: 'postgres',
  contains: (column, text) => sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`,
  containsAnyCase: (column, text) => sql`${column} ~ ${anyCase(text, (sign) => `\\${sign}`)}`,
  among: (column, values) => sql`${column} = any(${values})`,
  jsonText: (column, name) => sql`((${column}::json ->> ${name}) collate "C")`,
  jsonWithout: (column, name) => sql`(${column}::jsonb - ${name}::text)::text`,
  withoutIndex: (column) => column,
  unindexed: (column) => sql`(${column} + 0)`,
  hasStatistics: true,
  rowKey: () => ({}),
  locksRows: true,
  hasServerLock: false,
  prefersBulkInsert: true,

  types: { whole: sql`bigint`, text: sql`text collate "C"`, flag: sql`boolean`, instant: sql`timestamptz` },
  kysely: {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  leadRowKey: undefined,
  clustered: sql``,
  indexes: {
    order: (column) =>
      sql`create index ${sql.id(`leads_${column}`)} on leads (project_id, ${indexable(column)} nulls first, id)`,
    equality: (column) => sql`create index ${sql.id(`leads_${column}`)} on leads using hash (${sql.id(column)})`,
    newest: (column) => [
      sql`drop index ${sql.id(`leads_${column}`)}`,
      sql`create index ${sql.id(`leads_${column}`)} on leads (project_id, ${beginning(sql.id(column))}, id)
        where ${sql.id(column)} is not null`,
      sql`analyze leads`, // otherwise the planner has no statistics of the prefixes for some minutes
    ],
    wholeText: (column) => sql`${beginning(sql.ref(column))}, hashtextextended(${sql.ref(column)}, 0)`,
  },
  appendOnly: (table) => {
    const refuse = appendOnlyName(table)
    return [
      sql`create function ${refuse}() returns trigger language plpgsql as
        ${sql.lit(`begin raise exception 'Rows of ${table} are only added'; end`)}`,
      sql`create trigger ${refuse} before update or delete or truncate on ${sql.table(table)}
        for each statement execute function ${refuse}()`,
    ]
  },
  replacePrimaryKey: (table, _, key) => {
    const name = sql.id(`${table}_key`)
    return [
      sql`alter table ${sql.table(table)} drop constraint ${name}`,
      sql`alter table ${sql.table(table)} add constraint ${name} primary key (${sql.join(key.map((column) => sql.ref(column)))})`,
    ]
  },
  searchIndex: pgTrgmIndex,
  fromJson: (table, columns, rows) => sql`
    select ${sql.join(columns.map((column) => sql.ref(column)))}
    from json_populate_recordset(null::${sql.table(table)}, ${rows})`,
  newestHaving: (project, column, value, condition) =>
    sql`(select id from leads where project_id = ${project} and ${isKey(column, value)} and deleted_at is null and ${condition}
      order by id desc limit 1)`,
  isKey,
  isKeyAmong: (column, values) => sql`(${beginning(column)} = any(array(
      select ${beginning(sql`value`)} from unnest(${values}::text[]) as value)) and (${column} = any(${values})) is true)`,
  orderedBy: (column) => {
    const [whole, indexed] = [sql.ref(`leads.${column}`), indexable(`leads.${column}`)]
    return column === 'source_folded' ? [indexed, whole] : [whole]
  },
  orderedAt: (column, value) => (column === 'source_folded' ? [sql`left(${value}, 500)`, value] : [value]),
  hostOf: (address) => {
    const rest = sql`substr(${address}, position('://' in ${address}) + case when position('://' in ${address}) > 0 then 3 else 1 end)`
    return sql`lower(split_part(translate(${rest}, '?#:', '///'), '/', 1) collate "C")`
  },
  isSource: (source) =>
    sql`${indexable('leads.source_folded')} = ${beginning(source)} and leads.source_folded = ${source}`,
  // Sources that share their whole indexed prefix are scanned; they are rare.
  nextSource: (project, after) => {
    const alike = (source: Column) =>
      sql`from leads where project_id = ${project} and ${indexable('source_folded')} = ${beginning(source)}`
    return sql`coalesce(
      case when length(${after}) >= ${sql.lit(indexedLength)} then (select min(source_folded) ${alike(after)} and source_folded > ${after}) end,
      (select case when length(near) < ${sql.lit(indexedLength)} then near else (select min(source_folded) ${alike(sql.ref('near'))}) end
        from (select source_folded as near from leads where project_id = ${project} and ${indexable('source_folded')} > ${beginning(after)}
          order by ${indexable('source_folded')} nulls first limit 1) as nearest))`
  },

  bytes: async (db) => {
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
    return rows[0]?.bytes ?? 0
  },
  lockMigrations: async (db) => {
    await sql`set local statement_timeout = 0`.execute(db)
    await sql`set local lock_timeout = 0`.execute(db)
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(db)
  },
  lockTallies: async (db, project, how) => {
    const lock = sql.id(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
    await sql`select ${lock}(hashtextextended(${`zayavka tally_cache ${project}`}, 0))`.execute(db)
  },
  integrity: async () => [],

  // Classes 08 connection, 53 resources, 57P shutdown; 25006 a replica that was the primary; 57014 and 55P03 took too long;
  // 40001 and 40P01 failed after all retries. The rest has no SQLSTATE.
  isUnavailable: (error) =>
    /^(08...|53...|57P0.|25006|57014|55P03|40001|40P01|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENETRESET|ENOTFOUND|EAI_AGAIN|ERR_(SSL|TLS)_.+)$/.test(
      codeOf(error),
    ) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/.test(
      messageOf(error),
    ) ||
    isWithoutSocket(error) ||
    isOfSplitShard(error),
  // 23503: a referenced row, such as a status, was deleted or came into use meanwhile; the next attempt refuses.
  isRetryable: (error) => ['40001', '40P01', '23503'].includes(codeOf(error)) || isOfSplitShard(error),
}

/** Whether the socket file is gone, as after a stop of PostgreSQL. The same code of another call is a missing file. */
function isWithoutSocket(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'connect'
}

/** Whether a statement failed because Citus split its shard while it waited. */
function isOfSplitShard(error: unknown): boolean {
  return messageOf(error).startsWith('could not find valid entry for shard')
}

/** Compares the indexed prefix, then the whole text. `is true` keeps the planner from using the full-text index for the second condition. */
function isKey(column: Column, value: unknown): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${beginning(column)} = ${beginning(sql`${value}`)} and (${column} = ${value}) is true)`
}

/** The order of a source begins with its prefix. */
function indexable(column: string): RawBuilder<unknown> {
  return column.endsWith('source_folded') ? beginning(sql.ref(column)) : sql.ref(column)
}

function beginning(source: Column): RawBuilder<unknown> {
  return sql`left(${source}, ${sql.lit(indexedLength)})`
}

/** An arbitrary key of an advisory lock. */
const migrationLock = 5_932_150_217
