import { moveAddress, unlinkAddress, useBotLink } from '../../actions/bot-links.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import { chats } from '../../texts/chats.ts'
import type { FoundBot, KnownBot } from '../messengers.ts'
import { press } from './press.ts'
import type { Session, Update } from './session.ts'

type Message = Extract<Update, { kind: 'message' }>

/** A message of a stranger to a bot that takes enquiries. `start` is the parameter of the link that opened the bot. */
export type ChatEnquiry = {
  project: Project
  bot: KnownBot
  message: Message
  start: string | null
}
/** Stores the message as an enquiry; returns the answer, or null for none. */
export type TakeEnquiry = (enquiry: ChatEnquiry, session: Session) => Promise<string | null>

type Context = { store: Store; bot: KnownBot; session: Session; take: TakeEnquiry; now: number }

/** Handles an update of a bot. It may be called twice for one update, if the process ends before storing the offset. */
export async function handleUpdate({ store, bot, session, take, now }: Context, update: Update): Promise<void> {
  const { way, project } = bot
  if (update.kind === 'left')
    await unlinkAddress(store, { way, bot: project, address: update.address }, 'The bot was removed')
  if (update.kind === 'migrated') await moveAddress(store, way, update.from, update.to)
  if (update.kind === 'callback') {
    const { press: id, from, data } = update
    const { text, isAlert } = await press(store, { way, bot: project, address: from.address, data }, now)
    await session.answerPress(id, text, isAlert)
  }
  if (update.kind === 'message') {
    const answer = await answerTo({ store, bot, session, take, now }, update)
    if (answer !== null) await session.say(update.place, answer)
  }
}

/** A token of ours in a link to a bot. Any other parameter comes from the site that sent people there. */
const token = /^[\w-]{43}$/

async function answerTo(context: Context, message: Message): Promise<string | null> {
  const { store, bot, session, take } = context
  const { text, place, from } = message
  const [first = '', given = '', ...more] = text.slice(0, 300).trim().split(/\s+/, 3)
  const command = more.length === 0 ? /^\/(start|link|stop)(@\w{1,64})?$/.exec(first)?.[1] : undefined
  if (command !== undefined && command !== 'stop' && token.test(given)) return link(context, message, given)
  if (place.isGroup) return null
  const address = { way: bot.way, bot: bot.project, address: from.address }
  const links = await store.noticeLinks.byAddress(bot.way, from.address)
  const texts = chats[await languageOf(store, bot, links[0]?.project)]
  if (command === 'stop') return (await unlinkAddress(store, address, 'Stopped')) ? texts.stopped : texts.notStopped
  const source = bot.stored?.source ?? null
  const isStaff = links.some(({ project }) => project === source)
  const project = source === null || isStaff ? undefined : await store.cache.project(source)
  if (project) return take({ project, bot, message, start: command === 'start' ? given : null }, session)
  return command === 'start' ? texts.hint : null
}

async function link({ store, bot, now }: Context, { place, from }: Message, given: string) {
  const { isGroup } = place
  const [address, name] = isGroup ? [place.address, place.name] : [from.address, from.name]
  const opened = {
    way: bot.way,
    bot: bot.project,
    address,
    topic: place.topic,
    isGroup,
    name: name.slice(0, 200) || bot.way,
  }
  const result = await useBotLink(store, given, opened, now)
  const texts = chats[await languageOf(store, bot, typeof result === 'string' ? undefined : result.project)]
  if (result === 'over') return texts.linkOver
  if (result === 'for-person') return texts.linkInGroup
  if (result === 'for-group') return texts.linkNeedsGroup
  const { name: project = '' } = (await store.cache.project(result.project)) ?? {}
  return isGroup ? texts.groupLinked(project) : texts.linked(project)
}

async function languageOf(store: Store, bot: FoundBot, project: number | undefined) {
  const found = await store.cache.project(project ?? bot.stored?.source ?? bot.project)
  return found?.language ?? 'ru'
}
