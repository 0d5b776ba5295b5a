import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Field } from '../../domain/filter.ts'
import type { Project } from '../../domain/project.ts'
import type { AtEnd } from '../backend.ts'
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
