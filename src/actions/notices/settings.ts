import type { Actor } from '../../domain/access.ts'
import { changeDetails } from '../../domain/audit.ts'
import type { NoticePlace, NoticeWayName } from '../../domain/notice.ts'
import type {
  NoticeMatrix,
  NoticeSettings,
  NoticeSettingsChange,
  ProjectNotices,
  ProjectNoticesChange,
} from '../../domain/notice-settings.ts'
import { checkTimeZone, type Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { refuseFormer } from '../current-rights.ts'
import { beginSteps } from './timers.ts'

/** Changes which notices a member wants, and returns all settings. Refuses an outdated version. */
export function changeNoticeSettings(
  store: Store,
  project: Project,
  member: number,
  { version, ...change }: NoticeSettingsChange & { version?: number | undefined },
): Promise<NoticeSettings> {
  if (change.timeZone) checkTimeZone(change.timeZone)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const before = await tx.noticeSettings.find(project.id, member)
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    const { order, quiet, timeZone } = { ...before, ...change }
    const places = given({ ...before.places, ...change.places })
    const after: NoticeSettings = { places, order, quiet, timeZone, version: before.version + 1 }
    await tx.noticeSettings.put(project.id, member, after)
    return after
  }, project.id)
}

function given(places: NoticeSettingsChange['places']): Partial<NoticeMatrix> {
  return Object.fromEntries(
    Object.entries(places ?? {}).filter((each): each is [string, readonly NoticePlace[]] => each[1] !== null),
  )
}

/** Changes the defaults of a project for the notices of its members, and returns all of them. */
export function changeProjectNotices(
  store: Store,
  by: Actor,
  project: Project,
  { version, places, ...change }: ProjectNoticesChange & { version?: number | undefined },
  now: number,
): Promise<ProjectNotices> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, change.personal ? 'runs members' : 'admin', now)
    const held = await tx.projects.find(project.id)
    const before = held?.notices
    if (!before) throw refusal('no-such-project', { id: String(project.id) }, 'project')
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    const { order, quiet, personal, escalates, summaryAt } = { ...before, ...change }
    const kept = { order, quiet, personal, escalates, summaryAt, places: { ...before.places, ...places } }
    const after: ProjectNotices = { ...kept, version: before.version + 1 }
    await tx.projects.setSettings(project.id, { notices: after })
    if (escalates && !before.escalates) await beginSteps(tx, { ...held, notices: after }, now)
    const details = {
      changed: [...Object.keys(change), ...(places ? ['places'] : [])],
      ...changeDetails(before, { escalates: change.escalates, personal: change.personal?.join(' ') }),
    }
    const entry = { at: now, by, action: 'notices.changed', subject: `project:${project.id}`, details } as const
    await tx.audit.append(project.id, entry)
    return after
  }, project.id)
}

/** Unsubscribes a member from letters of a kind, as a link in the letter does. Does nothing for somebody who left. */
export async function endLetters(
  store: Store,
  { project, member, kind }: { project: Project; member: number; kind: keyof NoticeMatrix },
): Promise<void> {
  const settings = await store.noticeSettings.find(project.id, member)
  const places = settings.places[kind] ?? project.notices.places[kind]
  if (!(await store.memberships.find(project.id, member))) return
  const left = places.filter((place) => place !== ('email' satisfies NoticeWayName))
  await changeNoticeSettings(store, project, member, { places: { [kind]: left } })
}
