import { type Expression, type SqlBool, sql } from 'kysely'
import {
  type Condition,
  type Field,
  type Filter,
  isOwn,
  kindOf,
  type Operator,
  type UtmField,
} from '../../domain/filter.ts'
import { comparableValues, digitsIn, foldedText, searchOf } from '../../domain/normalized-values.ts'
import type { Project } from '../../domain/project.ts'
import type { LeadRow } from '../schema/tables.ts'
import { textQuery } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { hourSql, responseTimeSql, weekdaySql } from '../sql/local-sql.ts'
import { channelSql, firstTouch } from './channel-sql.ts'
import { looksIntoMany } from './filter-weight.ts'
import { entryOf, storedOwn } from './own-values.ts'
import type { AccessPath, Estimates } from './plan.ts'

type Where = Expression<SqlBool>

/** The project's country interprets phones in the filter; `path` is the one condition that may use an index. */
export type FilterContext = { dialect: Dialect; project: Project; path: AccessPath; keys?: Estimates['keys'] }

/**
 * A filter as SQL over `leads`. A slow one checks at each row whether its answer is still wanted, where the database itself cannot cancel a
 * statement.
 */
export function filterSql(filter: Filter, context: FilterContext): Where {
  const { stillWanted } = context.dialect
  const found = partSql(filter, context)
  return stillWanted && looksIntoMany(filter) ? sql<SqlBool>`(${stillWanted} and ${found})` : found
}

function partSql(filter: Filter, context: FilterContext): Where {
  if ('and' in filter) return joined(filter.and, sql` and `, sql<SqlBool>`1 = 1`, context)
  if ('or' in filter) return joined(filter.or, sql` or `, sql<SqlBool>`1 = 0`, context)
  return searchSql(filter, context) ?? plain(filter, context)
}

/** A condition evaluated on the row. */
function plain(condition: Condition, context: FilterContext): Where {
  const { field, operator, value } = condition
  if (field === 'q') return partSql(searchOf(condition, context.project), context)
  if (field === 'reached') return reachedSql(condition, context)
  if (kindOf(condition) !== 'flag') return render[operator](condition, context)
  const isSet = (value === 1) === (operator === '=')
  return render.null({ ...condition, operator: 'null', value: !isSet } as Condition, context)
}

/** Matches a lead that is or was in one of the statuses. */
function reachedSql({ operator, value }: Condition, { dialect }: FilterContext): Where {
  const ids = [value].flat() as number[]
  const passed = sql`coalesce(leads.passed, '')`
  const found = [
    dialect.among(dialect.withoutIndex(sql.ref('leads.status')), ids),
    ...ids.map((id) => dialect.contains(passed, `,${id},`)),
  ]
  const isReached = sql<SqlBool>`(${sql.join(found, sql` or `)})`
  return operator === '=' || operator === 'in' ? isReached : sql<SqlBool>`(not ${isReached})`
}

function joined(parts: Filter[], word: Expression<unknown>, empty: Where, context: FilterContext): Where {
  if (parts.length === 0) return empty
  const rendered = parts.map((part) => partSql(part, context))
  return sql<SqlBool>`(${sql.join(rendered, sql`${word}`)})`
}

/** The access path by the full-text index, where the database has a separate one. */
function searchSql(condition: Condition, context: FilterContext): Where | undefined {
  const textSearch = condition === context.path ? textQuery(condition, context.project.country) : undefined
  if (!textSearch) return
  const keys = context.keys?.get(condition)
  const found = keys
    ? context.dialect.among(sql.ref('leads.key'), keys)
    : context.dialect.searchIndex.match(context.project, textSearch.phrase, textSearch.ids)
  if (!found || textSearch.isAll) return found
  return sql<SqlBool>`(${found} and ${plain(condition, { ...context, path: 'period' })})`
}

const render = {
  '=': equal,
  // The exact complement of `=`: an unset value differs from every other.
  '!=': compared(sql`is distinct from`),
  '<': compared(sql`<`),
  '<=': compared(sql`<=`),
  '>': compared(sql`>`),
  '>=': compared(sql`>=`),
  in: among,
  // For an unset value `in` gives null, which `is not true` turns into a match: the value is not in the list.
  'not in': (condition, context) => sql<SqlBool>`(${among(condition, context)}) is not true`,
  like: contains,
  null: (condition, context) =>
    sql<SqlBool>`${column(condition, context)} is ${condition.value ? sql`null` : sql`not null`}`,
} satisfies Record<Operator, (condition: Condition, context: FilterContext) => Where>

const equals = compared(sql`=`)

function equal(condition: Condition, context: FilterContext): Where {
  if (!isOfPerson(condition)) return equals(condition, context)
  const [value] = storedValues(condition, context)
  return context.dialect.isKey(column(condition, context), value) as Where
}

/** Phones and e-mails, which may be longer than an index holds; the dialect knows how to compare them by index. */
function isOfPerson({ field }: Condition): boolean {
  return field === 'phone' || field === 'email'
}

function among(condition: Condition, context: FilterContext): Where {
  const values = storedValues(condition, context)
  if (isOfPerson(condition)) return context.dialect.isKeyAmong(column(condition, context), values.map(String)) as Where
  return context.dialect.among(column(condition, context), values)
}

function compared(operator: Expression<unknown>) {
  return (condition: Condition, context: FilterContext): Where => {
    const [value] = storedValues(condition, context)
    return sql<SqlBool>`${column(condition, context)} ${operator} ${value}`
  }
}

/** A phone is searched by its digits. A search without digits, and every other field, compares folded text. */
function contains(condition: Condition, context: FilterContext): Where {
  const { dialect } = context
  if (condition.value === '') return sql<SqlBool>`${column(condition, context)} is not null`
  if (condition.field !== 'phone') return dialect.contains(column(condition, context), foldedText(condition))
  const digits = digitsIn(condition)
  if (digits === '') return dialect.contains(sql.ref('leads.phone_folded'), foldedText(condition))
  return dialect.contains(sql.ref('leads.phone_digits'), digits)
}

/** The column that holds each field as it is compared. A flag is true where its column is not null. */
const columns: Record<Exclude<Field, 'q' | 'reached' | Computed | UtmField>, keyof LeadRow> = {
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
  assignee: 'assignee',
  remind_at: 'remind_at',
  responded_at: 'responded_at',
  due_at: 'due_at',
  recorded_at: 'recorded_at',
  repeat: 'repeat_of',
  door: 'door',
  deleted: 'deleted_at',
  fields: 'fields_folded',
  lost_reason: 'lost_reason',
}

/** The expressions of the fields that have no column. */
const computed = {
  channel: ({ dialect, project }) => channelSql(dialect, project.rules),
  first_channel: ({ dialect, project }) => channelSql(dialect, project.rules, firstTouch),
  response_time: () => responseTimeSql,
  created_weekday: ({ project }) => weekdaySql(sql.ref('leads.creation_date'), project.timeZone),
  created_hour: ({ project }) => hourSql(sql.ref('leads.creation_date'), project.timeZone),
} satisfies Partial<Record<Field, (context: FilterContext) => Expression<unknown>>>
type Computed = keyof typeof computed

function column(condition: Condition, context: FilterContext): Expression<unknown> {
  const { dialect, path } = context
  if (condition.field in computed) return computed[condition.field as Computed](context)
  if (isOwn(condition)) return dialect.jsonText(sql.ref('leads.own_values'), sql`cast(${entryOf(condition)} as text)`)
  const column = columnOf(condition.field as keyof typeof columns | UtmField, dialect)
  return condition === path ? column : dialect.withoutIndex(column)
}

function columnOf(field: keyof typeof columns | UtmField, dialect: Dialect): Expression<unknown> {
  return field in columns
    ? sql.ref(`leads.${columns[field as keyof typeof columns]}`)
    : field.startsWith('first_')
      ? dialect.jsonText(sql.ref('leads.first_utm_folded'), sql.lit(field.slice('first_'.length)))
      : dialect.jsonText(sql.ref('leads.utm_folded'), sql.lit(field))
}

/** The value or values of a condition as their column stores them. */
function storedValues(condition: Condition, { project }: FilterContext): readonly (number | string)[] {
  const values = comparableValues(condition, project)
  return isOwn(condition) ? values.map(storedOwn) : values
}
