import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { startDeskBot } from '../../../test/desk-bot.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { newMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { makeBotLink } from '../../actions/bot-links.ts'
import { removeBot, setBot } from '../../actions/bots.ts'
import { findProject } from '../../actions/projects.ts'

const token = `123456:${'d'.repeat(30)}`
const way = 'telegram'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
  let stop: () => Promise<void>
  const members = new Map<number, number>()
  const vera = { id: 41, name: 'Вера' }

  /** Links somebody, or a group, to both projects by the desk's bot. */
  const linkToBoth = async (purpose: 'member' | 'chat', chat = vera.id) => {
    for (const [id, member] of members) {
      const project = await findProject(desk().store, id)
      const link = await makeBotLink(desk().store, project, { member, way, purpose }, desk().clock.now)
      telegram.start(vera, link.token, chat)
    }
    await until(async () => (await told(chat)).length === 2, 'both links')
  }
  /** The projects that a person or a group is linked to. */
  const told = async (chat: number) => {
    const links = await desk().store.noticeLinks.byAddress(way, String(chat))
    const chats = await desk().store.noticeChats.byAddress(way, String(chat))
    return [...links, ...chats.filter(({ isOn }) => isOn)].map(({ project }) => project).sort()
  }

  beforeAll(async () => {
    telegram = await openFakeTelegram({ token })
    telegram.person(vera.id, vera.name)
    await desk().newProject(777)
    for (const project of [777, 12345])
      members.set(project, (await newMember(desk(), 'owner', { project, email: `${project}@example.com` })).id)
    stop = startDeskBot(desk(), { api: telegram.url, token })
  })
  afterAll(async () => {
    await stop?.()
    await telegram?.close()
  })

  test.each([
    ['somebody blocks', 'member', vera.id, () => telegram.member(vera.id, 'kicked', vera)],
    ['somebody stops', 'member', vera.id, () => telegram.say(vera, '/stop')],
    ['a group removes', 'chat', -400, () => telegram.member(-400, 'kicked', vera)],
  ] as const)("when %s the desk's bot, projects with their own bot keep the link", async (_, purpose, chat, leave) => {
    const { store, clock } = desk()
    const project = await findProject(store, 777)
    if (chat < 0) telegram.group(chat)
    await linkToBoth(purpose, chat)
    await setBot(store, cli, project, { way, token: 'sealed', name: 'shop_bot' }, clock.now)
    onTestFinished(() => removeBot(store, cli, project, way, clock.now))
    leave()
    await until(async () => !(await told(chat)).includes(12345), 'the end of the link')
    expect(await told(chat)).toEqual([777])
  })
})
