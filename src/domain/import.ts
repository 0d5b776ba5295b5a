import type { Actor } from './access.ts'
import type { JobFailure } from './job.ts'
import type { Lead, LeadPatch } from './lead.ts'
import type { OwnFieldName, OwnFieldType } from './own-field.ts'
import type { RowCode } from './refusal.ts'
import type { StatusType } from './status.ts'
import type { Touch } from './touch.ts'

export const importFormats = ['csv', 'xlsx', 'jsonl'] as const
type ImportFormat = (typeof importFormats)[number]

/** The supported encodings of a file. */
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

/** The supported separators of cells, and the quotes around one. */
export const separators = [';', ',', '\t', '|'] as const
export const quotes = ['"', "'"] as const

/** How a file is parsed. `headerRow` is the line of the column names, from 1; 0 means none. An option that the format does not have is null. */
export type ParseOptions = {
  format: ImportFormat
  encoding: Encoding | null
  separator: (typeof separators)[number] | null
  quote: (typeof quotes)[number] | null
  headerRow: number
  sheet: string | null
  timeZone: string
}

/** The notation of dates in a column. In a `mixed` one, some dates have the day first and others the month. */
export const dateOrders = ['dmy', 'mdy', 'mixed', 'ymd', 'serial1900', 'serial1904', 'unix', 'unixms'] as const
export type DateOrder = (typeof dateOrders)[number]

/** The fields that a column may be mapped to, besides own fields. `external_id` is the id of the lead in another system. */
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

/** The mapping of a column, which is its index from 0. With `fill`, it is used only in rows where earlier columns of the field are empty. */
export type ColumnPlan = {
  column: number
  to: Target | OwnFieldName | 'new'
  fill?: boolean
  dates?: DateOrder
  /** The name of the own field that the import creates for the column. */
  name?: string
  type?: OwnFieldType
}

export const matchKinds = ['none', 'id', 'contact'] as const
export const updateKinds = ['given', 'empty', 'skip'] as const

/** Maps a status name in the file to a status; null is the default one. `make` is a status that the import creates. */
export type StatusPlan = { given: string; status: number | null; make?: { name: string; type: StatusType } }
type MemberPlan = { given: string; member: number | null }

/** How the columns of a file become leads, and how rows match and update existing leads. */
export type ImportMapping = {
  columns: ColumnPlan[]
  match: (typeof matchKinds)[number]
  update: (typeof updateKinds)[number]
  statuses: StatusPlan[]
  members: MemberPlan[]
  makeStatuses: boolean
  /** Whether a row is refused if its phone or the value of an own field is invalid. Otherwise such a value is kept as a text. */
  strict: boolean
}

/** The values that a row gives a lead. Empty cells have no property. */
export type GivenLead = Omit<LeadPatch, 'firstTouch' | 'lastTouch'> & { touch?: Touch }

/** Why a row is refused. Rows and the store name it `fault`. */
export type RowRefusal = { code: RowCode; params: Record<string, unknown> }

/**
 * A parsed row. `row` counts from 1. It is matched to a lead by its `person` or by its `key`: `id:` and the id of a lead, `ext:` and an id in another
 * system, or `row:` and a fingerprint of all its values.
 */
export type ImportRow = {
  row: number
  line: number
  key?: string
  person?: { number: string | null; mail: string | null }
  /** When its lead was received, as an export says. */
  receivedAt?: number
  given?: GivenLead
  /** The own fields of type date whose cell shows the day in another form, with the text of the cell. */
  shown?: Record<string, string>
  fault?: RowRefusal
  /** The beginning of the original row, if the row is refused or may be refused later. */
  text?: string
}

/** The possible outcomes of a row. Each row has exactly one. */
export const rowEnds = ['created', 'updated', 'unchanged', 'joined', 'refused'] as const
export type RowEnd = (typeof rowEnds)[number]
export type Outcome = Record<RowEnd, number>

export function noRows(): Outcome {
  return { created: 0, updated: 0, unchanged: 0, joined: 0, refused: 0 }
}

/** The total number of rows in an outcome. */
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

/** The states in which a server process works on an import. */
export const workingStates: readonly ImportState[] = ['forecasting', 'running', 'undoing']

/** A refused row as it is stored, with the beginning of the original row. */
export type RefusedRow = { row: number; line: number; fault: RowRefusal; text?: string | undefined }

/**
 * The result of a dry run: the counts, the number of changes of each field, and the status names that match no status, for which the import creates
 * statuses if the mapping says so.
 */
export type Forecast = { outcome: Outcome; changes: Record<string, number>; ms: number; unknownStatuses: string[] }

/** A column of a file as its preview shows it. */
export type SeenColumn = {
  name: string
  filled: number
  samples: string[]
  proposed: ColumnPlan['to'] | null
  fill: boolean
  dates: { order: DateOrder; isSure: boolean; unread: number } | null
}

/** The number of characters of a column name that are shown. */
export const shownName = 200

/** The first rows of a file. */
export type Preview = {
  lines: { line: number; text: string }[]
  rowsRead: number
  isWhole: boolean
  columns: SeenColumn[]
  /** The values of the columns of statuses and members, the most frequent first. `member` is the member with that name, if the mapping has none. */
  statuses: { given: string; rows: number }[]
  members: { given: string; rows: number; member?: number | null }[]
  /** Whether the proposed mapping is that of an earlier import with the same columns. */
  likeBefore?: boolean
}

/** The column names of a file; empty before its first preview. */
export function headingsOf({ preview }: Pick<Import, 'preview'>): string[] {
  return preview?.columns.map(({ name }) => name) ?? []
}

/**
 * The progress of an undo: the number of leads that were removed, that were restored, and that stay since they were changed again. It continues
 * with the events before `place`; 0 means that it begins with the last one.
 */
export type Undone = { place: number; removed: number; restored: number; kept: number; keptLeads: number[] }

/**
 * An import of leads from a file. `place` is the last processed row, and `outcome` counts the rows up to it. Both are committed with the leads of a
 * slice, so that no row is loaded twice. `lastLead` is the last lead of the project when the import began.
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
  /** The recent throughput in rows per second. */
  rate: number
  heartbeatAt: number
  made: { statuses: number[]; fields: number[] }
  undone: Undone | null
  failure: JobFailure | null
  failures: number
}

/**
 * The limits of a file. `names` is the total of characters in all names of JSON lines, since these are kept in memory. `line` is in bytes, `cell` in
 * characters. `newStatuses` and `statusName` limit the statuses that an import creates for unknown names.
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

/** The time (seconds) for which an import and its file are kept, and within which an undo can begin: 30 days. */
export const importTime = 30 * 86_400

/** The time (seconds) until which an undo can begin; null if the import has not begun. */
export function undoUntil({ begunAt }: Pick<Import, 'begunAt'>): number | null {
  return begunAt === null ? null : begunAt + importTime
}

/** The time limit (seconds) of an upload. */
export const uploadTime = 86_400

/** Whether an import may have created a lead. It is not certain: pulls, and other imports while this one was stopped, use the same door. */
export function mayBeOfImport(
  { id, door, createdBy }: Pick<Lead, 'id' | 'door' | 'createdBy'>,
  { lastLead, by }: Pick<Import, 'lastLead' | 'by'>,
): boolean {
  return id > lastLead && door === 'import' && createdBy === by.name
}
