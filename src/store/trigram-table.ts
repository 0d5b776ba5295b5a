import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Project } from '../domain/project.ts'
import { keptQuery } from './kept-query.ts'
import type { Tables } from './tables.ts'
import { type TextQuestion, type Texts, textIndexColumns } from './texts.ts'

/**
 * How many new leads of a project are found by their rows before they are noted, all at once. The index keeps a piece for each commit that
 * writes to it, and joins pieces for ever: of a few leads that takes twice as long as of hundreds.
 */
function mostUnnoted(noted: number): number {
  return Math.min(512, Math.max(8, noted / 8))
}

const keysOfProject = 2 ** 32

/**
 * SQLite: a table of trigrams beside `leads`, by row key, and up to which key the leads of each project are noted in it. Texts come folded, so
 * letter case is kept; full detail lets a phrase answer without a look at the rows.
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
  async noteLater(db) {
    await sql`create table lead_texts_until (seq integer primary key, key integer not null)`.execute(db)
    await sql`insert into lead_texts_until select seq, seq * ${sql.lit(keysOfProject)} + last_lead from projects`.execute(
      db,
    )
  },
  came(atEnd, dialect, row) {
    atEnd(async (db) => {
      const first = firstOf(seqOf(row))
      const [{ key: until } = { key: first }] = await notedUntil(db, dialect, { seq: seqOf(row) })
      if (keyOf(row) - until < mostUnnoted(until - first)) return
      await sql`insert into lead_texts (rowid, ${columns}) select key, ${sources} from leads
        where key > ${notedOf(seqOf(row))} and key <= ${keyOf(row)} and deleted_at is null`.execute(db)
      await sql`insert or replace into lead_texts_until values (${seqOf(row)}, ${keyOf(row)})`.execute(db)
    })
  },
  changed(atEnd, _, row) {
    atEnd((db) =>
      sql`insert or replace into lead_texts (rowid, ${columns}) select key, ${sources} from leads
        where key = ${keyOf(row)} and key <= ${notedOf(seqOf(row))} and deleted_at is null`.execute(db),
    )
  },
  drop(atEnd, _, row) {
    atEnd((db) =>
      sql`delete from lead_texts where rowid = ${keyOf(row)} and rowid <= ${notedOf(seqOf(row))}`.execute(db),
    )
  },
  among(project, question, ids) {
    const more = ids.map((id) => sql`union all select ${firstOf(project.seq) + id}`)
    return sql`leads.key in (${sql.join([foundBy(project, question), ...more], sql` `)})`
  },
  async keys(db, project, question, limit) {
    const { rows } = await sql<{ key: number }>`
      select key from (${foundBy(project, question)}) limit ${limit} + 0`.execute(db)
    return rows.map(({ key }) => key)
  },
  async count(db, project, question, limit = Number.MAX_SAFE_INTEGER) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from (${foundBy(project, question)}) limit ${limit} + 0)`.execute(db)
    return rows[0]?.n ?? 0
  },
}

const columns = sql.join(Object.keys(textIndexColumns).map((name) => sql.ref(name)))
const sources = sql.join(Object.values(textIndexColumns).map((name) => sql.ref(name)))

/** The row keys that a phrase finds, which is the text itself, and of leads that are not noted yet those that fulfil the condition. */
function foundBy({ seq }: Project, { phrase, plain }: TextQuestion): RawBuilder<unknown> {
  const end = firstOf(seq + 1)
  return sql`select rowid as key from lead_texts
      where lead_texts match ${phrase} and rowid >= ${firstOf(seq)} and rowid < ${end}
    union all select leads.key from leads
      where leads.key > ${notedOf(seq)} and leads.key < ${end} and leads.deleted_at is null and ${plain}`
}

/** Up to which row key the leads of a project are noted. */
function notedOf(seq: number): RawBuilder<number> {
  return sql`coalesce((select key from lead_texts_until where seq = ${seq}), ${firstOf(seq)})`
}

const notedUntil = keptQuery<{ seq: number }, { key: number }>((db: Kysely<Tables>, value) => ({
  compile: () => sql<{ key: number }>`select key from lead_texts_until where seq = ${value('seq')}`.compile(db),
}))

function firstOf(seq: number): number {
  return seq * keysOfProject
}

function keyOf({ key }: { key?: number }): number {
  return key as number
}

function seqOf(row: { key?: number }): number {
  return Math.floor(keyOf(row) / keysOfProject)
}
