import Type, { type Static } from 'typebox'
import { makeBotLink } from '../../actions/bot-links.ts'
import { type BotWay, botNames, botWays } from '../../domain/bot.ts'
import { rights } from '../../domain/member.ts'
import { refusal } from '../../domain/refusal.ts'
import { moment, orNull } from '../../json/schemas.ts'
import { writeTime } from '../../json/values.ts'
import { resource } from '../door/resource.ts'
import { me } from '../door/signed-in.ts'

const links = resource('/projects/:project/notice-links', { tag: 'Notices' })
const linkJson = Type.Object(
  {
    way: Type.Enum([...botWays]),
    for: Type.Enum(['me', 'chat']),
    link: orNull(
      Type.String({
        description:
          'Opens the bot, or adds it to a group; null where a command is needed instead, and in a repeated answer',
      }),
    ),
    command: orNull(
      Type.String({
        description: 'The command to write in a group or in a topic of it, after the bot was added; null for `me`',
      }),
    ),
    expires_at: moment('When it expires; it works once'),
  },
  { $id: 'NoticeLinkOffer' },
)
type Offer = Static<typeof linkJson>

export const createNoticeLink = links.post('createNoticeLink', '', {
  access: 'project members',
  summary: 'Link a messenger',
  description:
    'Answers a link to the bot. Whoever opens it is linked: you, or with `chat` a group of the project, which only owners and managers may add. The link works once, for 15 minutes, and replaces the one before; it can be shown as a QR code. A group in MAX has no link: add the bot to the group and write the command there.',
  body: Type.Object({
    way: Type.Enum([...botWays]),
    for: Type.Optional(Type.Enum(['me', 'chat'], { description: 'Default me' })),
  }),
  answers: { 201: linkJson },
  refuses: ['no-bot', 'wrong-role'],
  example: {
    body: { way: 'telegram' },
    answer: {
      way: 'telegram',
      for: 'me',
      link: 'https://t.me/shop_bot?start=…',
      command: null,
      expires_at: '2024-03-01T12:15:00Z',
    },
  },
  async handle({ storeResponse, messengers, caller, project, body, now }) {
    const { way, for: whose = 'me' } = body
    const { member } = me(caller)
    const role = member.memberships.find((each) => each.project === project.id)?.role ?? 'viewer'
    if (whose === 'chat' && rights[role].scope !== 'admin')
      throw refusal('wrong-role', { held: role, known: ['owner', 'manager'] }, 'for')
    const bot = await messengers.botOf(project, way)
    const name = bot?.stored?.name
    if (bot?.token === undefined || !name) throw refusal('no-bot', { way: botNames[way] })
    const purpose = whose === 'me' ? 'member' : 'chat'
    const write = ({ token, expiresAt }: { token: string; expiresAt: number }): Offer => {
      const link = linkOf(way, whose, name, token)
      return {
        way,
        for: whose,
        link,
        command: whose === 'me' ? null : `/link ${token}`,
        expires_at: writeTime(expiresAt),
      }
    }
    return storeResponse(
      (store) => makeBotLink(store, project, { member: member.id, way, purpose }, now),
      write,
      (made): Offer => ({ ...write(made), link: null, command: null }),
    )
  },
})

/** https://core.telegram.org/bots/features#deep-linking and https://dev.max.ru/help/deeplinks */
function linkOf(way: BotWay, whose: 'me' | 'chat', name: string, token: string): string | null {
  if (way === 'telegram') return `https://t.me/${name}?${whose === 'me' ? 'start' : 'startgroup'}=${token}`
  return whose === 'me' ? `https://max.ru/${name}?start=${token}` : null
}
