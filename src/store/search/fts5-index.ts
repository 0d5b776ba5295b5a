import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Project } from '../../domain/project.ts'
import type { LeadRow, Tables } from '../schema/tables.ts'
import type { RowKey, SearchIndex } from '../sql/dialect.ts'
import { type Param, preparedQuery, preparedWriteForEach } from '../sql/prepared-query.ts'
import { verifyFts5 } from './fts5-check.ts'
import { textIndexColumns } from './search-index.ts'

const keysOfProject = 2 ** 32

/**
 * A write merges segments only where 64 are of one size; the server merges them while nothing else is written. `crisismerge` merges all of a
 * size at once, which takes long, so it acts only where merging a little at a time does not keep up.
 */
const mergeSettings = { automerge: 64, crisismerge: 128 }

/**
 * SQLite: an FTS5 trigram table beside `leads`, by row key. Texts come folded, so letter case is kept; full detail lets a phrase answer
 * without reading the rows.
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
  async upgrade(db) {
    const { rows } = await sql<{
      key: number
    }>`select leads.key from leads join projects on projects.id = leads.project_id
      left join lead_texts_until as until on until.seq = projects.seq
      where leads.deleted_at is null and leads.key > coalesce(until.key, projects.seq * ${sql.lit(keysOfProject)})`.execute(
      db,
    )
    for (const { key } of rows) await indexAgain(db, key)
    await sql`drop table lead_texts_until`.execute(db)
  },
  onInsert(beforeCommit, dialect, rows) {
    const live = rows.filter(({ deleted_at }) => deleted_at == null) as TextsOfRow[]
    beforeCommit(async (db) => void (await indexNew(db, dialect, live)))
  },
  onUpdate(beforeCommit, dialect, row) {
    beforeCommit(async (db) => {
      const [texts] = await foldedTexts(db, dialect, { key: keyOf(row) })
      if (texts) await indexRow(db, dialect, texts)
    })
  },
  onDelete(beforeCommit, dialect, row) {
    beforeCommit(async (db) => void (await forgetRow(db, dialect, { key: keyOf(row) })))
  },
  verify: verifyFts5,
  async repair(db, keys) {
    for (const key of keys) await indexAgain(db, key)
  },
  match(project, phrase, ids) {
    const more = ids.map((id) => sql`union all select ${firstOf(project.seq) + id}`)
    return sql`leads.key in (${sql.join([foundBy(project, phrase), ...more], sql` `)})`
  },
  async keys(db, project, phrase, limit) {
    const { rows } = await sql<{ key: number }>`
      select key from (${foundBy(project, phrase)}) limit ${limit} + 0`.execute(db)
    return rows.map(({ key }) => key)
  },
  async count(db, project, phrase, limit = Number.MAX_SAFE_INTEGER) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from (${foundBy(project, phrase)}) limit ${limit} + 0)`.execute(db)
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

/** The row keys of matches in the index. */
function foundBy({ seq }: Project, phrase: string): RawBuilder<unknown> {
  return sql`select rowid as key from lead_texts
      where lead_texts match ${phrase} and rowid >= ${firstOf(seq)} and rowid < ${firstOf(seq + 1)}`
}

async function indexAgain(db: Kysely<Tables>, key: number): Promise<void> {
  await sql`delete from lead_texts where rowid = ${key}`.execute(db)
  await sql`insert into lead_texts (rowid, ${columns}) select key, ${sources} from leads
    where key = ${key} and deleted_at is null`.execute(db)
}

type TextsOfRow = Pick<LeadRow, (typeof textIndexColumns)[keyof typeof textIndexColumns]> & { key: number }

const foldedTexts = preparedQuery<{ key: number }, TextsOfRow>((db, value) => ({
  compile: () =>
    sql<TextsOfRow>`select key, ${sources} from leads where key = ${value('key')} and deleted_at is null`.compile(db),
}))

const forgetRow = preparedQuery<{ key: number }, never>((db, value) => ({
  compile: () => sql<never>`delete from lead_texts where rowid = ${value('key')}`.compile(db),
}))

const indexRow = preparedQuery<TextsOfRow, never>(insertion(sql`insert or replace`))

/** New rows replace none: with `insert or replace` FTS5 would look for one. */
const indexNew = preparedWriteForEach<TextsOfRow>(insertion(sql`insert`))

/** By values, not from a select: with one, FTS5 flushes after each row. */
function insertion(verb: RawBuilder<unknown>) {
  return (db: Kysely<Tables>, value: Param<TextsOfRow>) => {
    const texts = Object.values(textIndexColumns).map((column) => value(column))
    return {
      compile: () =>
        sql<never>`${verb} into lead_texts (rowid, ${columns}) values (${sql.join([value('key'), ...texts])})`.compile(
          db,
        ),
    }
  }
}

function firstOf(seq: number): number {
  return seq * keysOfProject
}

function keyOf({ key }: RowKey): number {
  return key as number
}
