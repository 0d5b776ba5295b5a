import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Field } from '../domain/filter.ts'
import type { Project } from '../domain/project.ts'
import type { AtEnd } from './backend.ts'
import type { Dialect } from './dialect.ts'
import type { Snapshot } from './snapshot.ts'
import type { Tables } from './tables.ts'

/** The folded columns in which parts of texts are sought, by their names in the index. */
export const textIndexColumns = {
  title: 'title_folded',
  name: 'name_folded',
  email: 'email_key',
  source: 'source_folded',
  text: 'text_folded',
  phone: 'phone_digits',
} as const

/** What is sought: a phrase for the index, and the same as a condition on rows, for those that are not noted in it yet. */
export type TextQuestion = { phrase: string; plain: Expression<SqlBool> }

/** The key of a row where it is noted in an index beside the rows. */
export type RowKey = { key?: number }

/**
 * How a database finds parts of texts. Where the index is a table of ours, new leads are noted in it up to a thousand at a time, so the last
 * ones are found by their rows. Those in the bin are not noted.
 */
export type Texts = {
  /** Makes the index, where this database can have one. */
  create(db: Kysely<Tables>): Promise<void>
  /** Has whoever writes join pieces of the index only when there are so many (2 to 64) of a size, where it is made of pieces. */
  joinRarely(db: Kysely<Tables>, many: number): Promise<void>
  /** Begins to tell how far new leads are noted, where they are noted by us. */
  noteLater(db: Kysely<Tables>): Promise<void>
  /** Notes new leads of a project, up to this row, at the end of the transaction, once enough of them are not. */
  came(atEnd: AtEnd, dialect: Dialect, row: RowKey): void
  /** Notes anew what a row says at the end of the transaction. */
  changed(atEnd: AtEnd, dialect: Dialect, row: RowKey): void
  /** Forgets a row at the end of the transaction. */
  drop(atEnd: AtEnd, dialect: Dialect, row: RowKey): void
  /** The rows of a project that are found, and those with these ids; undefined where a plain condition finds them. */
  among(project: Project, question: TextQuestion, ids: readonly number[]): Expression<SqlBool> | undefined
  /** The row keys of some that are found. */
  keys(db: Kysely<Tables>, project: Project, question: TextQuestion, limit: number): Promise<number[]>
  /** Compares the index with the rows. */
  wrong(snapshot: Snapshot): Promise<WrongTexts>
  /** Has the index say of these rows what they say; of none, has it be there and be whole, where the database keeps it itself. */
  mend(db: Kysely<Tables>, keys: readonly number[]): Promise<void>
  /** How many there are, up to a limit. */
  count(db: Kysely<Tables>, project: Project, question: TextQuestion, limit?: number): Promise<number>
}

/** Where the index of texts differs from the rows: a sentence for each thing that is wrong, and the rows where they are known. */
export type WrongTexts = { faults: string[]; keys: number[] }

/** What asks the index for a folded text of three characters or more: in one field, or in all. */
export function phraseOf(text: string, field?: Field): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  return field ? `{${field}} : ${quoted}` : quoted
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
  noteLater: async () => {},
  came: () => {},
  changed: () => {},
  drop: () => {},
  among: () => undefined,
  wrong: wrongIndex,
  mend: mendIndex,
  keys: ownPlan,
  count: ownPlan,
}

const trigramColumns = sql.join(Object.values(textIndexColumns).map((column) => sql`${sql.id(column)} gin_trgm_ops`))

/** How many leads are asked for by their phones. */
const probes = 1_000

/** PostgreSQL keeps the index with the rows; it may be absent, or left invalid by what was cut. The newest leads are asked of it besides. */
async function wrongIndex({ db }: Snapshot): Promise<WrongTexts> {
  const isValid = await validity(db)
  if (isValid === undefined) return { keys: [], faults: [] } // the server has no trigrams: texts are found without
  if (!isValid)
    return { keys: [], faults: ['The index of texts is absent or not whole, so that search reads every lead'] }
  await sql`set local enable_seqscan = off`.execute(db)
  const { rows } = await sql<{ project: number; id: number }>`
    with probe as materialized (
      select project_id, id, phone_digits from leads
      where deleted_at is null and length(phone_digits) >= 7 order by recorded_at desc, id desc limit ${probes}
    )
    select probe.project_id as project, probe.id from probe where not exists (
      select 1 from leads where phone_digits like '%' || probe.phone_digits || '%'
        and project_id + 0 = probe.project_id and id + 0 = probe.id
    )`.execute(db)
  return {
    keys: [],
    faults: rows.map(({ project, id }) => `The index of texts does not find lead ${id} of project ${project}`),
  }
}

/** Concurrently, so that nobody waits for it. */
async function mendIndex(db: Kysely<Tables>): Promise<void> {
  const isValid = await validity(db)
  if (isValid === undefined) return
  await sql`drop index concurrently if exists leads_trigrams`.execute(db)
  await sql`create index concurrently leads_trigrams on leads using gin (${trigramColumns})`.execute(db)
}

/** Whether the index is there and whole; undefined where the database has no trigrams. */
async function validity(db: Kysely<Tables>): Promise<boolean | undefined> {
  const { rows } = await sql<{ trigrams: boolean; valid: boolean | null }>`
    select exists (select 1 from pg_extension where extname = 'pg_trgm') as trigrams,
      (select indisvalid and indisready from pg_index where indexrelid = to_regclass('leads_trigrams')) as valid`.execute(
    db,
  )
  return rows[0]?.trigrams ? rows[0].valid === true : undefined
}

function ownPlan(): Promise<never> {
  return Promise.reject(new Error('PostgreSQL finds texts by its own plan'))
}
