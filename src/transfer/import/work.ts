import { setTimeout } from 'node:timers/promises'
import {
  claimImport,
  endUndo,
  forgetRefusals,
  noteForecast,
  noteImportFailure,
  prepareRun,
  releaseImport,
} from '../../actions/import-progress.ts'
import { importMany } from '../../actions/import-rows.ts'
import { undoImportMany } from '../../actions/import-undo.ts'
import { importLease } from '../../actions/imports.ts'
import { type Import, type ImportRow, type Mapping, type Outcome, type Reading, rowsOf } from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal, refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { forecastImport } from './forecast.ts'
import { readImport } from './read.ts'

/** The store, and the clock in seconds. */
export type ImportContext = { store: Store; clock: () => number }

/** Works at an import until it ends, it is stopped, or `isOver`. Throws an error that a retry may resolve. */
export async function workImport(
  context: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  try {
    if (work.state === 'forecasting') await forecast(context, project, work, isOver)
    else if (work.state === 'running') await load(context, project, work, isOver)
    else if (work.state === 'undoing') await undo(context, project, work, isOver)
  } catch (error) {
    await noteFailure(context, project, work, error)
  }
}

/** Whether an error is of a missing database or a full disk. */
export function isPassing(store: Store, error: unknown): boolean {
  return store.isAway(error) || (error instanceof Refusal && error.code === 'unavailable')
}

/** A missing database or a full disk is no failure of the import: it goes on when there is room. */
async function noteFailure(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  error: unknown,
): Promise<void> {
  const known = (error as NodeJS.ErrnoException).code === 'ENOENT' ? refusal('import-file-gone', {}) : error
  if (isPassing(store, known)) throw error
  const { name = '', code = '' } = known as NodeJS.ErrnoException
  const failure =
    known instanceof Refusal
      ? { code: known.code, params: known.params }
      : { code: 'fault', params: { kind: `${name} ${code}`.trim() } }
  const held = (await store.imports.find(project.id, work.id)) ?? work
  if (
    !(await noteImportFailure(
      store,
      project,
      { ...held, state: work.state },
      failure,
      known instanceof Refusal,
      clock(),
    ))
  )
    throw error
}

function inputOf(store: Store, project: Project, { file, reading, mapping }: Import) {
  return { path: store.spool.imports.path(file), project, reading: reading as Reading, mapping: mapping as Mapping }
}

async function forecast(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  await forgetRefusals(store, project, work)
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  let last: { outcome: Outcome; changes: Record<string, number>; unknownStatuses: string[] } | undefined
  for await (const part of store.task(forecastImport, { ...inputOf(store, project, work), place: 0, now: clock() })) {
    const rate = Math.round(rowsOf(part.outcome) / Math.max(0.001, seconds()))
    if (isOver() || !(await noteForecast(store, project, work, { ...part, rate }, clock()))) return
    last = part
  }
  if (!last) return
  const { outcome, changes, unknownStatuses } = last
  const whole = { outcome, changes, unknownStatuses, ms: Math.round(seconds() * 1000) }
  await noteForecast(store, project, work, { outcome, refused: [], rate: work.rate, forecast: whole }, clock())
}

async function load(context: ImportContext, project: Project, begun: Import, isOver: () => boolean): Promise<void> {
  const { store, clock } = context
  if (begun.begunAt === null) await forgetRefusals(store, project, begun)
  const work = begun.begunAt === null ? await prepareRun(store, project, begun, clock()) : begun
  const whole = (await store.projects.find(project.id)) ?? project // with the fields that were made
  const pace = createPace()
  let place = work.place
  const write = async (rows: ImportRow[], last: boolean) => {
    const slice = {
      id: work.id,
      place,
      rows,
      last,
      rate: pace.rate(),
      now: clock(),
      leasedUntil: clock() + importLease,
    }
    const done = await pace.measure(rows.length, () => store.batch(importMany, whole, slice))
    place = rows.at(-1)?.row ?? place
    return !('stale' in done)
  }
  for await (const rows of store.task(readImport, { ...inputOf(store, whole, work), place })) {
    if (isOver() || !(await write(rows, false))) return
    await pace.giveWay(store.queued())
  }
  if (!isOver()) await write([], true)
}

async function undo(
  { store, clock }: ImportContext,
  project: Project,
  work: Import,
  isOver: () => boolean,
): Promise<void> {
  const pace = createPace()
  for (let place = work.undone?.place ?? 0; !isOver(); ) {
    const slice = { id: work.id, place, now: clock(), leasedUntil: clock() + importLease }
    const done = await pace.measure(1, () => store.batch(undoImportMany, project, slice))
    if ('stale' in done) return
    if (done.place === undefined) return endUndo(store, project, work, clock())
    place = done.place
    await pace.giveWay(store.queued())
  }
}

/** How fast slices are written; while others wait, as much time is left to them as a slice took. */
function createPace() {
  let [rows, milliseconds, last] = [0, 0, 0]
  return {
    rate: () => (milliseconds === 0 ? 0 : Math.round((rows * 1000) / milliseconds)),
    async measure<T>(count: number, write: () => Promise<T>): Promise<T> {
      const began = performance.now()
      const done = await write()
      last = performance.now() - began
      rows = rows * 0.98 + count // the last slices count most
      milliseconds = milliseconds * 0.98 + last
      return done
    },
    async giveWay(queued: number): Promise<void> {
      if (queued > 0) await setTimeout(Math.min(last, 250))
    },
  }
}

/** Works at imports that nobody works at, such as those of a crashed process, until none is left. */
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

/** Imports that one process works at, each at its own pace. */
const atOnce = 2

/** Polls for imports until `stop`. A failure is reported and retried. */
export async function pollImports(
  context: ImportContext,
  stop: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const poll = async () => {
    while (!stop.aborted) {
      await workImports(context, () => stop.aborted).catch(onFailure)
      await setTimeout(1_000, undefined, { signal: stop }).catch(() => {})
    }
  }
  await Promise.all(Array.from({ length: atOnce }, poll))
}
