import type { ImportColumn, ImportPreview, SeenColumn } from '../api/types.ts'

/** A column of the file, where it goes, and what else goes somewhere. */
export type ColumnProps = {
  seen: SeenColumn
  plan: ImportColumn | undefined
  columns: readonly ImportColumn[]
  preview: ImportPreview
  canChange: boolean
  change(next: ImportColumn | undefined): void
}
