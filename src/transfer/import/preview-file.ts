import {
  type ColumnPlan,
  type ParseOptions,
  type Preview,
  type SeenColumn,
  shownName,
  targets,
} from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Task } from '../../store/store.ts'
import { detachString } from './detach-string.ts'
import { detectReading } from './detect.ts'
import { type FileRow, textOfRow } from './file-row.ts'
import { isOwnExport, proposeColumns } from './headings.ts'
import { orderOf } from './moments.ts'
import { comparedRows, type NumbersOf, numbersOf } from './own-numbers.ts'
import { openTable } from './table.ts'
import { textOf } from './values.ts'

/** How much of a file a preview reads: rows, cells, and bytes of a text. */
const [mostRows, mostCells, mostBytes] = [50_000, 2_000_000, 16 * 2 ** 20]

/** The time limit (ms) of a preview. Previews of all projects run one at a time, so a slow one blocks the others. */
const timeout = 60_000

/** A file to preview. Without `reading` it is parsed as detected; `headings` are the names of its columns if they are already known. */
export type PreviewInput = {
  path: string
  project: Project
  reading: ParseOptions | undefined
  columns: ColumnPlan[] | undefined
  headings?: string[] | undefined
}
/** `numbers` says whose numbers an export has; undefined for other files. */
export type FilePreview = {
  found: ParseOptions
  sheets: string[]
  reading: ParseOptions
  preview: Preview
  numbers: NumbersOf | undefined
}

/** Previews the first rows of a file, in a thread. */
export const previewFile: Task<PreviewInput, FilePreview> = {
  name: 'previewFile',
  atOnce: 1,
  limit: { ms: timeout, over: () => refusal('import-unreadable', { reason: 'too-slow' }) },
  async *run({ path, project, reading: given, columns, headings }, openReads) {
    const { reading: found, sheets, is1904 } = await detectReading(path, project.timeZone)
    const reading = given ?? found
    yield {
      found,
      sheets,
      reading,
      ...(await previewOf(path, project, reading, { columns, headings, openReads, is1904 })),
    }
  },
}

async function previewOf(
  path: string,
  project: Project,
  reading: ParseOptions,
  { columns: chosen, headings: known, openReads, is1904 }: Looking,
): Promise<Pick<FilePreview, 'preview' | 'numbers'>> {
  const { headings, header, rows: all } = await openTable(path, reading, { limit: mostBytes, headings: known })
  const { first, rows } = await withFirst(all, comparedRows)
  const about = { project, timeZone: reading.timeZone, isText: reading.format === 'csv' }
  const numbers = isOwnExport(headings) ? await numbersOf(first, headings, about, openReads) : undefined
  const proposed = proposeColumns(headings, project, numbers?.isHere === true)
  const seen = headings.map((): Seen => ({ filled: 0, samples: [], dated: [], late: { dmy: 0, mdy: 0 } }))
  const planOf = (to: string) =>
    chosen?.find((plan) => plan.to === to)?.column ?? (chosen ? -1 : proposed.findIndex((each) => each?.to === to))
  const named = { statuses: planOf('status'), members: planOf('assignee') }
  const counts = { statuses: new Map<string, number>(), members: new Map<string, number>() }
  const lines = header ? [lineOf(header, reading)] : []
  let count = 0
  let isWhole = true
  for await (const some of rows) {
    for (const row of some.slice(0, mostRows - count)) {
      count++
      if (lines.length < 5) lines.push(lineOf(row, reading))
      if (row.fault) continue
      for (const [index, column] of seen.entries()) note(column, row.cells[index])
      for (const noun of ['statuses', 'members'] as const) tally(counts[noun], row.cells[named[noun]])
    }
    isWhole = count < mostRows && count * headings.length < mostCells
    if (!isWhole) break
  }
  isWhole &&= await isShort(path, reading)
  const most = (noun: keyof typeof counts) =>
    [...counts[noun]]
      .sort((one, other) => other[1] - one[1])
      .map(([given, rows]) => ({ given, rows }))
      .slice(0, 200)
  const preview = {
    lines,
    rowsRead: count,
    isWhole,
    columns: headings.map((name, index): SeenColumn => {
      const whole = reading.format === 'jsonl' ? name : name.slice(0, shownName) // the whole name is the key in JSON
      return toColumn(whole, seen[index] as Seen, proposed[index], is1904)
    }),
    statuses: most('statuses'),
    members: most('members'),
  }
  return { preview, numbers }
}
type Looking = Pick<PreviewInput, 'columns' | 'headings'> & {
  openReads: Parameters<typeof numbersOf>[3]
  is1904: boolean
}

/** The first rows, and all of them in batches. */
async function withFirst(all: AsyncGenerator<FileRow[]>, count: number) {
  const first: FileRow[] = []
  while (first.length < count) {
    const { value, done } = await all.next()
    if (done) break
    first.push(...value)
  }
  return { first: first.slice(0, count), rows: again() }

  async function* again(): AsyncGenerator<FileRow[]> {
    try {
      yield first
      yield* all
    } finally {
      await all.return(undefined)
    }
  }
}

/** Whether the byte limit covers the whole file. */
async function isShort(path: string, { format }: ParseOptions): Promise<boolean> {
  if (format === 'xlsx') return true
  const { stat } = await import('node:fs/promises')
  return (await stat(path)).size <= mostBytes
}

/** The values of a column so far. `late` counts later values that reveal the order of dates. */
type Seen = { filled: number; samples: string[]; dated: string[]; late: Record<'dmy' | 'mdy', number> }

/** The number of first values by which the order of dates is detected, and of later values that reveal each order. */
const [datedValues, lateValues] = [5_000, 2_500]

function note(column: Seen, cell: string | undefined): void {
  const text = cell === undefined ? '' : textOf(cell.slice(0, 300))
  if (text === '') return
  column.filled++
  if (column.samples.length < 3 && !column.samples.includes(shortened(text)))
    column.samples.push(detachString(shortened(text)))
  const order = column.dated.length < datedValues ? undefined : tellingOrder(text)
  if (column.dated.length < datedValues || (order && column.late[order]++ < lateValues))
    column.dated.push(detachString(text.slice(0, 60)))
}

/** The order that a date reveals by a number over 12. */
function tellingOrder(text: string): 'dmy' | 'mdy' | undefined {
  if (/^(?:1[3-9]|[23]\d)[./-]/.test(text)) return 'dmy'
  return /^\d{1,2}[./-](?:1[3-9]|[23]\d)[./-]/.test(text) ? 'mdy' : undefined
}

function tally(counts: Map<string, number>, cell: string | undefined): void {
  const text = cell === undefined ? '' : textOf(cell.slice(0, 200))
  const count = counts.get(text)
  if (count !== undefined) counts.set(text, count + 1)
  else if (text !== '' && counts.size < 1_000) counts.set(detachString(text), 1)
}

function toColumn(
  name: string,
  { filled, samples, dated }: Seen,
  proposed: { to: ColumnPlan['to']; fill: boolean } | undefined,
  is1904: boolean,
): SeenColumn {
  const order = dated.length > 0 ? orderOf(dated) : undefined
  const isMoment = proposed && momentTargets.includes(proposed.to)
  const looksLikeNumber = order && ['unix', 'unixms', 'serial1900'].includes(order.order)
  const counted = order?.order === 'serial1900' && is1904 ? { ...order, order: 'serial1904' as const } : order
  const dates = counted && (isMoment || !looksLikeNumber) ? counted : null
  return {
    name,
    filled,
    samples,
    proposed: proposed?.to ?? null,
    fill: proposed?.fill ?? false,
    dates,
  }
}
const momentTargets: readonly string[] = targets.filter((target) => target.endsWith('_date') || target === 'remind_at')

function lineOf(row: FileRow, { separator }: ParseOptions): { line: number; text: string } {
  return { line: row.line, text: textOfRow(row, separator) }
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
