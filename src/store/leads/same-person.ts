import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { isMailKey } from '../../domain/email.ts'
import { isNumberKey } from '../../domain/phone.ts'
import type { NewLeadRow, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'

/** What identifies the person of a lead: the phone number, otherwise the folded e-mail. */
export type Person = { number: string | null; mail: string | null }

export function personOf({ phone_key, email_key }: Pick<NewLeadRow, 'phone_key' | 'email_key'>): Person {
  const number = phone_key && isNumberKey(phone_key) ? phone_key : null // a dash or `+7 (` identifies nobody
  return { number, mail: email_key && isMailKey(email_key) ? email_key : null }
}

/** The newest lead of a person that fulfils a condition, outside the bin; `newestHaving` of the dialect compares the keys. */
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

/**
 * Returns the newest earlier lead of the same person, which has the greatest id, or null. It is called once for each new lead, in order, with the
 * place of its person and its id.
 */
export type EarlierLeads = (place: number, id: number) => number | null

/** Reads the earlier leads of new leads. The new leads need no ids yet: each is told when its earlier lead is asked for. */
export async function earlierLeads(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: number,
  persons: readonly Person[],
): Promise<EarlierLeads> {
  const wanted = persons.map(({ number, mail }, id) => ({ id, phone_key: number, email_key: mail }))
  const isAsked = wanted.some(({ phone_key, email_key }) => phone_key !== null || email_key !== null)
  const earlier = isAsked ? await findEarlier(db, dialect, { project, rows: JSON.stringify(wanted) }) : []
  const found = new Map(earlier.map((each) => [each.id, each]))
  const among = new Map<string, number>()
  return (place, id) => {
    const { number = null, mail = null } = persons[place] ?? {}
    const { by_number = null, by_mail = null } = found.get(place) ?? {}
    const lead = newest(`number ${number}`, by_number) ?? newest(`mail ${mail}`, by_mail)
    if (number) note(`number ${number}`, id)
    if (mail) note(`mail ${mail}`, id)
    return lead
  }

  /** The greater id of the stored lead and of the new ones before: those of a pull have ids in any order. */
  function newest(key: string, stored: number | null): number | null {
    return Math.max(among.get(key) ?? 0, stored ?? 0) || null
  }

  function note(key: string, id: number): void {
    among.set(key, Math.max(among.get(key) ?? 0, id))
  }
}

type Earlier = { id: number; by_number: number | null; by_mail: number | null }

/**
 * For each person, the newest live lead with the number and the newest with the e-mail. With `isBefore`, `id` is that of a lead, and only leads
 * before it count.
 */
export function newestOfPersons(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: number,
  persons: readonly ({ id: number } & Person)[],
  { isBefore = false } = {},
): Promise<Earlier[]> {
  const rows = persons.map(({ id, number, mail }) => ({ id, phone_key: number, email_key: mail }))
  return (isBefore ? findBefore : findEarlier)(db, dialect, { project, rows: JSON.stringify(rows) })
}

const findEarlier = newestQuery(sql<SqlBool>`1 = 1`)
const findBefore = newestQuery(sql<SqlBool>`leads.id < wanted.id`)

function newestQuery(condition: Expression<SqlBool>) {
  return preparedQuery<{ project: number; rows: string }, Earlier>((db, value, dialect) => {
    const wanted = dialect.fromJson('leads', ['id', 'phone_key', 'email_key'], value('rows'))
    const person = { number: sql.ref('wanted.phone_key'), mail: sql.ref('wanted.email_key') }
    const { byNumber, byMail } = newestOf(dialect, value('project'), person, condition)
    return {
      compile: () =>
        sql<Earlier>`
          with wanted (id, phone_key, email_key) as (${wanted})
          select id, ${byNumber} as by_number, ${byMail} as by_mail from wanted
        `.compile(db),
    }
  })
}
