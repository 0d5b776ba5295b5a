import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Field } from '../domain/filter.ts'
import type { Project } from '../domain/project.ts'
import type { AtEnd } from './backend.ts'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import type { NewLeadRow, Tables } from './tables.ts'

/** The folded columns in which parts of texts are sought, by their names in the index. */
const textIndexColumns = {
  title: 'title_folded',
  name: 'name_folded',
  email: 'email_key',
  source: 'source_folded',
  text: 'text_folded',
  phone: 'phone_digits',
} as const

/** How a database finds parts of texts. Those of leads in the bin are not among what is noted. */
export type Texts = {
  /** Makes the index, where this database can have one. */
  create(db: Kysely<Tables>): Promise<void>
  /** Has segments of the index joined by more at once than it would by itself, where it is made of segments. */
  joinRarely(db: Kysely<Tables>): Promise<void>
  /** Notes the texts of new or changed rows at the end of the transaction, where the database does not by itself. */
  keep(atEnd: AtEnd, dialect: Dialect, rows: NewLeadRow[]): void
  /** Forgets the texts of a row, by its row key, at the end of the transaction, where they are noted. */
  drop(atEnd: AtEnd, row: { key?: number }): void
  /** The rows of a project that a phrase finds, and those with these ids; undefined where a plain condition finds them. */
  among(project: Project, phrase: string, ids: readonly number[]): Expression<SqlBool> | undefined
  /** The row keys of some that a phrase finds. */
  keys(db: Kysely<Tables>, project: Project, phrase: string, limit: number): Promise<number[]>
  /** How many there are, up to a limit. */
  count(db: Kysely<Tables>, project: Project, phrase: string, limit?: number): Promise<number>
}

/** What asks the index for a folded text of three characters or more: in one field, or in all. */
export function phraseOf(text: string, field?: Field): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  return field ? `{${field}} : ${quoted}` : quoted
}

/**
 * SQLite: a table of trigrams beside `leads`, by row key. Texts come folded, so letter case is kept; full detail lets a phrase
 * answer without a look at the rows.
 */
export const trigramTable: Texts = {
  async create(db) {
    const columns = sql.join(Object.keys(textIndexColumns).map((name) => sql.id(name)))
    await sql`create virtual table lead_texts using fts5(${columns},
      content='', contentless_delete=1, tokenize='trigram case_sensitive 1')`.execute(db)
  },
  async joinRarely(db) {
    await sql`insert into lead_texts (lead_texts, rank) values ('automerge', 8)`.execute(db)
  },
  keep(atEnd, dialect, rows) {
    for (const row of rows) atEnd((db) => keepTexts(db, dialect, row))
  },
  drop(atEnd, { key }) {
    atEnd((db) => sql`delete from lead_texts where rowid = ${key}`.execute(db))
  },
  among(project, phrase, ids) {
    const more = ids.map((id) => sql`union all select ${project.seq * 2 ** 32 + id}`)
    const found = sql`select rowid from lead_texts where ${matches(project, phrase)}`
    return sql`leads.key in (${sql.join([found, ...more], sql` `)})`
  },
  async keys(db, project, phrase, limit) {
    const { rows } = await sql<{ key: number }>`
      select rowid as key from lead_texts where ${matches(project, phrase)} limit ${limit} + 0
    `.execute(db)
    return rows.map(({ key }) => key)
  },
  async count(db, project, phrase, limit = Number.MAX_SAFE_INTEGER) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from lead_texts where ${matches(project, phrase)} limit ${limit} + 0)
    `.execute(db)
    return rows[0]?.n ?? 0
  },
}

/** A phrase of trigrams is the text itself; a project is a range of row keys. */
function matches(project: Project, phrase: string) {
  return sql`lead_texts match ${phrase} and rowid >= ${project.seq * 2 ** 32} and rowid < ${(project.seq + 1) * 2 ** 32}`
}

/** PostgreSQL: one trigram index over all texts, where the server has `pg_trgm` and lets us use it. */
export const trigramIndex: Texts = {
  async create(db) {
    await sql`savepoint trigrams`.execute(db)
    try {
      await sql`create extension if not exists pg_trgm`.execute(db)
      const columns = sql.join(Object.values(textIndexColumns).map((column) => sql`${sql.id(column)} gin_trgm_ops`))
      await sql`create index leads_trigrams on leads using gin (${columns})`.execute(db)
    } catch (error) {
      const isAbsent = ['42501', '0A000', '58P01'].includes(String((error as { code?: unknown }).code))
      if (!isAbsent) throw error
      await sql`rollback to savepoint trigrams`.execute(db)
    }
  },
  joinRarely: async () => {},
  keep: () => {},
  drop: () => {},
  among: () => undefined,
  keys: ownPlan,
  count: ownPlan,
}

function ownPlan(): Promise<never> {
  return Promise.reject(new Error('PostgreSQL finds texts by its own plan'))
}

const keepTexts = keptQuery<NewLeadRow, never>((db, value) => ({
  compile: () =>
    sql<never>`insert or replace into lead_texts (rowid, title, name, email, source, text, phone) values (
      ${value('key')}, ${value('title_folded')}, ${value('name_folded')}, ${value('email_key')}, ${value('source_folded')},
      ${value('text_folded')}, ${value('phone_digits')})`.compile(db),
}))
