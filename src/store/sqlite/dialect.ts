import {
  type Expression,
  type Kysely,
  type LimitNode,
  type OffsetNode,
  type RawBuilder,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { fts5Index } from '../search/fts5-index.ts'
import { anyCase } from '../sql/any-case.ts'
import { codeOf, type Dialect, messageOf } from '../sql/dialect.ts'

/** SQLite replans a statement at each run if its `limit` is a bare parameter, to use the value. */
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
  containsAnyCase: (column, text) =>
    sql`${column} glob ${`*${anyCase(text, (sign) => ('*?['.includes(sign) ? `[${sign}]` : sign))}*`}`,
  among,
  jsonText: (column, name) => sql`(${column} ->> ${name})`,
  jsonWithout: (column, name) => sql`json_remove(${column}, ${`$.${name}`})`,
  withoutIndex: (column) => sql`+${column}`,
  unindexed: (column) => sql`+${column}`,
  hasStatistics: false,
  rowKey: (seq, id) => ({ key: seq * 2 ** 32 + id }),
  locksRows: false,
  hasServerLock: true,
  prefersBulkInsert: false,

  types: { whole: sql`integer`, text: sql`text`, flag: sql`integer`, instant: sql`date` },
  kysely: {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteCompiler(),
  },
  leadRowKey: 'key',
  clustered: sql`without rowid`,
  indexes: { order: plainIndex, equality: plainIndex, newest: () => [], wholeText: sql.ref },
  appendOnly: (table) =>
    [sql`update`, sql`delete`].map(
      (act, index) => sql`create trigger ${sql.id(`${table}_only_added_${index}`)} before ${act} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(`Rows of ${table} are only added`)}); end`,
    ),
  replacePrimaryKey: (table, columns, key) => {
    const [old, next] = [sql.table(table), sql.table(`${table}_next`)]
    const names = sql.join(Object.keys(columns).map((column) => sql.ref(column)))
    const defined = sql.join(Object.entries(columns).map(([column, type]) => sql`${sql.ref(column)} ${type} not null`))
    const primary = sql`constraint ${sql.id(`${table}_key`)} primary key (${sql.join(key.map((column) => sql.ref(column)))})`
    return [
      sql`create table ${next} (${defined}, ${primary}) without rowid`,
      sql`insert into ${next} (${names}) select ${names} from ${old}`,
      sql`drop table ${old}`,
      sql`alter table ${next} rename to ${old}`,
    ]
  },
  searchIndex: fts5Index,
  fromJson: (_, columns, rows) =>
    sql`select ${sql.join(columns.map((column) => sql`value ->> ${sql.lit(column)}`))} from json_each(${rows})`,
  newestHaving: (project, column, value, condition) =>
    sql`(select id from leads where project_id = ${project} and ${column} = ${value} and deleted_at is null and ${condition}
      order by id desc limit 1)`,
  isKey: (column, value) => sql`${column} = ${value}`,
  isKeyAmong: among,
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
  lockTallies: async () => {},
  integrity: async (db) => {
    const faults = await damageOf(db)
    if (faults.length > 0) return faults // the next checks would fail on the same pages
    const { rows: orphans } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db)
    return [...new Set(orphans.map((row) => `A row of ${row.table} belongs to nothing`))]
  },

  isUnavailable: (error) => /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM)/.test(codeOf(error)),
  isRetryable: () => false,
}

/** The result of `integrity_check`, which itself fails on some damage. */
async function damageOf(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CORRUPT')) throw error
    return [`The file is damaged: ${messageOf(error)}`]
  }
}

function among(column: Expression<unknown>, values: readonly (number | string)[]): RawBuilder<SqlBool> {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`
}

function plainIndex(column: string): RawBuilder<unknown> {
  return sql`create index ${sql.id(`leads_${column}`)} on leads (project_id, ${sql.id(column)}, id)`
}
