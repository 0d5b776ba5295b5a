import { type Expression, type SqlBool, sql } from 'kysely'
import type { Match, MatchField, Rule, TextTest } from '../../domain/channel.ts'
import { fold, lowerLatin } from '../../domain/fold.ts'
import type { Dialect } from '../sql/dialect.ts'

type Column = Expression<unknown>
type Where = Expression<SqlBool>

/**
 * The id of a lead's channel, null where no rule matches: `channelOf` in SQL over `leads`. It has parameters, so a query groups by the alias
 * of this column.
 */
export function channelSql(
  dialect: Dialect,
  rules: readonly Rule[],
  columns: TouchColumns = lastTouch,
): Expression<number | null> {
  if (rules.length === 0) return sql`cast(null as bigint)`
  const cases = rules.map(
    ({ channel, match }) => sql`when ${matchSql({ dialect, ...columns }, match)} then cast(${channel} as bigint)`,
  )
  return sql`case ${sql.join(cases, sql` `)} end`
}

/** The columns of the touch that the rules test. */
type TouchColumns = { utm: Column; touch: Column }
const lastTouch: TouchColumns = { utm: sql.ref('leads.utm_folded'), touch: sql.ref('leads.last_touch') }
export const firstTouch: TouchColumns = { utm: sql.ref('leads.first_utm_folded'), touch: sql.ref('leads.first_touch') }

type Context = TouchColumns & { dialect: Dialect }

function matchSql(context: Context, match: Match): Where {
  const fields = Object.keys(match) as MatchField[]
  const needsTouch = fields.some((field) => field !== 'source')
  const parts = fields.map((field) => (tests[field] as Test<unknown>)(context, match[field]))
  // Most leads of `/api/v1` have no touch; then no JSON is parsed.
  return sql<SqlBool>`(${sql.join([...(needsTouch ? [sql`${context.touch} is not null`] : []), ...parts], sql` and `)})`
}

type Test<T> = (context: Context, wanted: T) => Where

const tests = {
  source: ({ dialect }, wanted) => textSql(dialect, sql.ref('leads.source_folded'), wanted),
  utm_source: (context, wanted) => textSql(context.dialect, utm(context, 'utm_source'), wanted),
  utm_medium: (context, wanted) => textSql(context.dialect, utm(context, 'utm_medium'), wanted),
  referrer_host: ({ dialect, touch }, hosts) => {
    const host = sql`('.' || ${dialect.hostOf(dialect.jsonText(touch, sql.lit('referrer')))} || '/')`
    return anyOf(hosts.map((each) => dialect.contains(host, `.${lowerLatin(each)}/`)))
  },
  click_id: ({ dialect, touch }, names) =>
    anyOf(names.map((name) => sql<SqlBool>`${dialect.jsonText(touch, sql.lit(name))} <> ''`)),
} satisfies { [F in MatchField]-?: Test<NonNullable<Match[F]>> }

function textSql(dialect: Dialect, column: Column, { exact = [], prefix = [], contains = [] }: TextTest): Where {
  return anyOf([
    ...(exact.length > 0 ? [dialect.among(column, exact.map(fold))] : []),
    ...prefix.map((text) => beginsWith(column, fold(text))),
    ...contains.map((text) => dialect.contains(column, fold(text))),
  ])
}

/** Both databases count characters by code points. */
function beginsWith(column: Column, text: string): Where {
  return sql<SqlBool>`substr(${column}, 1, ${sql.lit([...text].length)}) = ${text}`
}

function utm({ dialect, utm }: Context, field: 'utm_source' | 'utm_medium'): Column {
  return dialect.jsonText(utm, sql.lit(field))
}

function anyOf(parts: Where[]): Where {
  if (parts.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}
