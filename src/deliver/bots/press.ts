import { removeLead } from '../../actions/bin.ts'
import { noteCall, takeLead } from '../../actions/work-lead.ts'
import { type Actor, covers, type Viewer } from '../../domain/access.ts'
import type { BotWay } from '../../domain/bot.ts'
import { actorOf, rights } from '../../domain/member.ts'
import type { NoticeVerb } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { chats } from '../../texts/chats.ts'
import { readPress } from '../ways/chat-message.ts'

/** The answer to the person who pressed a button. An alert has to be dismissed. */
type Told = { text: string; isAlert: boolean }
type Pressed = { way: BotWay; bot: number; address: string; data: string }
type Verb = { store: Store; by: Actor; project: Project; member: number; viewer: Viewer; id: number; now: number }

/**
 * Performs the action of a button for the member who linked that account in the project of the lead. The data of a button can be forged, so
 * the rights are those of the member.
 */
export async function press(store: Store, { way, bot, address, data }: Pressed, now: number): Promise<Told> {
  const read = readPress(data)
  const project = read && (await store.cache.project(read.project))
  const texts = chats[project?.language ?? 'ru']
  if (!read || !project || (bot !== 0 && bot !== project.id)) return told(texts.wrong)
  const links = await store.noticeLinks.byAddress(way, address)
  const link = links.filter((each) => each.project === project.id).at(-1) // an earlier version kept the links of former members
  const membership = link && (await store.memberships.find(project.id, link.member))
  if (!membership) return told(texts.stranger)
  const { role, member, sources } = membership
  const isContractor = role === 'contractor'
  if (!covers(rights[role].scope, 'write') || (isContractor && read.verb === 'spam')) return told(texts.noRights)
  const viewer = { project, ...(rights[role].isMasked && { mask: { sources } }) }
  const by = { door: way, name: actorOf(member) }
  try {
    return await verbs[read.verb]({ store, by, project, member, viewer, id: read.lead, now })
  } catch (error) {
    if (!(error instanceof Refusal) || store.isUnavailable(error)) throw error
    return told(error.code === 'lead-in-bin' ? texts.gone : error.code === 'no-such-lead' ? texts.noLead : texts.wrong)
  }
}

const verbs: Record<NoticeVerb, (verb: Verb) => Promise<Told>> = {
  async take({ store, by, project, now, ...taken }) {
    const texts = chats[project.language]
    const { takenBy, isMine } = await takeLead(store, by, project, taken, now)
    if (takenBy === null) return isMine ? note(texts.yours) : note(texts.taken)
    const members = await store.memberships.of(project.id)
    return told(texts.takenBy(members.find(({ id }) => id === takenBy)?.name ?? texts.somebody))
  },

  async spam({ store, by, project, id, now }) {
    const { undo } = await removeLead(store, by, project, { id }, now)
    const texts = chats[project.language]
    return undo === null ? told(texts.gone) : note(texts.spam)
  },

  async called({ store, by, project, viewer, id, now }) {
    const texts = chats[project.language]
    const { isAnswered } = await noteCall(store, by, project, { id, comment: texts.calledComment, viewer }, now)
    return isAnswered ? told(texts.answered) : note(texts.called)
  },
}

function told(text: string): Told {
  return { text, isAlert: true }
}

function note(text: string): Told {
  return { text, isAlert: false }
}
