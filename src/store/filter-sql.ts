import { type Expression, type SqlBool, sql } from 'kysely'
import { type Condition, type Field, type Filter, fieldKinds, type Operator } from '../domain/filter.ts'
import { digitsOf, fold } from '../domain/fold.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Dialect } from './dialect.ts'
import type { LeadRow } from './tables.ts'

type Where = Expression<SqlBool>
type Values = (number | string)[]

/** The condition that a filter puts on rows of `leads`. The country decides which number a phone in the filter means. */
export function filterSql(filter: Filter, dialect: Dialect, country: string): Where {
  if ('and' in filter) return joined(filter.and, sql` and `, sql<SqlBool>`1 = 1`)
  if ('or' in filter) return joined(filter.or, sql` or `, sql<SqlBool>`1 = 0`)
  return render[filter.operator](filter, dialect, country)

  function joined(parts: Filter[], word: Expression<unknown>, empty: Where): Where {
    if (parts.length === 0) return empty
    return sql<SqlBool>`(${sql.join(
      parts.map((part) => filterSql(part, dialect, country)),
      sql`${word}`,
    )})`
  }
}

const render = {
  '=': compared(sql`=`),
  // The exact complement of `=`: an unset value differs from every other.
  '!=': compared(sql`is distinct from`),
  '<': compared(sql`<`),
  '<=': compared(sql`<=`),
  '>': compared(sql`>`),
  '>=': compared(sql`>=`),
  in: (c, dialect, country) =>
    dialect.among(
      column(c.field),
      (c.value as Values).map((value) => kept(c.field, value, country)),
    ),
  like: (c, dialect) => contains(c.field, String(c.value), dialect),
  null: ({ field, value }) => sql<SqlBool>`${column(field)} is ${value ? sql`null` : sql`not null`}`,
} satisfies Record<Operator, (condition: Condition, dialect: Dialect, country: string) => Where>

function compared(operator: Expression<unknown>) {
  return ({ field, value }: Condition, _: Dialect, country: string): Where =>
    sql<SqlBool>`${column(field)} ${operator} ${kept(field, value as number | string, country)}`
}

/** A phone is sought by its digits; one that has none, and every other text, as folded text. */
function contains(field: Field, text: string, dialect: Dialect): Where {
  if (text === '') return sql<SqlBool>`${column(field)} is not null`
  if (field !== 'phone') return dialect.contains(column(field), fold(text))
  const digits = digitsOf(text)
  if (digits === '') return dialect.contains(sql.ref('leads.phone_folded'), fold(text))
  return dialect.contains(sql.ref('leads.phone_digits'), digits)
}

/** The column in which a field is compared. */
const columns: Record<Field, keyof LeadRow> = {
  id: 'id',
  status: 'status',
  price: 'price',
  creation_date: 'creation_date',
  paid_date: 'paid_date',
  title: 'title_folded',
  name: 'name_folded',
  email: 'email_key',
  source: 'source_folded',
  text: 'text_folded',
  phone: 'phone_key',
}

function column(field: Field): Expression<unknown> {
  return sql.ref(`leads.${columns[field]}`)
}

/** A value as its column keeps it. */
function kept(field: Field, value: number | string, country: string): number | string {
  if (typeof value === 'number') return value
  return fieldKinds[field] === 'phone' ? phoneKey(value, country) : fold(value)
}
