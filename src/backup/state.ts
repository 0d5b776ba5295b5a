import type { Store } from '../store/store.ts'

/** How the scheduled backups fare. Times are in seconds; `every` is the time between two, 0 when none are scheduled any more. */
export type BackupState = {
  every: number
  /** When a server that has the schedule last said so; null once it has stopped. Absent in older ones. */
  noted_at?: number | null
  /** When one was last begun. */
  tried_at: number | null
  /** When the last that succeeded was made, its size in bytes and where it is. */
  made_at: number | null
  bytes: number | null
  place: string | null
  /** Why the last one failed; null when it did not. */
  error: string | null
  /** When one was last restored and checked, and what was wrong with it. */
  tested_at: number | null
  test_error: string | null
}

/** The setting of the store that holds it, as JSON. */
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

/** How often (seconds) a server that has the schedule says so. */
const noteEvery = 3_600

/** After how long (seconds) without a word of such a server another one may end the schedule: longer than a backup takes. */
const forgetAfter = 86_400

/** The state, with the text by which a change of it is claimed; undefined when no backups are scheduled. */
export async function findBackupState(store: Store): Promise<{ state: BackupState; text: string } | undefined> {
  const known = await find(store)
  return known && known.state.every > 0 ? known : undefined
}

/**
 * Notes at the start of a server whether it has a schedule. One that has none ends that of a server that is gone, never that of one beside
 * it: of servers with one store a single one may have the schedule. What is known of backups stays, for when they are scheduled again.
 */
export async function noteSchedule(store: Store, every: number | undefined, now: number): Promise<void> {
  const known = await find(store)
  if (every !== undefined) {
    const state = { ...none, ...known?.state, every, noted_at: now }
    await store.transaction((tx) => tx.settings.replace(setting, known?.text, JSON.stringify(state)))
  } else if (known && (store.hasServerLock || isOver(known.state.noted_at, forgetAfter, now)))
    await changeBackupState(store, known.text, { ...known.state, every: 0 })
}

/** Whether a server with the schedule has to note it again. */
export function isNoteOld(state: BackupState | undefined, now: number): boolean {
  return isOver(state?.noted_at, noteEvery, now)
}

/** Notes that a server with the schedule stops. */
export async function unnoteSchedule(store: Store): Promise<void> {
  const known = await find(store)
  if (known) await changeBackupState(store, known.text, { ...known.state, noted_at: null })
}

/** Changes the state unless another process has meanwhile; returns whether it did. */
export async function changeBackupState(store: Store, text: string, changed: BackupState): Promise<boolean> {
  return store.transaction((tx) => tx.settings.replace(setting, text, JSON.stringify(changed)))
}

/** How they fare in a word: none was made yet, all is well, the last failed, the next is late, or a test found one broken. */
export type BackupHealth = 'new' | 'well' | 'failed' | 'late' | 'broken'

/** The health of scheduled backups at `now` (seconds). One that is late by as much as lies between two has a server that does not make it. */
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

/** A moment that is as far ahead is of a clock that was wrong. */
function isOver(since: number | null | undefined, seconds: number, now: number): boolean {
  return since == null || Math.abs(now - since) >= seconds
}
