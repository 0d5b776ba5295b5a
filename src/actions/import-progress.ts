import { isDeepStrictEqual } from 'node:util'
import { type Forecast, type Import, noRows, type Outcome, type RefusedRow, rowsOf } from '../domain/import.ts'
import { type JobFailure, maxFailures } from '../domain/job.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { importLease } from './imports.ts'
import { enqueueJobNotice } from './notices/enqueue-notice.ts'

/** The number of refused rows that one transaction deletes. */
const deleteBatch = 2_000

/** Leases an import that is waiting for a process. `only` restricts it to one project or one import. */
export function claimImport(store: Store, now: number, only?: { project: number; id?: number }) {
  return store.transaction((tx) => tx.imports.claim(now, now + importLease, only))
}

/** Releases the lease of an import. */
export function releaseImport(store: Store, project: Project, { id }: Import): Promise<void> {
  return store.transaction((tx) => tx.imports.change(project.id, id, {}, 0), project.id)
}

/** Extends the lease of an import while it is in the same state. A slow part of a file may take longer than a lease. */
export function renewImport(store: Store, project: Project, { id, state }: Import, now: number): Promise<void> {
  return store.transaction((tx) => tx.imports.renew(project.id, id, { state, now, leasedUntil: now + importLease }))
}

/**
 * Deletes the refused rows of an earlier dry run, and resets the progress if this is a dry run too. Returns false if the import has changed since
 * and the caller must stop.
 */
export async function forgetRefusals(store: Store, project: Project, work: Import, now: number): Promise<boolean> {
  const { id, state } = work
  const isStill = state === 'forecasting' ? isSameForecast : isUnbegun
  const anew = state === 'forecasting' ? { place: 0, outcome: noRows() } : {}
  for (;;) {
    const count = await store.transaction(async (tx) => {
      const held = await tx.imports.findForUpdate(project.id, id)
      if (!held || !isStill(held, work)) return
      const gone = await tx.imports.forgetRefusals(project.id, id, deleteBatch)
      await tx.imports.change(project.id, id, { ...(gone === 0 && anew), heartbeatAt: now }, now + importLease)
      return gone
    }, project.id)
    if (count === undefined) return false
    if (count === 0) return true
  }
}

/** Whether the import is still in a dry run with the same options and mapping. Otherwise it was stopped, and another one may have begun. */
function isSameForecast({ state, reading, mapping }: Import, work: Import): boolean {
  return state === 'forecasting' && isDeepStrictEqual([reading, mapping], [work.reading, work.mapping])
}

function isUnbegun({ state, begunAt }: Import): boolean {
  return state === 'running' && begunAt === null
}

/** The result of a dry run up to now; its `refused` are the refused rows after row `from`. */
type ForecastPart = { from: number; outcome: Outcome; refused: RefusedRow[]; rate: number; forecast?: Forecast }

/** Stores the progress of a dry run. Returns false if it was stopped or another process has taken it over. */
export function recordForecast(
  store: Store,
  project: Project,
  work: Import,
  { from, outcome, refused, rate, forecast }: ForecastPart,
  now: number,
): Promise<boolean> {
  const { id } = work
  return store.transaction(async (tx) => {
    const held = await tx.imports.findForUpdate(project.id, id)
    if (!held || !isSameForecast(held, work) || held.place !== from) return false
    await tx.imports.refuse(project.id, id, refused)
    const place = rowsOf(outcome)
    const given = forecast
      ? ({ state: 'ready', forecast, total: place, place: 0, outcome: noRows() } as const)
      : { place, outcome }
    await tx.imports.change(
      project.id,
      id,
      { ...given, rate, heartbeatAt: now, failure: null, failures: 0 },
      now + importLease,
    )
    return true
  }, project.id)
}

/** Records a failure of an import. Returns true if the caller must not retry. */
export function recordImportFailure(
  store: Store,
  project: Project,
  work: Import,
  failure: JobFailure,
  isFinal: boolean,
  now: number,
): Promise<boolean> {
  const { id, state, place } = work
  return store.transaction(async (tx) => {
    const held = await tx.imports.findForUpdate(project.id, id)
    if (held?.state !== state || (state === 'running' && held.place !== place)) return true
    if (state === 'forecasting' && !isSameForecast(held, work)) return true
    const failures = isDeepStrictEqual(held.failure, failure) ? held.failures + 1 : 1
    const isOver = isFinal || failures >= maxFailures
    await tx.imports.change(
      project.id,
      id,
      { failure, failures, ...(isOver && { state: 'failed' as const, endedAt: now }) },
      now + 1,
    )
    if (isOver) await enqueueJobNotice(tx, project, { import: id }, { at: held.begunAt ?? now, by: held.by }, now)
    return isOver
  }, project.id)
}
