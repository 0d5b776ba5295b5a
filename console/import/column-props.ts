import type { ImportColumn, ImportPreview, SeenColumn } from '../api/types.ts'

/** A column of the file, its target, and the targets of the other columns. */
export type ColumnProps = {
  seen: SeenColumn
  plan: ImportColumn | undefined
  columns: readonly ImportColumn[]
  preview: ImportPreview
  canChange: boolean
  change(next: ImportColumn | undefined): void
}
