import type { Actor } from './access.ts'
import type { JobFailure } from './job.ts'
import type { Lead, LeadPatch } from './lead.ts'
import type { OwnFieldName, OwnFieldType } from './own-field.ts'
import type { RowCode } from './refusal.ts'
import type { StatusType } from './status.ts'
import type { Touch } from './touch.ts'

export const importFormats = ['csv', 'xlsx', 'jsonl'] as const
type ImportFormat = (typeof importFormats)[number]

/** The encodings that a file may be in. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'cp866',
  'maccyrillic',
  'windows-1252',
  'iso-8859-5',
] as const
export type Encoding = (typeof encodings)[number]

/** What may stand between the cells of a line, and around one. */
export const separators = [';', ',', '\t', '|'] as const
export const quotes = ['"', "'"] as const

/** How a file is read. `headerRow` is the line of the names of columns, from 1; 0 means none. What a format lacks is null. */
export type ParseOptions = {
  format: ImportFormat
  encoding: Encoding | null
  separator: (typeof separators)[number] | null
  quote: (typeof quotes)[number] | null
  headerRow: number
  sheet: string | null
  timeZone: string
}

/** How the moments of a column are written; `mixed` of one that has the day first in some and the month first in others. */
export const dateOrders = ['dmy', 'mdy', 'mixed', 'ymd', 'serial1900', 'serial1904', 'unix', 'unixms'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Where a column may go, beside own fields. `external_id` is the number of the lead in another system. */
export const targets = [
  'id',
  'external_id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'text',
  'creation_date',
  'status',
  'status_id',
  'price',
  'paid_date',
  'assignee',
  'assignee_id',
  'remind_at',
  'remind_note',
  'lost_reason',
  'lost_reason_id',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'referrer',
  'landing',
] as const
export type Target = (typeof targets)[number]

/** A column that goes somewhere: its place in the file from 0. With `fill` it fills where an earlier column was empty. */
export type ColumnPlan = {
  column: number
  to: Target | OwnFieldName | 'new'
  fill?: boolean
  dates?: DateOrder
  /** Of an own field that is made. */
  name?: string
  type?: OwnFieldType
}

export const matchKinds = ['none', 'id', 'contact'] as const
export const updateKinds = ['given', 'empty', 'skip'] as const

/** What a file says of statuses, and which status that is; null is the default one. `make` is one that is made. */
export type StatusPlan = { given: string; status: number | null; make?: { name: string; type: StatusType } }
type MemberPlan = { given: string; member: number | null }

/** What is loaded, and how it meets the leads that are there. */
export type ImportMapping = {
  columns: ColumnPlan[]
  match: (typeof matchKinds)[number]
  update: (typeof updateKinds)[number]
  statuses: StatusPlan[]
  members: MemberPlan[]
  makeStatuses: boolean
  /** Whether a phone or a value of an own field that cannot be read refuses its row; else it is kept as a text. */
  strict: boolean
}

/** What a row gives a lead; what it leaves empty is not there. */
export type GivenLead = Omit<LeadPatch, 'firstTouch' | 'lastTouch'> & { touch?: Touch }

/** Why a row is refused. */
export type RowFault = { code: RowCode; params: Record<string, unknown> }

/**
 * A row as it was read. `row` counts from 1; it is recognised by its `person`, or by its `key`: `id:` a lead of this desk, `ext:` its number
 * elsewhere, `row:` all that it says.
 */
export type ImportRow = {
  row: number
  line: number
  key?: string
  person?: { number: string | null; mail: string | null }
  given?: GivenLead
  fault?: RowFault
  /** The row as it stands in the file, where it may be refused. */
  text?: string
}

/** How rows ended. Every row is in exactly one count. */
export const rowEnds = ['created', 'updated', 'unchanged', 'joined', 'refused'] as const
export type RowEnd = (typeof rowEnds)[number]
export type Outcome = Record<RowEnd, number>

export function noRows(): Outcome {
  return { created: 0, updated: 0, unchanged: 0, joined: 0, refused: 0 }
}

/** How many rows an outcome counts. */
export function rowsOf(outcome: Outcome): number {
  return rowEnds.reduce((sum, end) => sum + outcome[end], 0)
}

export const importStates = [
  'uploading',
  'ready',
  'forecasting',
  'running',
  'stopped',
  'done',
  'failed',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

/** States in which a server process works at an import. */
export const workingStates: readonly ImportState[] = ['forecasting', 'running', 'undoing']

/** A refused row as it is kept, with the beginning of what stands in the file. */
export type RefusedRow = { row: number; line: number; fault: RowFault; text?: string | undefined }

/**
 * What a dry run found: the counts, how many leads it would change in each field, and names that no status has, which the loading makes where it is
 * to make them.
 */
export type Forecast = { outcome: Outcome; changes: Record<string, number>; ms: number; unknownStatuses: string[] }

/** A column of a file as it looks in its first rows. */
export type SeenColumn = {
  name: string
  filled: number
  samples: string[]
  proposed: ColumnPlan['to'] | null
  fill: boolean
  dates: { order: DateOrder; isSure: boolean; unread: number } | null
}

/** How many characters of the name of a column are shown. */
export const shownName = 200

/** The first rows of a file. */
export type Preview = {
  lines: { line: number; text: string }[]
  rowsRead: number
  isWhole: boolean
  columns: SeenColumn[]
  /** What stands in the columns of statuses and members, the most frequent first; and which member that is unless somebody says otherwise. */
  statuses: { given: string; rows: number }[]
  members: { given: string; rows: number; member?: number | null }[]
  /** Whether the mapping was proposed as an earlier file with the same columns was loaded. */
  likeBefore?: boolean
}

/** The names of the columns of a file; none before it was looked at. */
export function headingsOf({ preview }: Pick<Import, 'preview'>): string[] {
  return preview?.columns.map(({ name }) => name) ?? []
}

/**
 * What an undo did: leads that were removed and put back, and those that stay, since they were changed again. It goes on before the event
 * `place`; 0 is the end.
 */
export type Undone = { place: number; removed: number; restored: number; kept: number; keptLeads: number[] }

/**
 * Leads from a file. `place` is the last row that is done, `outcome` what came of them; both are committed together with the leads of a
 * slice, so that nothing is loaded twice. `lastLead` is the last lead that there was at the beginning.
 */
export type Import = {
  id: number
  at: number
  by: Actor
  name: string
  size: number
  file: string
  state: ImportState
  reading: ParseOptions | null
  found: ParseOptions | null
  sheets: string[]
  preview: Preview | null
  mapping: ImportMapping | null
  forecast: Forecast | null
  place: number
  total: number | null
  outcome: Outcome
  token: string
  lastLead: number
  begunAt: number | null
  endedAt: number | null
  /** Rows a second, lately. */
  rate: number
  heartbeatAt: number
  made: { statuses: number[]; fields: number[] }
  undone: Undone | null
  failure: JobFailure | null
  failures: number
}

/**
 * The greatest width of a table, in columns; the characters of all names of JSON lines, which are kept; the longest line and cell, in bytes and characters; the rows of a file; how many statuses an import
 * makes by itself, and how long their names are.
 */
export const importLimits = {
  columns: 1_000,
  names: 262_144,
  line: 1_048_576,
  cell: 131_072,
  rows: 2_000_000,
  newStatuses: 100,
  statusName: 200,
}

/** How long (seconds) the file of an import is kept, and so long after its loading began it can be undone: 30 days. */
export const importTime = 30 * 86_400

/** Until when (seconds) an undo of an import can begin; null of one that has loaded nothing. */
export function undoUntil({ begunAt }: Pick<Import, 'begunAt'>): number | null {
  return begunAt === null ? null : begunAt + importTime
}

/** How long (seconds) a file may take to come whole. */
export const uploadTime = 86_400

/** Whether an import may have made a lead: pulls beside it, and imports that ran while it was stopped, have the same door. */
export function mayBeOfImport(
  { id, door, createdBy }: Pick<Lead, 'id' | 'door' | 'createdBy'>,
  { lastLead, by }: Pick<Import, 'lastLead' | 'by'>,
): boolean {
  return id > lastLead && door === 'import' && createdBy === by.name
}
