import type { Store } from '../store/store.ts'

/** How the scheduled backups fare. Times are in seconds; `every` is the time between two. */
export type BackupState = {
  every: number
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

/** The state, with the text by which a change of it is claimed; undefined when no backups are scheduled. */
export async function findBackupState(store: Store): Promise<{ state: BackupState; text: string } | undefined> {
  const found = await store.settings.find(setting)
  return found && { state: JSON.parse(found.value) as BackupState, text: found.value }
}

/** Notes whether backups are scheduled, at the start of a server. */
export async function noteSchedule(store: Store, every: number | undefined): Promise<void> {
  const known = await findBackupState(store)
  if (every === undefined) {
    if (known) await store.transaction((tx) => tx.settings.remove(setting))
  } else if (known?.state.every !== every) {
    const state = { ...none, ...known?.state, every }
    await store.transaction((tx) => tx.settings.replace(setting, known?.text, JSON.stringify(state)))
  }
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
