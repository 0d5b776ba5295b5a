import type { ImportRow, Mapping, Reading } from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import type { Task, TaskReads } from '../../store/store.ts'
import { isExact } from './headings.ts'
import { createRowReader, type RowContext } from './row-reader.ts'
import { openTable } from './table.ts'

/** A file whose rows are read as leads, from after `place` on. */
export type ReadInput = { path: string; project: Project; reading: Reading; mapping: Mapping; place: number }

/** Rows that a thread hands over at once. */
const handedOver = 256

/** Reads the rows of a file as leads, in a thread. */
export const readImport: Task<ReadInput, ImportRow[]> = {
  name: 'readImport',
  async *run(input, openReads) {
    const reads = await openReads()
    const context = await rowContext(input, reads).finally(reads.close)
    let some: ImportRow[] = []
    for await (const rows of importRows(input, context))
      for (const row of rows) {
        if (row.row > input.place) some.push(row)
        if (some.length < handedOver) continue
        yield some
        some = []
      }
    if (some.length > 0) yield some
  },
}

/** The rows of a file as leads, some at a time. */
export async function* importRows(
  { path, reading }: ReadInput,
  context: Omit<RowContext, 'headings' | 'isLiteral'>,
): AsyncGenerator<ImportRow[]> {
  const { headings, rows } = await openTable(path, reading)
  const read = createRowReader({ ...context, headings, isLiteral: reading.format !== 'csv' || isExact(headings) })
  for await (const some of rows) yield some.map(read)
}

/** What rows are read with, as the project has it now. */
export async function rowContext(
  { project, mapping, reading }: ReadInput,
  reads: TaskReads,
): Promise<Omit<RowContext, 'headings' | 'isLiteral'>> {
  const statuses = await reads.statuses.of(project.id)
  const members = (await reads.members.of(project.id)).filter(({ leftAt }) => leftAt === null)
  const lostReasons = await reads.lostReasons.of(project.id)
  return { project, mapping, timeZone: reading.timeZone, statuses, members, lostReasons }
}
