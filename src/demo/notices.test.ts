import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { newMember, type TestMember } from '../../test/members.ts'
import { demoMembers } from '../actions/demo.ts'
import { planNotices } from '../actions/notices/plan.ts'
import { followProject } from '../actions/notices/subscriptions.ts'
import { findProject } from '../actions/projects.ts'
import type { NoticeKind } from '../domain/notice.ts'
import { fillWithQuarter } from './quarter.ts'

const own = '/api/v2/projects/12345'
const minute = 60
const hour = 3_600

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  let owner: TestMember
  let demo: number[]
  const project = () => findProject(desk().store, 12345)
  /** Tells, as a server does, of all that happened and is due by now. */
  const plan = async (seconds = 0) => {
    desk().clock.now += seconds
    const matcher = { wants: () => true, isBudgetSpent: () => false }
    while ((await planNotices(desk().store, await project(), matcher, desk().clock.now))?.isBehind);
  }
  const told = async (member: number, kind: NoticeKind, lead: string) => {
    const bell = await desk().store.notices.bell(12345, member, { below: undefined, limit: 100 })
    return bell
      .filter((each) => each.kind === kind && each.lead === Number(lead))
      .map(({ about }) => about)
      .reverse()
  }
  /** The members whom something is to be sent to. */
  const sentTo = async () => {
    const due = await desk().store.noticeQueue.due(12345, desk().clock.now, 1_000)
    return [...new Set(due.map(({ to }) => ('member' in to ? to.member : 0)))]
  }

  beforeAll(async () => {
    const { store, clock } = desk()
    owner = await newMember(desk(), 'owner')
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await desk().send('PATCH', '/working-time', { response_minutes: 10, week, holidays: [] })
    const settings = { seed: 1, now: clock.now, leads: 10, newSecret: () => 'sealed' }
    await fillWithQuarter(store, cli, await project(), settings)
    demo = await demoMembers(store, await project())
    await followProject(store, await project(), clock.now)
    await plan()
  })

  test('beside a demo the owner is told of a lead that waits, at each step, and nobody of the demo is', async () => {
    expect(demo).toHaveLength(3)
    const lead = await desk().lead({ name: 'Юлия', phone: '+79210000001' })
    await plan()
    for (const _ of ['the first step', 'the second']) await plan(10 * minute)
    expect(await told(owner.id, 'late', lead)).toMatchObject([{ step: 1 }, { step: 2 }])
    await plan(20 * minute)
    expect(await told(owner.id, 'late', lead)).toMatchObject([{ step: 1 }, { step: 2 }, { step: 3 }])
    expect(await sentTo()).toEqual([owner.id])
  })

  test('reminders of the demo are told to nobody else, those of the owner are', async () => {
    const moment = new Date((desk().clock.now + hour) * 1_000).toISOString().replace('.000', '')
    const fields = { assignee: String(demo[1]), remind_at: moment }
    const [theirs, mine] = [await desk().lead(), await desk().lead()]
    expect((await desk().send('PATCH', `/leads/${theirs}`, fields)).status).toBe(200)
    expect((await owner.send('PATCH', `${own}/leads/${mine}`, fields)).status).toBe(200)
    await plan()
    await plan(hour)
    expect(await told(owner.id, 'reminder', theirs)).toEqual([])
    expect(await told(owner.id, 'reminder', mine)).toHaveLength(1)
    expect(await sentTo()).toEqual([owner.id])
  })
})
