import type { Actor } from '../../domain/access.ts'
import type { NoticeChat } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { refuseFormer } from '../current-rights.ts'

export type NoticeChatChange = Partial<Pick<NoticeChat, 'name' | 'kinds' | 'filter' | 'isOn'>>

/** Changes the given fields of a chat, and returns the whole chat. Refuses an outdated version. */
export function changeNoticeChat(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { version, ...change }: NoticeChatChange & { version: number | undefined },
  now: number,
): Promise<NoticeChat> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const before = await tx.noticeChats.findForUpdate(project.id, id)
    if (!before) throw refusal('no-such-notice-chat', { id: String(id) }, 'id')
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    const after: NoticeChat = {
      ...before,
      ...change,
      ...(change.isOn && { error: null }),
      version: before.version + 1,
    }
    await tx.noticeChats.change(after)
    const details = { name: after.name, changed: Object.keys(change) }
    const subject = `notice_chat:${id}`
    await tx.audit.append(project.id, { at: now, by, action: 'notice_chat.changed', subject, details })
    return after
  }, project.id)
}

/** Removes a chat, which gets no notices any more. Refuses an outdated version. */
export function removeNoticeChat(
  store: Store,
  by: Actor,
  project: Project,
  { id, version }: { id: number; version: number | undefined },
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const held = await tx.noticeChats.findForUpdate(project.id, id)
    if (!held) throw refusal('no-such-notice-chat', { id: String(id) }, 'id')
    if (version !== undefined && version !== held.version) throw refusal('settings-changed', {}, 'If-Match')
    await tx.noticeChats.remove(project.id, id)
    const details = { name: held.name, way: held.way }
    const subject = `notice_chat:${id}`
    await tx.audit.append(project.id, { at: now, by, action: 'notice_chat.removed', subject, details })
  }, project.id)
}

/** Removes a link, so that its member gets no notices there. Refuses the link of another member. */
export function removeNoticeLink(store: Store, project: Project, member: number, id: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const own = await tx.noticeLinks.ofMember(project.id, member)
    if (!own.some((link) => link.id === id)) throw refusal('no-such-notice-link', { id: String(id) }, 'id')
    await tx.noticeLinks.remove(project.id, id)
  }, project.id)
}

/** Marks notices on the bell of a member as read. */
export function readNotices(
  store: Store,
  project: Project,
  member: number,
  which: { upTo: number } | { lead: number },
  now: number,
): Promise<void> {
  return store.transaction((tx) => tx.notices.read(project.id, member, which, now))
}
