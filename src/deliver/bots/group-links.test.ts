import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { startDeskBot } from '../../../test/desk-bot.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { changeMember, removeMember } from '../../actions/members.ts'
import type { Role } from '../../domain/member.ts'

const token = `123456:${'g'.repeat(30)}`

eachDatabase((database) => {
  const messaging = { telegram: { api: '', token } }
  const desk = useDesk(database, { trustProxy: true, messaging })
  let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
  let stop: () => Promise<void>
  let [people, groups] = [0, -100]
  const vera = { id: 31, name: 'Вера' }

  /** A link of a new member for a group, made as the console makes it. */
  const linkOf = async (role: Role) => {
    const member = await newMember(desk(), role, { email: `linking${people++}@example.com` })
    return { member, command: await newLink(member) }
  }
  const newLink = async (member: TestMember) => {
    const reply = await member.post('/api/v2/projects/12345/notice-links', { way: 'telegram', for: 'chat' })
    expect(reply.status, reply.text).toBe(201)
    return String(reply.json.command)
  }
  /** Sends a command in a group; returns the bot's answer. */
  const say = async (command: string, group: number) => {
    const before = telegram.sent.length
    telegram.say(vera, command, { chat: group })
    return until(() => telegram.sent.slice(before).find(({ chat }) => chat === group)?.text, 'the answer of the bot')
  }
  const newGroup = () => {
    telegram.group(--groups)
    return groups
  }
  const linked = async (group: number) => desk().store.noticeChats.byAddress('telegram', String(group))
  const added = () => desk().store.audit.page(12345, { actions: ['notice_chat.added'], limit: 100 })
  const demote = (id: number, role: Role) =>
    changeMember(desk().store, cli, { project: 12345, id, change: { role } }, desk().clock.now)

  beforeAll(async () => {
    telegram = await openFakeTelegram({ token })
    messaging.telegram.api = telegram.url
    const { store } = desk()
    stop = startDeskBot(desk(), { api: telegram.url, token })
    const bot = () => store.noticeBots.find({ project: 0, way: 'telegram' })
    await until(async () => (await bot())?.name && (await bot())?.acceptedAt, 'the first reading', 100_000)
  })
  afterAll(async () => {
    await stop?.()
    await telegram?.close()
  })

  test('linking a group, and linking it again, are in the audit log', async () => {
    const { member, command } = await linkOf('manager')
    const group = newGroup()
    expect(await say(command, group)).toMatch(/12345|Готово|Project/)
    const [chat] = await linked(group)
    const off = { isOn: false, error: 'The bot was removed' }
    if (chat) await desk().store.transaction((tx) => tx.noticeChats.change({ ...chat, ...off }))
    await say(await newLink(member), group)
    expect(await linked(group)).toMatchObject([{ isOn: true }])
    const entry = { by: { door: 'telegram', name: `member:${member.id}` }, subject: `notice_chat:${chat?.id}` }
    expect(await added()).toMatchObject([entry, entry])
  })

  test.each<[string, (member: TestMember) => Promise<unknown>]>([
    ['its member has become a viewer', ({ id }) => demote(id, 'viewer')],
    ['its member was removed', ({ id }) => removeMember(desk().store, cli, 12345, id, desk().clock.now)],
    [
      'its member was a viewer in between',
      async ({ id }) => {
        await demote(id, 'viewer')
        await demote(id, 'manager')
      },
    ],
  ])('a link links no group when %s', async (_, change) => {
    const before = (await added()).length
    const { member, command } = await linkOf('manager')
    await change(member)
    const group = newGroup()
    expect(await say(command, group)).toMatch(/больше не действует/)
    expect(await linked(group)).toEqual([])
    expect(await added()).toHaveLength(before)
  })

  test('a link does not work if the role was lowered without removing the link', async () => {
    const { member, command } = await linkOf('owner')
    const membership = { role: 'agent' as const, sources: [] }
    await desk().store.transaction((tx) => tx.memberships.post(12345, member.id, membership, 0)) // bypasses the action that removes links
    const group = newGroup()
    expect(await say(command, group)).toMatch(/больше не действует/)
    expect(await linked(group)).toEqual([])
  })
})
