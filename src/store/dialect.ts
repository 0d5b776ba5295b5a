import {
  type Expression,
  type Kysely,
  type Dialect as KyselyDialect,
  type LimitNode,
  type OffsetNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Tables } from './tables.ts'
import { type Texts, trigramIndex } from './texts.ts'
import { trigramTable } from './trigram-table.ts'

type Column = Expression<unknown>

/** How many characters of a source an index of PostgreSQL tells apart. */
const indexedLength = sql.lit(500)

/** Everything that differs between databases. The records below have one shape; no other file asks which database it is. */
export type Dialect = {
  /** As libraries call it. */
  name: 'sqlite' | 'postgres'
  /** The column holds this text somewhere, to the letter. */
  contains(column: Column, text: string): Expression<SqlBool>
  /** The column equals one of these, in one parameter however many they are. */
  among(column: Column, values: readonly (number | string)[]): Expression<SqlBool>
  /** A text in a column that keeps a JSON object; null where there is none. */
  jsonText(column: Column, name: string): Column
  /** A column as a planner without statistics leaves it alone. */
  hidden(column: Column): Column
  /** Whether the database knows its rows well enough to plan by itself. */
  hasPlanner: boolean
  /** Columns that a lead's row has only here. */
  rowKey(seq: number, id: number): { key?: number }
  /** Whether rows can be locked one by one; where they can't, a transaction is alone anyway. */
  locksRows: boolean
  /** Whether many rows are kept sooner by one statement than each by one that is prepared. */
  keepsTogether: boolean

  /** Types and fragments of table definitions. */
  types: Record<'whole' | 'text' | 'flag' | 'instant', RawBuilder<unknown>>
  /** How Kysely speaks to it, for a driver of our own. */
  kysely: Pick<KyselyDialect, 'createAdapter' | 'createIntrospector' | 'createQueryCompiler'>
  leadRowKey: 'key' | undefined
  clustered: RawBuilder<unknown>
  /** Indexes of leads: for listing in the order of a column, for finding equals. */
  indexes: {
    order(column: string): RawBuilder<unknown>
    equality(column: string): RawBuilder<unknown>
  }
  /** How parts of texts are found. */
  texts: Texts
  /** A select of rows that come as a JSON list of objects. */
  fromJson(table: string, columns: readonly string[], rows: string): RawBuilder<unknown>
  /** The id of the newest live lead of a project that has a key and fits a condition; null where there is none. */
  newestHaving(
    project: number,
    column: Column,
    value: unknown,
    condition: Expression<SqlBool>,
  ): RawBuilder<number | null>
  /** What rows are ordered by so that they stand in the order of a column; its index serves it. */
  orderedBy(column: string): Column[]
  /** The same of a value that the column may hold. */
  orderedAt(column: string, value: string | number): unknown[]
  /** The host of an address in lower case, as `hostOf` of `domain/fold.ts` says. */
  hostOf(address: Column): Column
  /** The row's source is this one; the source of a project that follows a text in their order, by a seek of the index. */
  isSource(source: Column): Expression<SqlBool>
  nextSource(project: number, after: Column): Column

  /** How many bytes the store takes. */
  bytes(db: Kysely<Tables>): Promise<number>
  /** Holds off other migrating processes until the transaction ends. */
  lockMigrations(db: Kysely<Tables>): Promise<void>
  /** The database's own word on whether the store is whole: a sentence for each thing that is wrong. */
  integrity(db: Kysely<Tables>): Promise<string[]>

  /** The store cannot take it now, but may soon: disk full, database away. */
  isAway(error: unknown): boolean
  /** The same transaction, tried again, may succeed. */
  isRetryable(error: unknown): boolean
}

/** SQLite plans a statement anew at each run in which a bare parameter stands behind its `limit`, to see how many rows are wanted. */
class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node)
    this.append(' + 0')
  }

  protected override visitOffset(node: OffsetNode): void {
    super.visitOffset(node)
    this.append(' + 0')
  }
}

export const sqlite: Dialect = {
  name: 'sqlite',
  contains: (column, text) => sql`instr(${column}, ${text}) > 0`,
  among: (column, values) => sql`${column} in (select value from json_each(${JSON.stringify(values)}))`,
  jsonText: (column, name) => sql`(${column} ->> ${sql.lit(name)})`,
  hidden: (column) => sql`+${column}`,
  hasPlanner: false,
  rowKey: (seq, id) => ({ key: seq * 2 ** 32 + id }),
  locksRows: false,
  keepsTogether: false,

  types: { whole: sql`integer`, text: sql`text`, flag: sql`integer`, instant: sql`date` },
  kysely: {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteCompiler(),
  },
  leadRowKey: 'key',
  clustered: sql`without rowid`,
  indexes: { order: plainIndex, equality: plainIndex },
  texts: trigramTable,
  fromJson: (_, columns, rows) =>
    sql`select ${sql.join(columns.map((column) => sql`value ->> ${sql.lit(column)}`))} from json_each(${rows})`,
  newestHaving: (project, column, value, condition) =>
    sql`(select id from leads where project_id = ${project} and ${column} = ${value} and deleted_at is null and ${condition}
      order by id desc limit 1)`,
  orderedBy: (column) => [sql.ref(`leads.${column}`)],
  orderedAt: (_, value) => [value],
  hostOf: (address) => {
    const rest = sql`substr(${address}, instr(${address}, '://') + case when instr(${address}, '://') > 0 then 3 else 1 end)`
    const parted = sql`replace(replace(replace(${rest}, '?', '/'), '#', '/'), ':', '/')`
    return sql`lower(substr(${parted}, 1, instr(${parted} || '/', '/') - 1))`
  },
  isSource: (source) => sql`leads.source_folded = ${source}`,
  nextSource: (project, after) => sql`(
    select source_folded from leads where project_id = ${project} and source_folded > ${after} order by source_folded limit 1)`,

  bytes: async (db) => {
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count, pragma_page_size`.execute(db)
    return rows[0]?.bytes ?? 0
  },
  lockMigrations: async () => {},
  integrity: async (db) => {
    const faults = await damageOf(db)
    if (faults.length > 0) return faults // what follows would stumble over the same pages
    const { rows: orphans } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db)
    return [...new Set(orphans.map((row) => `A row of ${row.table} belongs to nothing`))]
  },

  isAway: (error) => /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM)/.test(codeOf(error)),
  isRetryable: () => false,
}

/** What `integrity_check` says; of some damage it dies itself. */
async function damageOf(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CORRUPT')) throw error
    return [`The file is damaged: ${messageOf(error)}`]
  }
}

export const postgres: Dialect = {
  name: 'postgres',
  contains: (column, text) => sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`,
  among: (column, values) => sql`${column} = any(${values})`,
  jsonText: (column, name) => sql`(${column}::json ->> ${sql.lit(name)})`,
  hidden: (column) => column,
  hasPlanner: true,
  rowKey: () => ({}),
  locksRows: true,
  keepsTogether: true,

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
  },
  texts: trigramIndex,
  fromJson: (table, columns, rows) => sql`
    select ${sql.join(columns.map((column) => sql.ref(column)))}
    from json_populate_recordset(null::${sql.table(table)}, ${rows})`,
  // Before it has counted them, the planner would also gather all leads of the project by an index of that. Hardly anybody has more
  // leads than the limit, without which it would take another plan for everybody.
  newestHaving: (project, column, value, condition) => {
    const found = sql`from leads where ${column} = ${value} and project_id + 0 = ${project} and deleted_at is null and ${condition}`
    return sql`(select case when count(*) < 200 then max(id) else (select max(id) ${found}) end from (select id ${found} limit 200) as found)`
  },
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
  // Sources that begin alike for longer than the index tells are looked through; there are hardly any.
  nextSource: (project, after) => {
    const alike = (source: Column) =>
      sql`from leads where project_id = ${project} and ${indexable('source_folded')} = ${beginning(source)}`
    return sql`coalesce(
      case when length(${after}) >= ${indexedLength} then (select min(source_folded) ${alike(after)} and source_folded > ${after}) end,
      (select case when length(near) < ${indexedLength} then near else (select min(source_folded) ${alike(sql.ref('near'))}) end
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
  integrity: async () => [],

  // Classes 08 connection, 53 resources, 57P shutdown; 25006 a replica that was the primary; 57014 and 55P03 took too long;
  // 40001 and 40P01 gave way to others again and again. The rest has no SQLSTATE.
  isAway: (error) =>
    /^(08...|53...|57P0.|25006|57014|55P03|40001|40P01|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(
      codeOf(error),
    ) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/.test(
      messageOf(error),
    ),
  // 23503: what was referred to, such as a status, went or came into use meanwhile; the next attempt sees so and refuses.
  isRetryable: (error) => ['40001', '40P01', '23503'].includes(codeOf(error)),
}

function plainIndex(column: string): RawBuilder<unknown> {
  return sql`create index ${sql.id(`leads_${column}`)} on leads (project_id, ${sql.id(column)}, id)`
}

/** An index of PostgreSQL holds 2,704 bytes a row, and a source may be longer: its beginning goes first in the order. */
function indexable(column: string): RawBuilder<unknown> {
  return column.endsWith('source_folded') ? beginning(sql.ref(column)) : sql.ref(column)
}

function beginning(source: Column): RawBuilder<unknown> {
  return sql`left(${source}, ${indexedLength})`
}

/** Any number that nobody else locks on in this database. */
const migrationLock = 5_932_150_217

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
