import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Field } from '../../domain/filter.ts'
import type { Project } from '../../domain/project.ts'
import type { BeforeCommit } from '../backend.ts'
import type { Snapshot } from '../readers/snapshot.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

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
export type IndexQuery = { phrase: string; plain: Expression<SqlBool> }

/** The key of a row where it is noted in an index beside the rows. */
export type RowKey = { key?: number }

/**
 * How a database finds parts of texts. Where the index is a table of ours, new leads are noted in it up to a thousand at a time, so the last
 * ones are found by their rows. Those in the bin are not noted.
 */
export type SearchIndex = {
  /** Makes the index, where this database can have one. */
  create(db: Kysely<Tables>): Promise<void>
  /** Notes new leads of a project, up to this row, at the end of the transaction, once enough of them are not. */
  onInsert(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** Notes anew what a row says at the end of the transaction. */
  onUpdate(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** Forgets a row at the end of the transaction. */
  onDelete(beforeCommit: BeforeCommit, dialect: Dialect, row: RowKey): void
  /** The rows of a project that are found, and those with these ids; undefined where a plain condition finds them. */
  match(project: Project, question: IndexQuery, ids: readonly number[]): Expression<SqlBool> | undefined
  /** The row keys of some that are found. */
  keys(db: Kysely<Tables>, project: Project, question: IndexQuery, limit: number): Promise<number[]>
  /** Compares the index with the rows. */
  verify(snapshot: Snapshot): Promise<IndexFaults>
  /** Has the index say of these rows what they say; of none, has it be there and be whole, where the database keeps it itself. */
  repair(db: Kysely<Tables>, keys: readonly number[]): Promise<void>
  /** How many there are, up to a limit. */
  count(db: Kysely<Tables>, project: Project, question: IndexQuery, limit?: number): Promise<number>
}

/** Where the index of texts differs from the rows: a sentence for each thing that is wrong, and the rows where they are known. */
export type IndexFaults = { faults: string[]; keys: number[] }

/** What asks the index for a folded text of three characters or more: in one field, or in all. */
export function phraseOf(text: string, field?: Field): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  return field ? `{${field}} : ${quoted}` : quoted
}
