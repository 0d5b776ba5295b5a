import { type Kysely, sql } from 'kysely'
import { normalizeEmail } from '../../../domain/member.ts'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The number of rows that one query reads. */
const batch = 500

/** The tables with addresses, and their keys. Only the addresses of members are unique. */
const places = [
  { table: 'auth_user', key: 'id', isUnique: true },
  { table: 'invitations', key: 'token_hash', isUnique: false },
  { table: 'mail_changes', key: 'user_id', isUnique: false },
] as const
type Place = (typeof places)[number]

/**
 * Addresses are stored in the form that a browser sends. A member whose address was stored as written, with a non-ASCII domain, could not sign in.
 * An address whose new form another member has stays unchanged, and so does one that no browser would send.
 */
export async function up(db: Kysely<Tables>, _: Dialect): Promise<void> {
  for (const place of places) await respell(db, place)
}

async function respell(db: Kysely<Tables>, { table, key, isUnique }: Place): Promise<void> {
  const [rowsOf, name] = [sql.table(table), sql.ref(key)]
  for (let after = ''; ; ) {
    const { rows } = await sql<{ key: string; email: string }>`
      select ${name} as key, email from ${rowsOf} where ${name} > ${after} and email is not null
      order by ${name} limit ${batch}`.execute(db)
    for (const { key: each, email } of rows) {
      const mail = normalizeEmail(email)
      if (mail === undefined || mail === email) continue
      const taken = isUnique ? await sql`select 1 from ${rowsOf} where email = ${mail}`.execute(db) : { rows: [] }
      if (taken.rows.length === 0) await sql`update ${rowsOf} set email = ${mail} where ${name} = ${each}`.execute(db)
    }
    if (rows.length < batch) return
    after = rows.at(-1)?.key ?? after
  }
}
