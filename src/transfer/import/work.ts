import { prepareRun } from '../../actions/import-preparation.ts'
import {
  claimImport,
  forgetRefusals,
  recordForecast,
  recordImportFailure,
  releaseImport,
  renewImport,
} from '../../actions/import-progress.ts'
import { importMany } from '../../actions/import-rows.ts'
import { type UndoSlice, undoImportMany } from '../../actions/import-undo.ts'
import { endUndo } from '../../actions/import-undo-end.ts'
import { heartbeatInterval, importLease } from '../../actions/imports.ts'
import { pause } from '../../actions/pause.ts'
import { isTransient } from '../../actions/transient-errors.ts'
import {
  headingsOf,
  type Import,
  type ImportMapping,
  type Outcome,
  type ParseOptions,
  rowsOf,
} from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal, refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { forecastImport } from './forecast.ts'
import { readImport } from './read.ts'
import { refuseOther } from './receive.ts'
import { createThrottle } from './throttle.ts'

/** The store, the clock in seconds, and the interval (ms) at which a running import renews its lease. */
export type ImportContext = { store: Store; clock: () => number; heartbeat?: number }

/** The most slices in flight, which share commits while nobody else writes. */
const mostUnderway = 6

/** Runs an import until it ends, is stopped, or `isOver` returns true. Throws only errors that a retry may resolve. */
export async function workImport(
  context: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  const rest = keepLease(context, project, work)
  try {
    if (work.state !== 'undoing') await refuseOther(context.store, work)
    if (work.state === 'forecasting') await forecast(context, project, work, isOver)
    else if (work.state === 'running') await load(context, project, work, isOver)
    else if (work.state === 'undoing') await undo(context, project, work, isOver)
  } catch (error) {
    await rest()
    await noteFailure(context, project, work, error)
  } finally {
    await rest()
  }
}

/** Renews the lease on a timer; returns a function that stops it. */
function keepLease(
  { store, clock, heartbeat = heartbeatInterval * 1_000 }: ImportContext,
  project: Project,
  work: Import,
) {
  let renewing: Promise<void> | undefined
  const renew = () => {
    renewing ??= renewImport(store, project, work, clock())
      .catch(() => {}) // the next renewal may succeed
      .finally(() => {
        renewing = undefined
      })
  }
  const timer = setInterval(renew, heartbeat)
  return async (): Promise<void> => {
    clearInterval(timer)
    await renewing
  }
}

/** Records a failure of the import. Rethrows a temporary error such as a full disk, after which the import goes on. */
async function noteFailure(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  error: unknown,
): Promise<void> {
  if (isTransient(store, error)) throw error
  const known = (error as NodeJS.ErrnoException).code === 'ENOENT' ? refusal('import-file-gone', {}) : error
  const { name = '', code = '' } = known as NodeJS.ErrnoException
  const failure =
    known instanceof Refusal
      ? { code: known.code, params: known.params }
      : { code: 'fault', params: { kind: `${name} ${code}`.trim() } }
  const held = (await store.imports.find(project.id, work.id)) ?? work
  if (
    !(await recordImportFailure(
      store,
      project,
      { ...held, state: work.state, reading: work.reading, mapping: work.mapping },
      failure,
      known instanceof Refusal,
      clock(),
    ))
  )
    throw error
}

function inputOf(store: Store, project: Project, work: Import) {
  const [reading, mapping] = [work.reading as ParseOptions, work.mapping as ImportMapping]
  return { path: store.spool.imports.path(work.file), project, reading, mapping, headings: headingsOf(work) }
}

async function forecast(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  if (!(await forgetRefusals(store, project, work, clock()))) return
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  let last: { outcome: Outcome; changes: Record<string, number>; unknownStatuses: string[] } | undefined
  let from = 0
  for await (const part of store.task(forecastImport, { ...inputOf(store, project, work), place: 0, now: clock() })) {
    const rate = Math.round(rowsOf(part.outcome) / Math.max(0.001, seconds()))
    if (isOver() || !(await recordForecast(store, project, work, { ...part, from, rate }, clock()))) return
    last = part
    from = rowsOf(part.outcome)
  }
  if (!last) return
  const { outcome, changes, unknownStatuses } = last
  const whole = { outcome, changes, unknownStatuses, ms: Math.round(seconds() * 1000) }
  await recordForecast(store, project, work, { from, outcome, refused: [], rate: work.rate, forecast: whole }, clock())
}

async function load(context: ImportContext, project: Project, begun: Import, isOver: () => boolean): Promise<void> {
  const { store, clock } = context
  if (begun.begunAt === null && !(await forgetRefusals(store, project, begun, clock()))) return
  const work = begun.begunAt === null ? await prepareRun(store, project, begun, clock()) : begun
  if (!work) return
  const whole = (await store.projects.find(project.id)) ?? project // with the own fields that `prepareRun` created
  const throttle = createThrottle(() => store.queued(project.id), mostUnderway)
  await store.ready(importMany, whole)
  let place = work.place
  const write = (rows: string, count: number, last: boolean) => {
    const times = { now: clock(), leasedUntil: clock() + importLease }
    const slice = { id: work.id, place, rows, last, rate: throttle.rate(), ...times }
    return throttle.add(count, async () => !('stale' in (await store.batch(importMany, whole, slice))))
  }
  try {
    for await (const { rows, count, last } of store.task(readImport, { ...inputOf(store, whole, work), place })) {
      if (isOver() || !(await write(rows, count, false))) return
      place = last
    }
    if (!isOver() && (await throttle.drained())) await write('[]', 0, true)
  } finally {
    await throttle.drained() // no write may follow the release of the lease
  }
}

async function undo(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  const throttle = createThrottle(() => store.queued(project.id), 1)
  await store.ready(undoImportMany, project)
  for (let place: number | undefined = work.undone?.place ?? 0; !isOver(); ) {
    const slice: UndoSlice = { id: work.id, place, now: clock(), leasedUntil: clock() + importLease }
    const isOurs = await throttle.add(1, async () => {
      const done = await store.batch(undoImportMany, project, slice)
      if ('stale' in done) return false
      place = done.place
      return true
    })
    if (!isOurs) return
    if (place === undefined) return endUndo(store, project, work, clock(), isOver)
  }
}

/** Runs imports that no process has a lease of, such as those of a crashed process, until none is left. */
export async function workImports(context: ImportContext, isOver: () => boolean): Promise<void> {
  const { store, clock } = context
  while (!isOver() && (await store.imports.isWaiting(clock()))) {
    const claimed = await claimImport(store, clock())
    const project = claimed && (await store.projects.find(claimed.project))
    if (!claimed || !project) return
    await workImport(context, project, claimed.work, isOver)
    if (isOver()) await releaseImport(store, project, claimed.work)
  }
}

/** The number of imports that one process runs in parallel. */
const atOnce = 2

/** Keyed by the spool: requests get copies of the store, but all copies share one spool. */
const waiting = new WeakMap<Store['spool'], Set<() => void>>()

/** Makes the pollers of this process poll immediately. */
export function wakeImports({ spool }: Store): void {
  for (const wake of waiting.get(spool) ?? []) wake()
}

/** Polls for imports until `stop`. A failure is reported and retried. */
export async function pollImports(
  context: ImportContext,
  stop: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const { spool } = context.store
  const wakers = waiting.get(spool) ?? new Set()
  waiting.set(spool, wakers)
  const poll = async () => {
    while (!stop.aborted) {
      await workImports(context, () => stop.aborted).catch(onFailure)
      const woken = new AbortController()
      const wake = () => woken.abort()
      wakers.add(wake)
      if (!stop.aborted) await pause(1_000, woken.signal)
      wakers.delete(wake)
    }
  }
  const wakeAll = () => wakeImports(context.store)
  stop.addEventListener('abort', wakeAll)
  await Promise.all(Array.from({ length: atOnce }, poll))
  stop.removeEventListener('abort', wakeAll)
}
