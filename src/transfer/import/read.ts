import type { ImportMapping, ImportRow, ParseOptions } from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import type { Task, TaskReads } from '../../store/store.ts'
import type { RowContext } from './cell-readers.ts'
import { isExact } from './headings.ts'
import { createRowReader } from './row-reader.ts'
import { openTable } from './table.ts'

/** A file whose rows are read as leads, starting after the row `place`. */
export type ReadInput = {
  path: string
  project: Project
  reading: ParseOptions
  mapping: ImportMapping
  /** The names of the columns, as the preview found them. */
  headings: readonly string[]
  place: number
}

/** A batch of rows as JSON, the number of them, and the number of the last row. */
export type ReadRows = { rows: string; count: number; last: number }

/** The limits of a batch that a thread hands over. A batch exceeds the characters by less than one row. */
const most = { rows: 512, characters: 1_000_000 }

/** Reads the rows of a file as leads, in a thread. */
export const readImport: Task<ReadInput, ReadRows> = {
  name: 'readImport',
  async *run(input, openReads) {
    const reads = await openReads()
    const context = await rowContext(input, reads).finally(reads.close)
    let some: string[] = []
    let [length, last] = [0, input.place]
    const taken = (): ReadRows => {
      const part = { rows: `[${some.join()}]`, count: some.length, last }
      some = []
      length = 0
      return part
    }
    for await (const rows of importRows(input, context))
      for (const row of rows) {
        if (row.row <= input.place) continue
        const text = JSON.stringify(row)
        some.push(text)
        length += text.length
        last = row.row
        if (some.length === most.rows || length >= most.characters) yield taken()
      }
    if (some.length > 0) yield taken()
  },
}

/** The rows of a file as leads, some at a time. */
export async function* importRows(
  { path, reading, headings: known }: ReadInput,
  context: Omit<RowContext, 'headings' | 'isLiteral'>,
): AsyncGenerator<ImportRow[]> {
  const { headings, rows } = await openTable(path, reading, { headings: known })
  const read = createRowReader({ ...context, headings, isLiteral: reading.format !== 'csv' || isExact(headings) })
  for await (const some of rows) yield some.map(read)
}

/** Loads the statuses, members and reasons of the project for reading rows. */
export async function rowContext(
  { project, mapping, reading }: ReadInput,
  reads: TaskReads,
): Promise<Omit<RowContext, 'headings' | 'isLiteral'>> {
  const statuses = await reads.statuses.of(project.id)
  const members = (await reads.memberships.of(project.id)).filter(({ leftAt }) => leftAt === null)
  const lostReasons = await reads.lostReasons.of(project.id)
  return { project, mapping, timeZone: reading.timeZone, separator: reading.separator, statuses, members, lostReasons }
}
