import Type from 'typebox'
import { removeBot, setBot, switchSource } from '../../actions/bots.ts'
import type { Messengers } from '../../deliver/messengers.ts'
import { type BotWay, botNames, botWays } from '../../domain/bot.ts'
import type { Project } from '../../domain/project.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { noticeBotJson, writeNoticeBot } from '../../json/notice-bot.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'

const bots = resource('/projects/:project/notice-bots', { tag: 'Notices' })
const example = {
  way: 'telegram',
  own: false,
  name: null,
  state: 'off',
  reason: null,
  error: null,
  read_at: null,
  takes_enquiries: false,
} as const
const shop = { ...example, own: true, name: 'shop_bot', state: 'unchecked' } as const
const params = { way: 'telegram' }

export const listNoticeBots = bots.get('listNoticeBots', '', {
  access: 'read, contractors',
  summary: 'List bots',
  description:
    'The Telegram and MAX bots that send notices of the project: its own, or those of the desk. Each tells whether it can be read, and why not.',
  answers: { 200: Type.Object({ items: Type.Array(noticeBotJson) }) },
  example: { answer: { items: [shop, { ...example, way: 'max' }] } },
  async handle({ messengers, project }) {
    return { items: await Promise.all(botWays.map((way) => shown(messengers, project, way))) }
  },
})

export const setNoticeBot = bots.put('setNoticeBot', '/:way', {
  access: 'admin',
  summary: 'Set the bot of the project',
  description:
    'Sets a bot of the project by its token; `way` is `telegram` or `max`. The messenger checks the token, which is stored encrypted and never shown. Members must link again. If the bot of the desk took enquiries for the project, the new bot takes them from now on.',
  body: Type.Object({
    token: Type.String({
      minLength: 10,
      maxLength: 200,
      pattern: '^\\S+$',
      description: 'The token from @BotFather, or from MAX',
    }),
  }),
  answers: { 200: noticeBotJson },
  refuses: ['unknown-choice', 'wrong-bot-token', 'messenger-unreachable', 'bot-taken'],
  example: { params, body: { token: `123456789:AAF${'x'.repeat(32)}` }, answer: shop },
  async handle({ store, messengers, by, project, params, body, now }) {
    const way = readWay(params.way)
    const asked = isShaped(way, body.token) ? await messengers.ask(way, body.token) : undefined
    if (!asked || (!asked.ok && asked.fault === 'token'))
      throw refusal('wrong-bot-token', { way: botNames[way] }, 'token')
    if (!asked.ok) throw refusal('messenger-unreachable', { way: botNames[way], reason: asked.error })
    const { username: name } = asked.result
    const desk = await messengers.deskBot(way)
    if (desk?.token === body.token) throw refusal('bot-taken', { name }, 'token')
    await setBot(store, by, project, { way, token: messengers.seal(body.token, project.id), name }, now)
    return shown(messengers, project, way)
  },
})

export const updateNoticeBot = bots.patch('updateNoticeBot', '/:way', {
  access: 'admin',
  summary: 'Change a bot',
  description:
    'Switches on or off whether messages to the bot become leads of this project; `way` is `telegram`. The bot of the desk can do so for one project.',
  body: Type.Object({ takes_enquiries: Type.Boolean() }),
  answers: { 200: noticeBotJson },
  refuses: ['unknown-choice', 'no-bot', 'bot-taken'],
  example: { params, body: { takes_enquiries: true }, answer: { ...shop, takes_enquiries: true } },
  async handle({ store, messengers, by, project, params, body, now }) {
    if (params.way !== 'telegram')
      throw refusal('unknown-choice', { given: excerpt(params.way), known: ['telegram'] }, 'way')
    const bot = await messengers.botOf(project, 'telegram')
    if (!bot?.stored) throw refusal('no-bot', { way: botNames.telegram })
    await switchSource(store, by, project, { way: 'telegram', isSource: body.takes_enquiries }, now)
    return shown(messengers, project, 'telegram')
  },
})

export const deleteNoticeBot = bots.delete('deleteNoticeBot', '/:way', {
  access: 'admin',
  summary: 'Remove the bot of the project',
  description:
    'From now on the bot of the desk, if there is one, sends the notices of the project. Messages to that bot become leads of the project only after `takes_enquiries` is switched on again.',
  answers: { 204: done },
  refuses: ['unknown-choice', 'no-bot'],
  example: { params },
  async handle({ store, by, project, params, now }) {
    await removeBot(store, by, project, readWay(params.way), now)
  },
})

async function shown(messengers: Messengers, project: Project, way: BotWay) {
  const bot = await messengers.botOf(project, way)
  const [hasToken, isReadable] = [bot !== undefined, bot?.token !== undefined]
  return writeNoticeBot(project.id, {
    way,
    isOwn: bot?.project === project.id,
    hasToken,
    isReadable,
    stored: bot?.stored,
  })
}

/** Whether a token has the right form. Telegram takes it as a part of the URL, so other characters could change the request. */
function isShaped(way: BotWay, token: string): boolean {
  return way === 'max' ? /^[\x21-\x7e]+$/.test(token) : /^\d{3,20}:[\w-]{20,100}$/.test(token)
}

function readWay(given: string): BotWay {
  const way = botWays.find((each) => each === given)
  if (!way) throw refusal('unknown-choice', { given: excerpt(given), known: botWays }, 'way')
  return way
}
