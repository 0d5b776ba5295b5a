import type { Store } from '../store/store.ts'

/** The state of scheduled backups. Times are in seconds; `every` is the interval, 0 once none are scheduled any more. */
export type BackupState = {
  every: number
  /** When a server with the schedule last recorded itself; null once it has stopped. Missing in older states. */
  noted_at?: number | null
  /** When a backup was last started. */
  tried_at: number | null
  /** When the server that makes a backup last recorded that it still does; null when it is done. Missing in older states. */
  heartbeat_at?: number | null
  /** When the last successful backup was made, its size in bytes and its location. */
  made_at: number | null
  bytes: number | null
  place: string | null
  /** Why the last one failed; null when it did not. */
  error: string | null
  /** When a backup was last tested by a restore, and its fault. */
  tested_at: number | null
  test_error: string | null
}

/** The setting of the store that contains the state, as JSON. */
const setting = 'backup'

const none: Omit<BackupState, 'every'> = {
  tried_at: null,
  made_at: null,
  bytes: null,
  place: null,
  error: null,
  tested_at: null,
  test_error: null,
}

/** How often (seconds) a server with the schedule records itself. */
const noteEvery = 3_600

/** After this time (seconds) without such a record another server may end the schedule. It is longer than a backup takes. */
const forgetAfter = 86_400

/** After this time (seconds) without a record a server counts as no longer making its backup. */
const heartbeatTimeout = 600

/** The state, with its stored text for a compare-and-set change; undefined when no backups are scheduled. */
export async function findBackupState(store: Store): Promise<{ state: BackupState; text: string } | undefined> {
  const known = await find(store)
  return known && known.state.every > 0 ? known : undefined
}

/**
 * Records at the start of a server whether it has a schedule. A server without one ends the schedule of a server that is gone, but not that of a
 * running one, since a single one of the servers of a store may have the schedule. The state stays, for a later schedule.
 */
export async function noteSchedule(store: Store, every: number | undefined, now: number): Promise<void> {
  const known = await find(store)
  if (every !== undefined) {
    const state = { ...none, ...known?.state, every, noted_at: now }
    await store.transaction((tx) => tx.settings.replace(setting, known?.text, JSON.stringify(state)))
  } else if (known && (store.hasServerLock || isOver(known.state.noted_at, forgetAfter, now)))
    await changeBackupState(store, known.text, { ...known.state, every: 0 })
}

/** Whether a server makes a backup now, however long it takes. It records so each minute; one that died counts as busy for ten minutes. */
export function isRunning({ heartbeat_at }: BackupState, now: number): boolean {
  return !isOver(heartbeat_at, heartbeatTimeout, now)
}

/** Whether a server with the schedule has to record itself again. */
export function isNoteOld(state: BackupState | undefined, now: number): boolean {
  return isOver(state?.noted_at, noteEvery, now)
}

/** Records that a server with the schedule stops. */
export async function unnoteSchedule(store: Store): Promise<void> {
  const known = await find(store)
  if (known) await changeBackupState(store, known.text, { ...known.state, noted_at: null })
}

/** Changes the state unless another process has meanwhile; returns whether it did. */
export async function changeBackupState(store: Store, text: string, changed: BackupState): Promise<boolean> {
  return store.transaction((tx) => tx.settings.replace(setting, text, JSON.stringify(changed)))
}

/** The health of backups: none was made yet, all is well, the last failed, the next is late, or a test found a broken one. */
export type BackupHealth = 'new' | 'well' | 'failed' | 'late' | 'broken'

/** The health of scheduled backups at `now` (seconds). A backup counts as late after twice the interval. */
export function healthOf({ every, made_at, tried_at, error, test_error }: BackupState, now: number): BackupHealth {
  if (error !== null) return 'failed'
  if (test_error !== null) return 'broken'
  const since = made_at ?? tried_at
  if (since !== null && now - since > 2 * every) return 'late'
  return made_at === null ? 'new' : 'well'
}

async function find(store: Store): Promise<{ state: BackupState; text: string } | undefined> {
  const found = await store.settings.find(setting)
  return found && { state: JSON.parse(found.value) as BackupState, text: found.value }
}

/** Whether `seconds` have passed. A time as far in the future comes from a wrong clock and counts as passed too. */
function isOver(since: number | null | undefined, seconds: number, now: number): boolean {
  return since == null || Math.abs(now - since) >= seconds
}
