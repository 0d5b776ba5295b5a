import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'
import { preparedWrite, preparedWriteForEach } from './prepared-query.ts'

/**
 * Inserts rows: one prepared statement a row, the fastest on SQLite, or all rows as one JSON parameter where each statement is a round
 * trip.
 */
export function bulkInsert<Row extends Record<string, unknown>>(
  table: keyof Tables & string,
  columns: readonly (keyof Row & string)[],
) {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const insertEach = preparedWriteForEach<Row>((db, value) => ({
    compile: () =>
      sql<never>`insert into ${sql.table(table)} (${names}) values (${sql.join(columns.map((column) => value(column)))})`.compile(
        db,
      ),
  }))
  const insertAll = preparedWrite<{ rows: string }>((db, value, dialect) => ({
    compile: () =>
      sql<never>`insert into ${sql.table(table)} (${names}) ${dialect.fromJson(table, columns, value('rows'))}`.compile(
        db,
      ),
  }))
  return async (db: Kysely<Tables>, dialect: Dialect, rows: readonly Row[]): Promise<void> => {
    if (dialect.prefersBulkInsert && rows.length > 1) await insertAll(db, dialect, { rows: JSON.stringify(rows) })
    else await insertEach(db, dialect, rows)
  }
}

/**
 * Updates rows of one project, found by their `keys`: one statement a row, or one for all, as `bulkInsert` does.
 */
export function bulkUpdate<Row extends Record<string, unknown> & { project_id?: unknown }>(
  table: keyof Tables & string,
  keys: readonly (keyof Row & string)[],
  columns: readonly (keyof Row & string)[],
) {
  const pairs = (names: readonly string[], paramOf: (name: string) => unknown) =>
    names.map((name) => sql`${sql.ref(name)} = ${paramOf(name)}`)
  const changeEach = preparedWriteForEach<Row>((db, value) => {
    const [set, where] = [pairs(columns, value as never), pairs(keys, value as never)]
    return {
      compile: () =>
        sql<never>`update ${sql.table(table)} set ${sql.join(set)} where ${sql.join(where, sql` and `)}`.compile(db),
    }
  })
  const changeAll = preparedWrite<{ rows: string; project: number }>((db, value, dialect) => {
    const changed = dialect.fromJson(table, [...keys, ...columns], value('rows'))
    const set = pairs(columns, (name) => sql.ref(`changed.${name}`))
    const where = keys.map((name) => {
      const given = name === 'project_id' ? value('project') : sql.ref(`changed.${name}`)
      return sql`${sql.ref(`${table}.${name}`)} = ${given}`
    })
    return {
      compile: () =>
        sql<never>`update ${sql.table(table)} set ${sql.join(set)} from (${changed}) as changed where ${sql.join(where, sql` and `)}`.compile(
          db,
        ),
    }
  })
  return async (db: Kysely<Tables>, dialect: Dialect, rows: readonly Row[]): Promise<void> => {
    if (dialect.prefersBulkInsert && rows.length > 1)
      await changeAll(db, dialect, { rows: JSON.stringify(rows), project: rows[0]?.project_id as number })
    else await changeEach(db, dialect, rows)
  }
}
