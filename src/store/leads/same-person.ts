import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { NewLeadRow, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'

/** What identifies the person of a lead: the phone number, otherwise the folded e-mail. */
export type Person = { number: string | null; mail: string | null }

export function personOf({ phone_key, email_key }: NewLeadRow): Person {
  const number = phone_key?.startsWith('+') ? phone_key : null // what is no number, such as a dash, identifies nobody
  return { number, mail: email_key || null }
}

/** The newest lead of a person that fulfils a condition, outside the bin. */
export function newestOf(
  dialect: Dialect,
  project: number,
  { number, mail }: Record<keyof Person, unknown>,
  condition: Expression<SqlBool> = sql<SqlBool>`1 = 1`,
) {
  const newest = (key: 'phone_key' | 'email_key', value: unknown) =>
    dialect.newestHaving(project, sql.ref(`leads.${key}`), value, condition)
  return { byNumber: newest('phone_key', number), byMail: newest('email_key', mail) }
}

/** For each new row of a project, in order, the newest earlier lead of the same person; null if there is none. */
export async function earlierLeads(
  db: Kysely<Tables>,
  dialect: Dialect,
  rows: NewLeadRow[],
): Promise<(number | null)[]> {
  const wanted = rows.map((row) => ({ id: row.id, phone_key: personOf(row).number, email_key: personOf(row).mail }))
  const project = rows[0]?.project_id as number
  const earlier = await findEarlier(db, dialect, { project, rows: JSON.stringify(wanted) })
  const found = new Map(earlier.map((each) => [each.id, each]))
  const among = new Map<string, number>()
  return wanted.map(({ id, phone_key, email_key }) => {
    const [number, mail] = [`number ${phone_key}`, `mail ${email_key}`]
    const { by_number = null, by_mail = null } = found.get(id) ?? {}
    const lead = (phone_key ? among.get(number) : undefined) ?? by_number ?? among.get(mail) ?? by_mail
    if (phone_key) among.set(number, id)
    if (email_key) among.set(mail, id)
    return lead
  })
}

type Earlier = { id: number; by_number: number | null; by_mail: number | null }

/** For each of some persons, by `id`, the newest lead with the number and the newest with the e-mail. */
export function newestOfPersons(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: number,
  persons: readonly ({ id: number } & Person)[],
): Promise<Earlier[]> {
  const rows = persons.map(({ id, number, mail }) => ({ id, phone_key: number, email_key: mail }))
  return findEarlier(db, dialect, { project, rows: JSON.stringify(rows) })
}

const findEarlier = preparedQuery<{ project: number; rows: string }, Earlier>((db, value, dialect) => {
  const wanted = dialect.fromJson('leads', ['id', 'phone_key', 'email_key'], value('rows'))
  const person = { number: sql.ref('wanted.phone_key'), mail: sql.ref('wanted.email_key') }
  const { byNumber, byMail } = newestOf(dialect, value('project'), person)
  return {
    compile: () =>
      sql<Earlier>`
        with wanted (id, phone_key, email_key) as (${wanted})
        select id, ${byNumber} as by_number, ${byMail} as by_mail from wanted
      `.compile(db),
  }
})
