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
import { proposeColumns } from './headings.ts'
import { orderOf } from './moments.ts'
import { openTable } from './table.ts'
import { textOf } from './values.ts'

/** The first rows of a file: how many, with how many cells, and in how many bytes of a text. */
const [mostRows, mostCells, mostBytes] = [50_000, 2_000_000, 16 * 2 ** 20]

/** How long (ms) a look may take: the looks at files of all projects wait for it. */
const timeout = 60_000

/** A file that is looked at: by itself, or as it is to be read, and with the names of its columns where they are known. */
export type PreviewInput = {
  path: string
  project: Project
  reading: ParseOptions | undefined
  columns: ColumnPlan[] | undefined
  headings?: string[] | undefined
}
export type FilePreview = { found: ParseOptions; sheets: string[]; reading: ParseOptions; preview: Preview }

/** Previews the first rows of a file, in a thread. */
export const previewFile: Task<PreviewInput, FilePreview> = {
  name: 'previewFile',
  atOnce: 1,
  limit: { ms: timeout, over: () => refusal('import-unreadable', { reason: 'too-slow' }) },
  async *run({ path, project, reading: given, columns, headings }) {
    const { reading: found, sheets } = await detectReading(path, project.timeZone)
    const reading = given ?? found
    yield { found, sheets, reading, preview: await previewOf(path, project, reading, { columns, headings }) }
  },
}

async function previewOf(
  path: string,
  project: Project,
  reading: ParseOptions,
  { columns: chosen, headings: known }: Pick<PreviewInput, 'columns' | 'headings'>,
): Promise<Preview> {
  const { headings, header, rows } = await openTable(path, reading, { limit: mostBytes, headings: known })
  const proposed = proposeColumns(headings, project)
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
  return {
    lines,
    rowsRead: count,
    isWhole,
    columns: headings.map((name, index): SeenColumn => {
      const whole = reading.format === 'jsonl' ? name : name.slice(0, shownName) // in JSON it is what is looked for
      return toColumn(whole, seen[index] as Seen, proposed[index])
    }),
    statuses: most('statuses'),
    members: most('members'),
  }
}

/** Whether a text was looked at to its end. */
async function isShort(path: string, { format }: ParseOptions): Promise<boolean> {
  if (format === 'xlsx') return true
  const { stat } = await import('node:fs/promises')
  return (await stat(path)).size <= mostBytes
}

/** `late` counts values behind the first ones that tell the order of dates. */
type Seen = { filled: number; samples: string[]; dated: string[]; late: Record<'dmy' | 'mdy', number> }

/** How many of the first values of a column decide about its dates, and how many later ones of each order. */
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

/** A number over 12 in front tells the day from the month, however late it comes. */
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
): SeenColumn {
  const order = dated.length > 0 ? orderOf(dated) : undefined
  const isMoment = proposed && momentTargets.includes(proposed.to)
  const looksLikeNumber = order && ['unix', 'unixms', 'serial1900'].includes(order.order)
  const dates = order && (isMoment || !looksLikeNumber) ? order : null
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
