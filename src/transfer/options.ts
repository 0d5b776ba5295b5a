import type { ColumnName } from './columns.ts'

/** How a file is written. What a format has no choice in it ignores. */
export type FileOptions = {
  columns: readonly ColumnName[]
  /** Values as programs exchange them, and columns by the names that programs know. */
  exact: boolean
  separator: ',' | ';'
  /** A mark at the beginning by which spreadsheets see that a text is UTF-8. */
  bom: boolean
}
