import type { RowRefusal } from '../../domain/import.ts'

/**
 * A row of a file that is not empty: its line, its cells as texts, and its original bytes. A row with a `fault` cannot be read; if it could not
 * be split, its only cell is the raw text. `numbers` are the indexes of numeric cells whose text is ambiguous (`isUnclear`).
 */
export type FileRow = { line: number; cells: string[]; bytes: Uint8Array[]; numbers?: number[]; fault?: RowRefusal }

/** Whether the text of a number is ambiguous: `12.345` may be thousands, and `1.2E-7` has an exponent. */
export function isUnclear(text: string): boolean {
  return text.at(-4) === '.' || /e/i.test(text)
}

/** The beginning of a row, to be shown to a person. */
export function textOfRow({ cells }: FileRow, separator: string | null): string {
  const text = cells
    .slice(0, 100)
    .map((cell) => cell.slice(0, limit + 1))
    .join(separator ?? ' · ')
  return text.length > limit ? `${text.slice(0, limit)}…` : text
}
const limit = 300
