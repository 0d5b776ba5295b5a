import type { RowFault } from '../../domain/import.ts'

/** A row of a file that is not empty: its line, its cells as texts, and its bytes as they stand there; or why it cannot be read. */
export type FileRow = { line: number; cells: string[]; bytes: Uint8Array[]; fault?: RowFault }
