import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Filter, Operator } from '../../domain/filter.ts'
import type { Dialect } from '../sql/dialect.ts'

/** Whether a filter tests only the status, which the roll-up has. */
export function isOnlyStatus(filter: Filter): boolean {
  if ('and' in filter) return filter.and.every(isOnlyStatus)
  if ('or' in filter) return filter.or.every(isOnlyStatus)
  return filter.field === 'status'
}

/** Whether a filter that tests only the status matches a status. */
export function findsStatus(filter: Filter, status: number): boolean {
  if ('and' in filter) return filter.and.every((part) => findsStatus(part, status))
  if ('or' in filter) return filter.or.some((part) => findsStatus(part, status))
  const { operator, value } = filter
  if (operator === 'null') return !value // a lead always has one
  const isNamed = [value].flat().includes(status)
  return isComplement(operator) ? !isNamed : isNamed
}

/** The same as SQL on a column `status`: of leads or of cells. */
export function statusSql(filter: Filter, dialect: Dialect): RawBuilder<SqlBool> {
  const joined = (parts: Filter[], word: RawBuilder<unknown>) =>
    sql<SqlBool>`(${sql.join(
      parts.map((part) => statusSql(part, dialect)),
      word,
    )})`
  if ('and' in filter) return filter.and.length === 0 ? sql`1 = 1` : joined(filter.and, sql` and `)
  if ('or' in filter) return filter.or.length === 0 ? sql`1 = 0` : joined(filter.or, sql` or `)
  const { operator, value } = filter
  if (operator === 'null') return value ? sql`1 = 0` : sql`1 = 1`
  const isNamed = dialect.among(sql.ref('status'), [value].flat() as number[])
  return isComplement(operator) ? sql`not ${isNamed}` : sql`${isNamed}`
}

function isComplement(operator: Operator): boolean {
  return operator === '!=' || operator === 'not in'
}
