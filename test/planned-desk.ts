import { planNotices } from '../src/actions/notices/plan.ts'
import { followProject } from '../src/actions/notices/subscriptions.ts'
import { findProject } from '../src/actions/projects.ts'
import { takeChatMessages } from '../src/chats/take-chat-message.ts'
import type { NoticeKind } from '../src/domain/notice.ts'
import type { TestDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import type { TestMember } from './members.ts'

/** A desk that plans notices on request, and its members by the names that the test uses. */
export function usePlannedDesk(database: TestDatabase) {
  const desk = useDesk(database, { trustProxy: true })
  const people = new Map<string, TestMember>()
  const person = (name: string) => people.get(name) as TestMember
  const project = () => findProject(desk().store, 12345)
  /** Starts the planning of the project, as when somebody wants notices for the first time. */
  const follow = async () => followProject(desk().store, await project(), desk().clock.now)
  /** Plans, as a server does, all events and the timers that are due some seconds from now. */
  const plan = async (seconds = 0) => {
    desk().clock.now += seconds
    const matcher = { wants: () => true, isBudgetSpent: () => false }
    while ((await planNotices(desk().store, await project(), () => matcher, desk().clock.now))?.isBehind);
  }
  /** The notices of a member about a lead, the oldest first. */
  const toldOf = async (member: number, lead: string, kind: NoticeKind) => {
    const bell = await desk().store.notices.bell(12345, member, { below: undefined, limit: 100 })
    return bell.flatMap((each) => (each.lead === Number(lead) && each.kind === kind ? [each.about] : [])).reverse()
  }
  let messages = 0
  /** Sends a message to the desk's bot; returns the lead that it makes or joins. */
  const say = async (address: string): Promise<string> => {
    const place = { address, topic: null, isGroup: false, name: 'Telegram' }
    const from = { address, name: 'Юлия', username: null }
    const text = `Вопрос ${++messages}`
    const asked = {
      kind: 'message',
      id: `${messages}`,
      offset: null,
      from,
      place,
      text,
      phone: null,
      files: [],
    } as const
    const bot = { project: 0, way: 'telegram', id: '1', token: '', stored: undefined } as const
    const onFailure = (error: unknown) => {
      throw error
    }
    const take = takeChatMessages(desk().store, () => desk().clock.now, onFailure)
    await take({ project: await project(), bot, message: asked, start: null }, {} as Parameters<typeof take>[1]) // a text needs no session
    const { json } = await desk().send('GET', '/receipts', undefined, { query: { way: 'telegram' } })
    return (json.items as { lead: string }[])[0]?.lead as string
  }
  return { desk, people, person, project, follow, plan, toldOf, say }
}
