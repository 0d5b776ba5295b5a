import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The last number of what may be removed. Each begins with the highest that was ever seen: in a row, in the audit log, or of a status, in
 * an event. A mapping begins behind as many versions as it was ever saved, for they began anew when its name came again.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema
    .createTable('counters')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('last', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('counters_key', ['project_id', 'noun'])
    .modifyEnd(dialect.clustered)
    .execute()
  const inEvents = (column: string) => sql`
    select project_id, 'status' as noun, cast(${dialect.jsonText(sql.ref(column), 'status')} as bigint) as number
    from events where ${sql.ref(column)} like '%"status"%'`
  const seen = sql.join(
    [
      ...numbered.map(
        ({ noun, table }) => sql`select project_id, ${sql.lit(noun)} as noun, id as number from ${sql.table(table)}`,
      ),
      ...numbered.map(({ noun }) => inAudit(noun)),
      inEvents('before'),
      inEvents('after'),
      sql`select project_id, 'mapping:' || name as noun, version as number from mappings`,
      sql`select project_id, subject as noun, count(*) as number from audit where action = 'mapping.saved' group by project_id, subject`,
    ],
    sql` union all `,
  )
  await sql`
    insert into counters (project_id, noun, last)
    select project_id, noun, max(number) from (${seen}) as seen where number is not null group by project_id, noun
  `.execute(db)
}

const numbered = [
  { noun: 'status', table: 'statuses' },
  { noun: 'channel', table: 'channels' },
  { noun: 'view', table: 'views' },
  { noun: 'job', table: 'jobs' },
] as const

/** The numbers that the audit log tells: `status:7`. */
function inAudit(noun: string) {
  const begin = `${noun}:`
  return sql`
    select project_id, ${sql.lit(noun)} as noun, cast(substr(subject, ${sql.lit(begin.length + 1)}) as bigint) as number
    from audit where subject like ${sql.lit(`${begin}%`)}`
}
