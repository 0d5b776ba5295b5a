import type { ColumnName } from './columns.ts'

/** The options of an exported file. A format ignores the options that it does not have. */
export type FileOptions = {
  columns: readonly ColumnName[]
  /** Whether values and column names are for programs instead of people. */
  exact: boolean
  separator: ',' | ';'
  /** Whether the file begins with a byte order mark, by which spreadsheets recognise UTF-8. */
  bom: boolean
}
