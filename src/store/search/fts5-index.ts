import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import type { Dialect, IndexQuery, RowKey, SearchIndex } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { verifyFts5 } from './fts5-check.ts'
import { textIndexColumns } from './search-index.ts'

/**
 * How many new leads of a project are found by scanning before they are indexed, all at once. FTS5 makes a segment for each commit that
 * writes to it, and many small segments cost more to merge (docs/decisions/0018-writer-thread.md).
 */
function maxDeferred(noted: number): number {
  return Math.min(1_024, Math.max(8, noted / 8))
}

const keysOfProject = 2 ** 32

/**
 * A write merges segments only where 64 are of one size; the server merges them while nothing else is written. `crisismerge` merges all of a
 * size at once, which takes long, so it acts only where merging a little at a time does not keep up.
 */
const mergeSettings = { automerge: 64, crisismerge: 128 }

/**
 * SQLite: an FTS5 trigram table beside `leads`, by row key, and the last indexed key of each project. Texts come folded, so letter case is
 * kept; full detail lets a phrase answer without reading the rows.
 */
export const fts5Index: SearchIndex = {
  async create(db) {
    const columns = sql.join(Object.keys(textIndexColumns).map((name) => sql.id(name)))
    await sql`create virtual table lead_texts using fts5(${columns},
      content='', contentless_delete=1, tokenize='trigram case_sensitive 1')`.execute(db)
    for (const [name, value] of Object.entries(mergeSettings))
      await sql`insert into lead_texts (lead_texts, rank) values (${sql.lit(name)}, ${sql.lit(value)})`.execute(db)
    await sql`create table lead_texts_until (seq integer primary key, key integer not null)`.execute(db)
  },
  onInsert(beforeCommit, dialect, row) {
    beforeCommit(async (db) => {
      const until = await indexedUpTo(db, dialect, seqOf(row))
      if (keyOf(row) - until < maxDeferred(until - firstOf(seqOf(row)))) return
      await sql`insert into lead_texts (rowid, ${columns}) select key, ${sources} from leads
        where key > ${indexedUpToSql(seqOf(row))} and key <= ${keyOf(row)} and deleted_at is null`.execute(db)
      await sql`insert or replace into lead_texts_until values (${seqOf(row)}, ${keyOf(row)})`.execute(db)
    })
  },
  onUpdate(beforeCommit, dialect, row) {
    beforeCommit(async (db) => {
      if (await isDeferred(db, dialect, row)) return
      const [texts] = await foldedTexts(db, dialect, { key: keyOf(row) })
      if (texts) await indexRow(db, dialect, texts)
    })
  },
  onDelete(beforeCommit, dialect, row) {
    beforeCommit(async (db) => {
      if (!(await isDeferred(db, dialect, row)))
        await sql`delete from lead_texts where rowid = ${keyOf(row)}`.execute(db)
    })
  },
  verify: verifyFts5,
  async repair(db, keys) {
    for (const key of keys) {
      await sql`delete from lead_texts where rowid = ${key}`.execute(db)
      await sql`insert into lead_texts (rowid, ${columns}) select key, ${sources} from leads
        where key = ${key} and key <= ${indexedUpToSql(seqOf({ key }))} and deleted_at is null`.execute(db)
    }
  },
  match(project, question, ids) {
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

/**
 * Merges segments where four or more are of one size, or much in them is deleted, about `pages` pages; returns whether anything was merged.
 * A query reads every segment.
 */
export async function mergeSegments(db: Kysely<Tables>, pages: number): Promise<boolean> {
  const before = await changesOf(db)
  await sql`insert into lead_texts (lead_texts, rank) values ('merge', ${sql.lit(pages)})`.execute(db)
  return (await changesOf(db)) - before > 1 // one is the insert (https://sqlite.org/fts5.html#the_merge_command)
}

/** The number of segments: the pages of each have its id. */
export async function segmentCount(db: Kysely<Tables>): Promise<number> {
  const next = sql`(select min(segid) from lead_texts_idx where segid > id)`
  const { rows } = await sql<{ n: number }>`
    with recursive segment (id) as (select min(segid) from lead_texts_idx union all select ${next} from segment where id is not null)
    select count(id) as n from segment`.execute(db)
  return rows[0]?.n ?? 0
}

async function changesOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(db)
  return rows[0]?.n ?? 0
}

const columns = sql.join(Object.keys(textIndexColumns).map((name) => sql.ref(name)))
const sources = sql.join(Object.values(textIndexColumns).map((name) => sql.ref(name)))

/** The row keys of matches in the index, and of matching leads that are not indexed yet. */
function foundBy({ seq }: Project, { phrase, plain }: IndexQuery): RawBuilder<unknown> {
  const end = firstOf(seq + 1)
  return sql`select rowid as key from lead_texts
      where lead_texts match ${phrase} and rowid >= ${firstOf(seq)} and rowid < ${end}
    union all select leads.key from leads
      where leads.key > ${indexedUpToSql(seq)} and leads.key < ${end} and leads.deleted_at is null and ${plain}`
}

/** The last indexed row key of a project. */
function indexedUpToSql(seq: number): RawBuilder<number> {
  return sql`coalesce((select key from lead_texts_until where seq = ${seq}), ${firstOf(seq)})`
}

async function indexedUpTo(db: Kysely<Tables>, dialect: Dialect, seq: number): Promise<number> {
  const [until] = await untilRows(db, dialect, { seq })
  return until?.key ?? firstOf(seq)
}

async function isDeferred(db: Kysely<Tables>, dialect: Dialect, row: RowKey): Promise<boolean> {
  return keyOf(row) > (await indexedUpTo(db, dialect, seqOf(row)))
}

const untilRows = preparedQuery<{ seq: number }, { key: number }>((db, value) => ({
  compile: () => sql<{ key: number }>`select key from lead_texts_until where seq = ${value('seq')}`.compile(db),
}))

type TextsOfRow = Pick<LeadRow, (typeof textIndexColumns)[keyof typeof textIndexColumns]> & { key: number }

const foldedTexts = preparedQuery<{ key: number }, TextsOfRow>((db, value) => ({
  compile: () =>
    sql<TextsOfRow>`select key, ${sources} from leads where key = ${value('key')} and deleted_at is null`.compile(db),
}))

/** By values, not from a select: with one, FTS5 flushes after each row. */
const indexRow = preparedQuery<TextsOfRow, never>((db, value) => {
  const texts = Object.values(textIndexColumns).map((column) => value(column))
  return {
    compile: () =>
      sql<never>`insert or replace into lead_texts (rowid, ${columns}) values (${sql.join([value('key'), ...texts])})`.compile(
        db,
      ),
  }
})

function firstOf(seq: number): number {
  return seq * keysOfProject
}

function keyOf({ key }: RowKey): number {
  return key as number
}

function seqOf(row: RowKey): number {
  return Math.floor(keyOf(row) / keysOfProject)
}
