import type { Actor } from '../domain/access.ts'
import { type BotWay, botNames } from '../domain/bot.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { NoticeBot, Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'

type Given = { way: BotWay; token: string; name: string }

/**
 * Gives a project a bot of its own; the token comes encrypted. Refuses a bot that another project or the desk uses. If the desk's bot took enquiries
 * for the project, the own bot takes them from now on.
 */
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
    const own = { project: project.id, way }
    await tx.noticeBots.put(own, { token, name })
    const desk = await tx.noticeBots.find({ project: 0, way })
    if (desk?.source === project.id) {
      await tx.noticeBots.noteSource(desk, null)
      await tx.noticeBots.noteSource(own, project.id)
    }
    const bot = await found(tx, project, way)
    const details = { way, name, takesEnquiries: bot.source === project.id }
    await tx.audit.append(project.id, { at: now, by, action: 'bot.set', subject: `bot:${way}`, details })
    return bot
  }, project.id)
}

/**
 * Removes the bot of a project. The desk's bot, if any, sends its notices from now on, but takes no enquiries by itself: people of all projects
 * write to it. Links stay; members whom the desk's bot may not write to link again.
 */
export function removeBot(store: Store, by: Actor, project: Project, way: BotWay, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const { name, source } = await found(tx, project, way)
    await tx.noticeBots.remove({ project: project.id, way })
    const details = { way, name, takesEnquiries: source === project.id }
    await tx.audit.append(project.id, { at: now, by, action: 'bot.removed', subject: `bot:${way}`, details })
  }, project.id)
}

/** Switches on or off whether messages to the bot of a project become enquiries. The desk's bot takes enquiries for one project only. */
export function switchSource(
  store: Store,
  by: Actor,
  project: Project,
  { way, isSource }: { way: BotWay; isSource: boolean },
  now: number,
): Promise<NoticeBot> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: other projects that choose the desk's bot wait on this row
    await refuseFormer(tx, by, project.id, 'admin', now)
    const known =
      (await tx.noticeBots.find({ project: project.id, way })) ?? (await tx.noticeBots.find({ project: 0, way }))
    if (!known) throw refusal('no-bot', { way: botNames[way] })
    const { source, name } = known
    if (source !== null && source !== project.id) throw refusal('bot-taken', { name: name ?? way })
    await tx.noticeBots.noteSource(known, isSource ? project.id : null)
    const details = { way, name, takesEnquiries: isSource }
    await tx.audit.append(project.id, { at: now, by, action: 'bot.changed', subject: `bot:${way}`, details })
    return { ...known, source: isSource ? project.id : null }
  }, project.id)
}

async function found(tx: Transaction, project: Project, way: BotWay): Promise<NoticeBot> {
  const bot = await tx.noticeBots.find({ project: project.id, way })
  if (!bot) throw refusal('no-bot', { way: botNames[way] }, 'way')
  return bot
}
