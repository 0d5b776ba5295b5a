import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { claimImport } from '../actions/import-progress.ts'
import {
  type Begun,
  beginForecast,
  beginRun,
  beginUndo,
  createImport,
  removeImport,
  stopImport,
} from '../actions/imports.ts'
import { findProject } from '../actions/projects.ts'
import {
  headingsOf,
  type Import,
  type ImportMapping,
  type Outcome,
  type ParseOptions,
  rowsOf,
} from '../domain/import.ts'
import type { Project } from '../domain/project.ts'
import { excerpt, Refusal, refusal } from '../domain/refusal.ts'
import { writeImportSettings } from '../json/import.ts'
import type { Store } from '../store/store.ts'
import { type PreviewChange, receivePart, refreshPreview } from '../transfer/import/receive.ts'
import { reasonOf, rejectedRows } from '../transfer/import/rejected.ts'
import { workImport } from '../transfer/import/work.ts'
import type { Answer, Desk } from './command.ts'
import { readImportSettings } from './import-settings.ts'
import { withBar } from './progress-bar.ts'

export type ImportOptions = {
  project: number
  match?: ImportMapping['match']
  update?: ImportMapping['update']
  makeStatuses?: boolean
  settings?: string
  dryRun?: boolean
  rejected?: string
  undo?: number
  args: (string | undefined)[]
}

/** The number of refused rows that are printed. */
const shown = 20

/** How often (ms) the progress of an import that a server has taken over is read. */
const lookEach = 500

/** The current time, read anew for each step, since a file may take long to arrive. */
const clock = () => Math.floor(Date.now() / 1000)

/** Loads leads from a file beside a running server: looks at it, forecasts it, and loads it unless only the forecast is wanted. */
export async function importFile({ store, now, by }: Desk, options: ImportOptions): Promise<Answer> {
  const project = await findProject(store, options.project)
  const [file] = options.args
  const { undo } = options
  if (undo !== undefined) {
    if (await claimImport(store, clock(), { project: project.id, id: undo }))
      await stopImport(store, project, undo, clock()) // the command that loaded it was interrupted
    return undoFile(store, project, await inTurn(store, project, () => beginUndo(store, by, project, undo, clock())))
  }
  if (file === undefined) throw refusal('required', {}, 'file')
  const change = changeOf(options)
  const { size } = statSync(file)
  const begun = await createImport(store, by, project, { name: basename(file), size }, now)
  let isWanted = false
  try {
    const loaded = await loadFile({ store, by }, project, begun, { file, change, ...options })
    isWanted = !options.dryRun
    return loaded
  } finally {
    if (!isWanted) await forget(store, project, begun).catch(() => {}) // otherwise pruning removes it later
  }
}

async function loadFile(
  { store, by }: Pick<Desk, 'store' | 'by'>,
  project: Project,
  begun: Import,
  { file, change, ...options }: ImportOptions & { file: string; change: PreviewChange | undefined },
): Promise<Answer> {
  const looked = await receivePart(store, project, begun, { offset: 0, bytes: createReadStream(file) })
  const ready = change ? await refreshPreview(store, project, looked, change) : looked
  const told = await work(store, project, await beginForecast(store, project, ready.id, clock()))
  if (!told.forecast) return stoppedEarly(told)
  const run = () => beginRun(store, by, project, told.id, clock())
  const done = options.dryRun ? told : await work(store, project, await inTurn(store, project, run))
  const outcome = options.dryRun ? told.forecast.outcome : done.outcome
  if (options.rejected !== undefined && outcome.refused > 0) await writeRejected(store, project, done, options.rejected)
  return answer(store, project, done, outcome, options)
}

/** What the options change about how the file is read and loaded. A single option wins over the file of settings. */
function changeOf({ settings: file, match, update, makeStatuses }: ImportOptions): PreviewChange | undefined {
  const settings = file === undefined ? undefined : readImportSettings(file)
  const single = { ...(match && { match }), ...(update && { update }), ...(makeStatuses && { makeStatuses }) }
  if (Object.keys(single).length === 0) return settings
  return { ...settings, mapping: { ...settings?.mapping, ...single } }
}

/**
 * Removes the import of a dry run, or of a file that could not be loaded, which would take the room of waiting files. One that has begun stays:
 * it can be continued or undone.
 */
async function forget(store: Store, project: Project, { id }: Import): Promise<void> {
  const held = await store.imports.find(project.id, id)
  if (!held || held.begunAt !== null) return
  if (held.state === 'forecasting') await stopImport(store, project, id, clock())
  await removeImport(store, project, id)
}

async function undoFile(store: Store, project: Project, begun: Begun): Promise<Answer> {
  const { undone, id, state } = await work(store, project, begun)
  const isStopped = state === 'stopped'
  const { removed = 0, restored = 0, kept = 0, keptLeads = [] } = undone ?? {}
  const text = `${isStopped ? 'Stopped. Undone so far' : 'Undone'}: ${removed} leads removed, ${restored} restored, ${kept} kept, since they were changed`
  const named = keptLeads.length > 0 ? `: ${keptLeads.slice(0, 50).join(', ')}` : ''
  const json = { import: id, removed, restored, kept, keptLeads, ...(isStopped && { stopped: true }) }
  return { json, text: `${text}${named}`, failed: isStopped }
}

/** The answer if somebody stopped the forecast, so that nothing was loaded. */
function stoppedEarly({ id }: Import): Answer {
  return { json: { import: id, stopped: true }, text: 'The forecast was stopped. Nothing was loaded', failed: true }
}

/** Begins an import; a project has one at a time. Completes the abandoned one of an interrupted command first. */
async function inTurn(store: Store, project: Project, begin: () => Promise<Begun>): Promise<Begun> {
  for (;;)
    try {
      return await begin()
    } catch (error) {
      const isBusy = error instanceof Refusal && error.code === 'import-busy'
      const left = isBusy && (await claimImport(store, clock(), { project: project.id }))
      if (!left) throw error
      await withProgress(store, project, { work: left.work, isOurs: true })
    }
}

/** Runs an import to its end. Throws if it failed. */
async function work(store: Store, project: Project, begun: Begun): Promise<Import> {
  const ended = await withProgress(store, project, begun)
  if (ended.state !== 'failed') return ended
  const { code = 'fault', params = {} } = ended.failure ?? {}
  throw code === 'fault' ? new Error('The import failed') : new Refusal(code as 'import-empty', params as never)
}

function withProgress(store: Store, project: Project, begun: Begun): Promise<Import> {
  return withBar(async (onDone) => {
    let before = 0
    const watch = async () => {
      const { outcome, total, size, state } = (await store.imports.find(project.id, begun.work.id)) ?? begun.work
      const rows = rowsOf(outcome)
      if (state !== 'forecasting' || total !== null) onDone(Math.max(0, rows - before), total ?? size)
      before = rows
    }
    const timer = setInterval(() => void watch().catch(() => {}), 500)
    return toItsEnd(store, project, begun).finally(() => clearInterval(timer))
  })
}

/** Runs an import until it ends or is stopped. It waits while a server has taken it over, and continues if that server has died. */
async function toItsEnd(store: Store, project: Project, { work: begun, isOurs }: Begun): Promise<Import> {
  const only = { project: project.id, id: begun.id }
  for (let ours = isOurs ? begun : undefined; ; ours = (await claimImport(store, clock(), only))?.work) {
    if (ours) await workImport({ store, clock }, project, ours, () => false)
    const now = await store.imports.find(project.id, begun.id)
    if (!now) throw refusal('no-such-import', { id: String(begun.id) })
    if (now.state !== begun.state) return now
    await setTimeout(lookEach)
  }
}

async function writeRejected(store: Store, project: Project, work: Import, to: string): Promise<void> {
  const [path, reading] = [store.spool.imports.path(work.file), work.reading as ParseOptions]
  const input = { path, reading, project, headings: headingsOf(work), id: work.id }
  await pipeline(Readable.from(store.task(rejectedRows, input)), createWriteStream(to, { flags: 'wx', mode: 0o600 }))
}

async function answer(
  store: Store,
  project: Project,
  work: Import,
  outcome: Outcome,
  { dryRun = false, settings }: ImportOptions,
): Promise<Answer> {
  const { id, preview, mapping, state } = work
  const isStopped = state === 'stopped'
  const title = isStopped ? 'Stopped early' : dryRun ? 'Forecast' : 'Done'
  const refused = await store.imports.refusals(project.id, id, 0, shown)
  const ends = Object.entries(outcome).map(([end, rows]) => `${rows} ${end}`)
  const columns = (mapping?.columns ?? []).map(({ column, to }) => `${excerpt(preview?.columns[column]?.name)} → ${to}`)
  const lines = [
    `Columns: ${columns.join(', ')}; matched by ${mapping?.match}`,
    ...(settings === undefined ? guessedDates(work) : []),
    `${title}: ${rowsOf(outcome)} rows, ${ends.join(', ')}`,
    ...refused.map((row) => reasonOf(row, 'en')),
    ...(outcome.refused > refused.length ? [`… and ${outcome.refused - refused.length} more`] : []),
    ...(dryRun ? [] : [`For 30 days it can be undone: zayavka import --undo ${id} --project ${project.id}`]),
  ]
  const json = {
    ...{ import: id, dryRun, rows: rowsOf(outcome), ...outcome, ...(isStopped && { stopped: true }) },
    ...writeImportSettings(work),
  }
  return { json, text: lines.join('\n'), failed: isStopped }
}

/** A line for each column of dates whose order no value decides. */
function guessedDates({ preview, mapping }: Import): string[] {
  return (mapping?.columns ?? []).flatMap(({ column, dates }) => {
    const found = preview?.columns[column]
    if (dates !== 'dmy' || !found?.dates || found.dates.isSure) return []
    const samples = found.samples.slice(0, 3).map(excerpt)
    return `Column ${excerpt(found.name)}: nothing tells whether day or month comes first (${samples.join(', ')}). Taken as the day; --settings can say otherwise`
  })
}
