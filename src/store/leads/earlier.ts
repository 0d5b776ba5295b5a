import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'
import { keptQuery } from '../kept-query.ts'
import type { NewLeadRow, Tables } from '../tables.ts'

/**
 * The newest earlier lead of the same person for each of these new rows of one project, in their order; null where there is none.
 * Leads in the bin do not count. A person is known by the number of a phone, else by the folded e-mail.
 */
export async function earlierLeads(
  db: Kysely<Tables>,
  dialect: Dialect,
  rows: NewLeadRow[],
): Promise<(number | null)[]> {
  const asked = rows.flatMap((row) => (numberOf(row) || row.email_key ? [personOf(row)] : []))
  const project = rows[0]?.project_id as number
  const kept = asked.length > 0 ? await findEarlier(db, dialect, { project, rows: JSON.stringify(asked) }) : []
  const found = new Map(kept.map((each) => [each.id, each]))
  const among = new Map<string, number>()
  return rows.map((row) => {
    const { id, phone_key, email_key } = personOf(row)
    const [phone, email] = [`phone ${phone_key}`, `email ${email_key}`]
    const { by_phone = null, by_email = null } = found.get(id) ?? {}
    const earlier = (phone_key ? among.get(phone) : undefined) ?? by_phone ?? among.get(email) ?? by_email
    if (phone_key) among.set(phone, id)
    if (email_key) among.set(email, id)
    return earlier
  })
}

type Earlier = { id: number; by_phone: number | null; by_email: number | null }

const findEarlier = keptQuery<{ project: number; rows: string }, Earlier>((db, value, dialect) => {
  const newest = (key: 'phone_key' | 'email_key') => sql`(
    select max(id) from (
      select id from leads
      where project_id = ${value('project')} and ${sql.ref(`leads.${key}`)} = ${sql.ref(`asked.${key}`)} and deleted_at is null
      ${dialect.fewOfEquals}
    ) as equals
  )`
  const asked = dialect.fromJson('leads', ['id', 'phone_key', 'email_key'], value('rows'))
  return {
    compile: () =>
      sql<Earlier>`
        with asked (id, phone_key, email_key) as (${asked})
        select id, ${newest('phone_key')} as by_phone, ${newest('email_key')} as by_email from asked
      `.compile(db),
  }
})

function personOf(row: NewLeadRow) {
  return { id: row.id, phone_key: numberOf(row), email_key: row.email_key || null }
}

/** What is no number, such as a dash, names nobody. */
function numberOf({ phone_key }: NewLeadRow): string | null {
  return phone_key?.startsWith('+') ? phone_key : null
}
