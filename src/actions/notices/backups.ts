import type { Store } from '../../store/store.ts'
import { enqueueNotice } from './enqueue-notice.ts'

/** Notifies the owners of all projects that a backup failed, each once. */
export async function notifyBackupFailed(store: Store, reason: string, now: number): Promise<void> {
  const notified = new Set<number>()
  for (const project of await store.projects.all()) {
    const some = await store.transaction((tx) =>
      enqueueNotice(tx, project, 'backup', { reason: reason.slice(0, 300) }, { but: notified }, now),
    )
    for (const member of some) notified.add(member)
  }
}
