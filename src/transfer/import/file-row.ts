import type { RowFault } from '../../domain/import.ts'

/**
 * A row of a file that is not empty: its line, its cells as texts, and its bytes as they stand there; or why it cannot be read. Of a text that is no
 * row what is known of it is its one cell. `numbers` are the places of the cells that are numbers, where the text alone does not tell (`isUnclear`).
 */
export type FileRow = { line: number; cells: string[]; bytes: Uint8Array[]; numbers?: number[]; fault?: RowFault }

/** Whether the text of a number could be another one: `12.345` as thousands, `1.2E-7`. */
export function isUnclear(text: string): boolean {
  return text.at(-4) === '.' || /e/i.test(text)
}

/** The beginning of a row as it stands in its file, to be looked at. */
export function textOfRow({ cells }: FileRow, separator: string | null): string {
  const text = cells
    .slice(0, 100)
    .map((cell) => cell.slice(0, limit + 1))
    .join(separator ?? ' · ')
  return text.length > limit ? `${text.slice(0, limit)}…` : text
}
const limit = 300
