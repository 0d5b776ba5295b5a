import type { Viewer } from '../../domain/access.ts'
import { workingRoles } from '../../domain/member.ts'
import type { NoticeChat, NoticeWayName, Recipient } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { Transaction } from '../../store/store.ts'
import type { Subscriber } from './audience.ts'
import type { Addressee } from './route-notice.ts'

/** Where a message goes; `link` is the id of the link, null for an e-mail address and a chat. */
export type Target = { link: number | null; address: string; topic: string | null; details: string | null }

/** Where a recipient gets messages, what they may see, and whether they may change leads. */
export type Place = { targets: readonly Target[]; viewer: Viewer; isWorker: boolean }

/** The present state of a recipient; undefined when it is gone. */
export function addresseeOf(
  to: Recipient,
  subscribers: readonly Subscriber[],
  chats: readonly NoticeChat[],
): Addressee | undefined {
  const subscriber = 'member' in to ? subscribers.find(({ member }) => member === to.member) : undefined
  const chat = 'chat' in to ? chats.find(({ id }) => id === to.chat) : undefined
  return subscriber ? { subscriber } : chat && { chat }
}

/** Where a recipient is reached by a way, and what they may see and do. */
export async function placeOf(
  tx: Transaction,
  project: Project,
  to: Addressee | undefined,
  way: NoticeWayName,
): Promise<Place> {
  if (to && 'chat' in to) {
    const { address, topic } = to.chat
    return { targets: [{ link: null, address, topic, details: null }], viewer: { project }, isWorker: true }
  }
  const { member = 0, role = 'viewer', viewer = { project } } = to?.subscriber ?? {}
  const isWorker = role === 'contractor' || workingRoles.includes(role)
  if (way === 'email') {
    const email = (await tx.members.find(member))?.email
    const targets = email ? [{ link: null, address: email, topic: null, details: null }] : []
    return { targets, viewer, isWorker }
  }
  const links = (await tx.noticeLinks.ofMember(project.id, member)).filter((link) => link.way === way)
  const targets = links.map(({ id, address, details }) => ({ link: id, address, topic: null, details }))
  return { targets, viewer, isWorker }
}
