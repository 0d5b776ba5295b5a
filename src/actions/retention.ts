import type { Actor } from '../domain/access.ts'
import { changeDetails } from '../domain/audit.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { checkRetention, type Retention, type RetentionChange } from '../domain/retention.ts'
import type { Store } from '../store/store.ts'

/** Changes how long a project keeps data, and returns the whole setting. Refuses an outdated version. */
export function changeRetention(
  store: Store,
  by: Actor,
  project: Project,
  { version, serverDays, ...change }: RetentionChange & { version: number | undefined; serverDays: number },
  now: number,
): Promise<Retention> {
  checkRetention(change, serverDays)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const before = (await tx.projects.find(project.id))?.retention
    if (!before) throw refusal('no-such-project', { id: String(project.id) }, 'project')
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    const after = { ...before, ...change, version: before.version + 1 }
    await tx.projects.setSettings(project.id, { retention: after })
    const details = { changed: Object.keys(change), ...changeDetails(before, change) }
    const entry = { at: now, by, action: 'retention.changed', subject: `project:${project.id}`, details } as const
    await tx.audit.append(project.id, entry)
    return after
  }, project.id)
}
