import { randomUUID } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { AuditAction } from '../domain/audit.ts'
import {
  type Import,
  type ImportMapping,
  importLimits,
  importTime,
  noRows,
  type ParseOptions,
  type Preview,
  rowsOf,
  undoUntil,
  uploadTime,
  workingStates,
} from '../domain/import.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { firstFailure } from './first-failure.ts'
import { refuseWithoutRoom } from './import-room.ts'
import { newToken } from './undoable.ts'

/** The lease (seconds) of a process on an import. When it expires, another process continues the import. */
export const importLease = 15

/** The interval (seconds) at which a process renews its lease. */
export const heartbeatInterval = 4

/** Creates an import, whose file is uploaded afterwards. With `largest`, the limit of a file in bytes, it refuses an import without room for it. */
export function createImport(
  store: Store,
  by: Actor,
  project: Project,
  { name, size, largest }: Pick<Import, 'name' | 'size'> & { largest?: number },
  now: number,
): Promise<Import> {
  return store.transaction(async (tx) => {
    const made = await tx.imports.insert(project.id, {
      at: now,
      by,
      name,
      size,
      file: randomUUID(),
      state: 'uploading',
      reading: null,
      found: null,
      sheets: [],
      preview: null,
      mapping: null,
      forecast: null,
      place: 0,
      total: null,
      outcome: noRows(),
      token: newToken(),
      lastLead: 0,
      begunAt: null,
      endedAt: null,
      rate: 0,
      heartbeatAt: now,
      made: { statuses: [], fields: [] },
      undone: null,
      failure: null,
      failures: 0,
    })
    if (largest !== undefined) await refuseWithoutRoom(tx, project, largest)
    return made
  }, project.id)
}

/** The result of a preview: the parse options in use and as detected, the sheets, the preview and the mapping. */
export type Looked = {
  reading: ParseOptions
  found: ParseOptions
  sheets: string[]
  preview: Preview
  mapping: ImportMapping
}

/** Stores the result of a preview and discards the forecast. Refuses while a process works on the import, and once it has begun. */
export function saveLook(store: Store, project: Project, id: number, looked: Looked): Promise<Import> {
  return change(store, project, id, (held) => {
    if (held.begunAt !== null || !['uploading', 'ready', 'stopped', 'failed'].includes(held.state))
      throw refusal('import-busy', {})
    return {
      ...looked,
      state: 'ready',
      forecast: null,
      total: null,
      place: 0,
      outcome: noRows(),
      failure: null,
      failures: 0,
    }
  })
}

/** An import in progress. `isOurs` is true if this call began it and holds the lease; otherwise another process may be working on it. */
export type Begun = { work: Import; isOurs: boolean }

/** Begins a dry run. Refuses an import that would load no column. */
export function beginForecast(store: Store, project: Project, id: number, now: number): Promise<Begun> {
  return begin(store, project, id, now, (held) => {
    if (held.begunAt !== null || !held.mapping || !['ready', 'stopped', 'failed'].includes(held.state))
      throw refusal('import-busy', {})
    refuseUnmapped(held)
    return {
      state: 'forecasting',
      forecast: null,
      place: 0,
      outcome: noRows(),
      heartbeatAt: now,
      rate: 0,
      failure: null,
      failures: 0,
    }
  })
}

/**
 * Begins an import, or continues a stopped one. Refuses an import without a forecast, one that would load no column or create too many statuses,
 * and a second one in the same project.
 */
export function beginRun(store: Store, by: Actor, project: Project, id: number, now: number): Promise<Begun> {
  return begin(store, project, id, now, async (held, tx) => {
    if (held.state === 'running') return undefined
    if (
      held.undone ||
      !['ready', 'stopped', 'failed'].includes(held.state) ||
      (await tx.imports.hasWorking(project.id, id))
    )
      throw refusal('import-busy', {})
    if (!held.forecast) throw refusal('import-no-forecast', {})
    refuseUnmapped(held)
    if (held.mapping?.makeStatuses && held.forecast.unknownStatuses.length > importLimits.newStatuses)
      throw refusal('import-too-many-statuses', { limit: importLimits.newStatuses })
    if (held.begunAt === null)
      await note(tx, by, project, 'leads.imported', held, { rows: rowsOf(held.forecast.outcome) }, now)
    return { state: 'running', heartbeatAt: now, rate: 0, failure: null, failures: 0, endedAt: null }
  })
}

/** Each row would be refused, which does not tell what is missing. */
function refuseUnmapped({ mapping }: Import): void {
  if (mapping?.columns.length === 0) throw refusal('import-nothing-mapped', {})
}

/** Stops the work on an import. Rows that were loaded stay. */
export function stopImport(store: Store, project: Project, id: number, now: number): Promise<Import> {
  return change(store, project, id, ({ state, begunAt }) => {
    if (!workingStates.includes(state)) return {}
    return state === 'forecasting'
      ? { state: 'ready', place: 0, outcome: noRows() }
      : { state: 'stopped', endedAt: begunAt === null ? null : now }
  })
}

/** Begins or continues the undo of an import. Refuses an import that loaded nothing, and a first undo 30 days after the import began. */
export function beginUndo(store: Store, by: Actor, project: Project, id: number, now: number): Promise<Begun> {
  return begin(store, project, id, now, async (held, tx) => {
    if (held.state === 'undoing') return undefined
    if (workingStates.includes(held.state) || (await tx.imports.hasWorking(project.id, id)))
      throw refusal('import-busy', {})
    const until = undoUntil(held)
    if (until === null || held.state === 'undone' || (!held.undone && until <= now))
      throw refusal('import-not-undoable', {})
    if (!held.undone) await note(tx, by, project, 'leads.import_undone', held, {}, now)
    const undone = held.undone ?? { place: 0, removed: 0, restored: 0, kept: 0, keptLeads: [] }
    return { state: 'undoing', undone, heartbeatAt: now, failure: null, failures: 0 }
  })
}

/** Removes an import and its file. The leads that it loaded stay. */
export async function removeImport(store: Store, project: Project, id: number): Promise<void> {
  const file = await store.transaction(async (tx) => {
    const held = await found(tx, project, id)
    if (workingStates.includes(held.state)) throw refusal('import-busy', {})
    await tx.imports.hide(project.id, id)
    return held.file
  }, project.id)
  await store.spool.imports.remove(file)
  await removeHidden(store, project.id, id).catch(() => {}) // it is hidden already, and pruning removes the rest
}

/** Removes imports older than 30 days with their files, imports whose upload did not finish within a day, and files without an import. */
export async function pruneImports(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const { attempt, tell } = firstFailure()
  let count = 0
  for (const { id } of await store.projects.all())
    await attempt(async () => {
      while (!stop?.aborted) {
        const old = await store.transaction(
          (tx) => tx.imports.hideOld(id, { before: now - importTime, sent: now - uploadTime }),
          id,
        )
        if (!old || !(await removeHidden(store, id, old.id, stop))) break
        count++
        await attempt(() => store.spool.imports.remove(old.file)) // a file that could not be removed is tried again below
      }
    })
  const old = (await store.spool.imports.names()).filter(({ at }) => at < now - uploadTime).map(({ name }) => name)
  const known = await store.imports.files(old)
  for (const name of old) if (!known.has(name) && !stop?.aborted) await attempt(() => store.spool.imports.remove(name))
  tell()
  return count
}

/** The number of rows of an import that one transaction removes. */
const removalBatch = 2_000

/** Removes the rows of a hidden import in batches, so that other writes can run in between. Returns false if `stop` came first. */
async function removeHidden(store: Store, project: number, id: number, stop?: AbortSignal): Promise<boolean> {
  while (!stop?.aborted)
    if (await store.transaction((tx) => tx.imports.removeSome(project, id, removalBatch), project)) return true
  return false
}

type Given = Partial<Omit<Import, 'id'>>

/** Begins an operation and leases the import. `of` returns the changes, or undefined if the operation is already running. */
function begin(
  store: Store,
  project: Project,
  id: number,
  now: number,
  of: (held: Import, tx: Transaction) => Given | undefined | Promise<Given | undefined>,
): Promise<Begun> {
  return store.transaction(async (tx) => {
    const held = await found(tx, project, id)
    const given = await of(held, tx)
    if (!given) return { work: held, isOurs: false }
    await tx.imports.change(project.id, id, given, now + importLease)
    return { work: { ...held, ...given }, isOurs: true }
  }, project.id)
}

/** Changes an import and releases its lease. */
function change(store: Store, project: Project, id: number, of: (held: Import) => Given): Promise<Import> {
  return store.transaction(async (tx) => {
    const held = await found(tx, project, id)
    const given = of(held)
    if (Object.keys(given).length > 0) await tx.imports.change(project.id, id, given, 0)
    return { ...held, ...given }
  }, project.id)
}

async function found(tx: Transaction, project: Project, id: number): Promise<Import> {
  const held = await tx.imports.findForUpdate(project.id, id)
  if (!held) throw refusal('no-such-import', { id: String(id) }, 'id')
  return held
}

function note(
  tx: Transaction,
  by: Actor,
  project: Project,
  action: AuditAction,
  { id }: Import,
  details: Record<string, unknown>,
  now: number,
) {
  return tx.audit.append(project.id, { at: now, by, action, subject: `import:${id}`, details })
}
