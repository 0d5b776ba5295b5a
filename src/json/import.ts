import type { Static } from 'typebox'
import {
  type Import,
  type ImportMapping,
  type Outcome,
  type ParseOptions,
  type Preview,
  type RefusedRow,
  rowsOf,
  shownName,
  undoUntil,
  workingStates,
} from '../domain/import.ts'
import { isTimeZone } from '../domain/project.ts'
import { excerpt, Refusal, type RefusalCode, refusal } from '../domain/refusal.ts'
import { sentence } from '../texts/en.ts'
import type {
  column,
  ImportSchema,
  importPatch,
  mapping,
  preview,
  RefusedRowSchema,
  reading,
} from './import-schemas.ts'
import { writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

/** Writes an import. `received` is the number of received bytes of its file. Lists set `hasPreview` to false. */
export function writeImport(
  work: Import,
  received: number,
  now: number,
  hasPreview = true,
): Static<typeof ImportSchema> {
  const isBegun = work.begunAt !== null
  const isWorking = workingStates.includes(work.state)
  return {
    id: String(work.id),
    name: work.name,
    size: work.size,
    received,
    state: work.state,
    waits: isWorking && now - work.heartbeatAt > 10,
    reason: work.failure && reasonOf(work.failure),
    created_at: writeTime(work.at),
    created_by: work.by.name,
    ended_at: writeTimeOrNull(work.endedAt),
    ...writeImportSettings(work),
    found: work.found && writeReading(work.found),
    sheets: work.sheets,
    ...(hasPreview && { preview: work.preview && writePreview(work.preview) }),
    forecast: work.forecast && {
      ...writeOutcome(work.forecast.outcome),
      changes: work.forecast.changes,
      unknown_statuses: work.forecast.unknownStatuses,
      ms: work.forecast.ms,
    },
    progress: isBegun || isWorking ? writeProgress(work) : null,
    undo_until: writeTimeOrNull(work.state === 'undone' ? null : undoUntil(work)),
    undone: work.undone && {
      removed: work.undone.removed,
      restored: work.undone.restored,
      kept: work.undone.kept,
      kept_leads: work.undone.keptLeads.map(String),
    },
  }
}

function writeOutcome(outcome: Outcome) {
  return { rows: rowsOf(outcome), ...outcome }
}

function writeProgress({ outcome, total, rate, state }: Import) {
  const left = total === null ? null : Math.max(0, total - rowsOf(outcome))
  const seconds = state === 'running' && left !== null && rate > 0 ? Math.ceil(left / rate) : null
  return { ...writeOutcome(outcome), total, rate, seconds_left: seconds }
}

function reasonOf({ code, params }: { code: string; params: object }) {
  const detail =
    code === 'fault'
      ? 'The server failed at it repeatedly. See its log'
      : sentence(new Refusal(code as RefusalCode, params as never))
  return { code, detail, params: { ...params } }
}

export function writeRefusedRow({ row, line, fault, text = '' }: RefusedRow): Static<typeof RefusedRowSchema> {
  const params = { line, ...fault.params }
  return { row, line, code: fault.code, detail: sentence(new Refusal(fault.code, params as never)), params, text }
}

function writeReading({ headerRow, timeZone, ...same }: ParseOptions) {
  return { ...same, header_row: headerRow, time_zone: timeZone }
}

/** Writes how the file of an import is read and mapped, as its `PATCH` takes it. */
export function writeImportSettings({ reading, mapping }: Import) {
  return { reading: reading && writeReading(reading), mapping: mapping && writeMapping(mapping) }
}

/** Reads a `PATCH` of an import. Refuses an unknown time zone. */
export function readImportPatch({ reading, mapping }: Static<typeof importPatch>) {
  return { ...(reading && { reading: readReading(reading) }), ...(mapping && { mapping: readMapping(mapping) }) }
}

function readReading({ header_row, time_zone, ...same }: Partial<Static<typeof reading>>): Partial<ParseOptions> {
  if (time_zone !== undefined && !isTimeZone(time_zone))
    throw refusal('unknown-time-zone', { given: excerpt(time_zone) }, 'reading.time_zone')
  return {
    ...same,
    ...(header_row !== undefined && { headerRow: header_row }),
    ...(time_zone !== undefined && { timeZone: time_zone }),
  }
}

function writeMapping({ statuses, members, makeStatuses, ...same }: ImportMapping): Static<typeof mapping> {
  return {
    ...same,
    columns: same.columns as Static<typeof column>[],
    statuses: statuses.map(({ status, ...each }) => ({ ...each, status: status === null ? null : String(status) })),
    members: members.map(({ given, member }) => ({ given, member: member === null ? null : String(member) })),
    make_statuses: makeStatuses,
  }
}

function readMapping({
  statuses,
  members,
  make_statuses,
  columns,
  ...same
}: Partial<Static<typeof mapping>>): Partial<ImportMapping> {
  const idOf = (given: string | null) => (given === null ? null : Number(given))
  return {
    ...same,
    ...(columns && { columns: columns as ImportMapping['columns'] }),
    ...(statuses && { statuses: statuses.map(({ status, ...each }) => ({ ...each, status: idOf(status) })) }),
    ...(members && { members: members.map(({ given, member }) => ({ given, member: idOf(member) })) }),
    ...(make_statuses !== undefined && { makeStatuses: make_statuses }),
  }
}

function writePreview({
  lines,
  rowsRead,
  isWhole,
  columns,
  statuses,
  members,
  likeBefore,
}: Preview): Static<typeof preview> {
  const all = columns.map(({ name, filled, samples, proposed, dates }, column) => ({
    column,
    name: name.slice(0, shownName),
    filled,
    samples,
    proposed,
    dates: dates && { order: dates.order, is_sure: dates.isSure, unread: dates.unread },
  }))
  return {
    lines,
    rows_read: rowsRead,
    is_whole: isWhole,
    columns: all,
    statuses,
    members: members.map(({ given, rows, member = null }) => ({
      given,
      rows,
      member: member === null ? null : String(member),
    })),
    like_before: likeBefore ?? false,
  }
}
