import type { BotWay } from '../domain/bot.ts'
import { actorOf, rights } from '../domain/member.ts'
import type { NoticeWayName } from '../domain/notice.ts'
import type { Project } from '../domain/project.ts'
import type { Store, Transaction } from '../store/store.ts'
import { hashOfToken, newLinkToken } from './tokens.ts'

/** How long (seconds) a link to a bot is valid. */
const botLinkTime = 15 * 60

/** Who asks for a link, by which way, and whether it links the member or a group for the project. */
type LinkRequest = { member: number; way: NoticeWayName; purpose: 'member' | 'chat' }

/** Makes the token of a link, which works once. It replaces an earlier token of the member for the same purpose. */
export function makeBotLink(
  store: Store,
  project: Project,
  { member, way, purpose }: LinkRequest,
  now: number,
): Promise<{ token: string; expiresAt: number }> {
  const [token, expiresAt] = [newLinkToken(), now + botLinkTime]
  const made = { hash: hashOfToken(token), project: project.id, member, way, purpose, expiresAt }
  return store.transaction(async (tx) => {
    await tx.linkTokens.forget(now)
    await tx.linkTokens.put(made)
    return { token, expiresAt }
  }, project.id)
}

/** Where the link was opened: in a private chat with the bot, or in a group and its topic. `bot` is the project of the bot, 0 for the desk's bot. */
export type Opened = {
  way: BotWay
  bot: number
  address: string
  topic: string | null
  isGroup: boolean
  name: string
}

/** The result of opening a link: the project and member that it links, or the reason why it links nothing. */
type LinkResult = { project: number; member: number } | 'over' | 'for-person' | 'for-group'

/** Links the person or group that opened a link. A link that was opened in the wrong place is used up too, since others have seen it. */
export function useBotLink(store: Store, token: string, opened: Opened, now: number): Promise<LinkResult> {
  const { way, bot, address, isGroup, name } = opened
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const taken = await tx.linkTokens.take(hashOfToken(token), way, now)
    if (!taken || (bot !== 0 && bot !== taken.project)) return 'over'
    const { project, member, purpose } = taken
    const membership = await tx.memberships.find(project, member)
    if (!membership) return 'over'
    if (purpose === 'member') {
      if (isGroup) return 'for-person'
      await unlinkOthers(tx, { project, member }, opened)
      await tx.noticeLinks.put(project, { member, way, address, details: null, label: name }, now)
      return { project, member }
    }
    if (rights[membership.role].scope !== 'admin') return 'over'
    if (!isGroup) return 'for-group'
    await linkChat(tx, { project, member }, opened, now)
    return { project, member }
  })
}

/** Unlinks the account from the members of the project who linked it before: in a project an account is one member. */
async function unlinkOthers(
  tx: Transaction,
  { project, member }: { project: number; member: number },
  { way, address }: Opened,
): Promise<void> {
  const links = await tx.noticeLinks.byAddress(way, address)
  for (const each of links)
    if (each.project === project && each.member !== member) await tx.noticeLinks.remove(project, each.id)
}

/** Tells a group about the leads of a project from now on. A group that was switched off is switched on again. */
async function linkChat(
  tx: Transaction,
  { project, member }: { project: number; member: number },
  { way, address, topic, name }: Opened,
  now: number,
): Promise<void> {
  const known = (await tx.noticeChats.byAddress(way, address)).find(
    (each) => each.project === project && each.topic === topic,
  )
  if (known) await tx.noticeChats.change({ ...known, isOn: true, error: null, version: known.version + 1 })
  const { id } = known ?? (await tx.noticeChats.insert(project, { way, address, topic, name }, now))
  const by = { door: way, name: actorOf(member) }
  const entry = { at: now, by, action: 'notice_chat.added', subject: `notice_chat:${id}` } as const
  await tx.audit.append(project, { ...entry, details: { name, way } })
}

/**
 * Ends the notices to an address, because a person unsubscribed or a group has no bot any more. Returns whether there were any. The desk's bot ends
 * nothing in projects with a bot of their own, which tells the same people and groups.
 */
export function unlinkAddress(
  store: Store,
  { way, bot, address }: Pick<Opened, 'way' | 'bot' | 'address'>,
  why: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const own = (await tx.noticeBots.all()).filter((each) => each.way === way).map(({ project }) => project)
    const isOfBot = ({ project }: { project: number }) => (bot === 0 ? !own.includes(project) : project === bot)
    const links = (await tx.noticeLinks.byAddress(way, address)).filter(isOfBot)
    const chats = (await tx.noticeChats.byAddress(way, address)).filter((each) => each.isOn && isOfBot(each))
    for (const { project, id } of links) await tx.noticeLinks.remove(project, id)
    for (const { project, id } of chats) await tx.noticeChats.switchOff(project, id, why)
    return links.length + chats.length > 0
  })
}

/** Gives a group another address from now on. */
export function moveAddress(store: Store, way: NoticeWayName, from: string, to: string): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await tx.noticeLinks.move(way, from, to)
    await tx.noticeChats.move(way, from, to)
  })
}
