import { beforeAll, beforeEach } from 'vitest'
import { type NoticeWayName, noticeLease } from '../src/domain/notice.ts'
import type { TestDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import { newMember, type TestMember } from './members.ts'
import { createNoticeService } from './notice-service.ts'
import { until } from './until.ts'

export const publicUrl = 'https://desk.example'
export const own = '/api/v2/projects/12345'

type Bell = {
  items: {
    kind: string
    state: string
    way: string | null
    lead_id: string
    lead_title: string | null
    read: boolean
  }[]
  unread: number
}

/**
 * A desk with a member of each role, which sends notices through fake services for Telegram and push. Before each test all pending notices are sent.
 */
export function useNoticeDesk(database: TestDatabase) {
  const telegram = createNoticeService()
  const push = createNoticeService()
  const ways = { telegram: telegram.way, push: push.way }
  const desk = useDesk(database, { trustProxy: true, isSending: true, delivering: { ways, publicUrl } })
  const people = new Map<string, TestMember>()
  const person = (name: string) => people.get(name) as TestMember
  const want = (name: string, body: object) => person(name).send('PATCH', `${own}/notice-settings`, body)
  const bell = async (name: string) => {
    const { json, text } = await person(name).send('GET', `${own}/notices`)
    if (!json.items) throw new Error(text)
    return json as Bell
  }
  const wake = () => desk().store.transaction((tx) => tx.settings.raiseRevision())
  const link = async (name: string, way: NoticeWayName) => {
    const { id } = person(name)
    const draft = { member: id, way, address: `${way} of ${name}`, details: null, label: null }
    await desk().store.transaction((tx) => tx.noticeLinks.put(12345, draft, desk().clock.now))
    await wake()
  }
  const titles = (name: string, way: 'telegram' | 'push' = 'telegram') =>
    (way === 'telegram' ? telegram : push).at(`${way} of ${name}`).map(({ title }) => title)
  /** Waits until all events are planned. */
  const planned = () =>
    until(async () => {
      const work = await desk().store.noticePlans.work(12345, desk().clock.now)
      return work?.plannedTo === work?.last && !work?.hasTimer
    }, 'everything to be planned')
  /** The same, and until all due notices are sent. */
  const settled = () =>
    until(async () => {
      const work = await desk().store.noticePlans.work(12345, desk().clock.now)
      const due = await desk().store.noticeQueue.due(12345, desk().clock.now + noticeLease, 100)
      const isBusy = due.some(({ nextAt, message, outcome }) => {
        return (nextAt ?? 0) <= desk().clock.now || (message !== null && outcome === null)
      })
      return work?.plannedTo === work?.last && !work?.hasTimer && !isBusy
    }, 'everybody to be told')
  beforeAll(async () => {
    for (const [role, name] of [
      ['owner', 'Ольга'],
      ['manager', 'Марк'],
      ['agent', 'Анна'],
      ['contractor', 'Павел'],
    ] as const)
      people.set(name, await newMember(desk(), role, { name, email: `${role}@example.com` }))
    for (const name of people.keys()) await link(name, 'telegram')
    await until(async () => (await desk().store.noticePlans.all()).length > 0, 'the planner')
  })

  beforeEach(async () => {
    await settled()
    for (const service of [telegram, push]) {
      service.got.length = 0
      service.edits.length = 0
      service.answers(() => ({ outcome: 'accepted' }))
      service.answersEdits(() => ({ outcome: 'accepted' }))
    }
    desk().clock.now += 2 * 3_600
    await settled()
    for (const service of [telegram, push]) service.got.length = 0
  })

  return { desk, telegram, push, people, person, want, bell, link, titles, planned, settled }
}
