import type { Actor } from '../domain/access.ts'
import { type BotWay, botNames } from '../domain/bot.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { NoticeBot, Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'

type Given = { way: BotWay; token: string; name: string }

/** Gives a project a bot of its own; the token is encrypted already. Refuses a bot that is read for another project or the desk. */
export function setBot(
  store: Store,
  by: Actor,
  project: Project,
  { way, token, name }: Given,
  now: number,
): Promise<NoticeBot> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const others = (await tx.noticeBots.all()).filter((each) => each.way === way && each.project !== project.id)
    if (others.some((each) => each.name === name)) throw refusal('bot-taken', { name }, 'token')
    const before = await tx.noticeBots.find({ project: project.id, way })
    await tx.noticeBots.put({ project: project.id, way }, { token, name })
    await tx.audit.append(project.id, { at: now, by, action: 'bot.set', subject: `bot:${way}`, details: { way, name } })
    return { ...(await found(tx, project, way)), source: before?.source ?? null }
  }, project.id)
}

/** Takes the bot of a project away; where the desk has one, that is used from now on. Its links are those of a bot that is gone. */
export function removeBot(store: Store, by: Actor, project: Project, way: BotWay, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { name } = await found(tx, project, way)
    await tx.noticeBots.remove({ project: project.id, way })
    const details = { way, name }
    await tx.audit.append(project.id, { at: now, by, action: 'bot.removed', subject: `bot:${way}`, details })
  }, project.id)
}

/** Switches on or off that what people write to the bot of a project becomes enquiries. The desk's bot serves one project so. */
export function switchSource(
  store: Store,
  by: Actor,
  project: Project,
  { bot, isSource }: { bot: { project: number; way: BotWay }; isSource: boolean },
  now: number,
): Promise<NoticeBot> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const known = await tx.noticeBots.find(bot)
    if (!known) throw refusal('no-bot', { way: botNames[bot.way] })
    const { source, name } = known
    if (source !== null && source !== project.id) throw refusal('bot-taken', { name: name ?? bot.way })
    await tx.noticeBots.noteSource(bot, isSource ? project.id : null)
    const details = { way: bot.way, name, takesEnquiries: isSource }
    await tx.audit.append(project.id, { at: now, by, action: 'bot.changed', subject: `bot:${bot.way}`, details })
    return { ...known, source: isSource ? project.id : null }
  }, project.id)
}

async function found(tx: Transaction, project: Project, way: BotWay): Promise<NoticeBot> {
  const bot = await tx.noticeBots.find({ project: project.id, way })
  if (!bot) throw refusal('no-bot', { way: botNames[way] }, 'way')
  return bot
}
