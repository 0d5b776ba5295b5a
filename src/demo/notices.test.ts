import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli } from '../../test/desk.ts'
import { newMember, type TestMember } from '../../test/members.ts'
import { usePlannedDesk } from '../../test/planned-desk.ts'
import { demoMembers } from '../actions/demo.ts'
import { fillWithQuarter } from './quarter.ts'

const own = '/api/v2/projects/12345'
const minute = 60
const hour = 3_600

eachDatabase((database) => {
  const { desk, project, follow, plan, toldOf } = usePlannedDesk(database)
  let owner: TestMember
  let demo: number[]
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
    await follow()
    await plan()
  })

  test('beside a demo the owner is told of a lead that waits, at each step, and nobody of the demo is', async () => {
    expect(demo).toHaveLength(3)
    const lead = await desk().lead({ name: 'Юлия', phone: '+79210000001' })
    await plan()
    for (const _ of ['the first step', 'the second']) await plan(10 * minute)
    expect(await toldOf(owner.id, lead, 'late')).toMatchObject([{ step: 1 }, { step: 2 }])
    await plan(20 * minute)
    expect(await toldOf(owner.id, lead, 'late')).toMatchObject([{ step: 1 }, { step: 2 }, { step: 3 }])
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
    expect(await toldOf(owner.id, theirs, 'reminder')).toEqual([])
    expect(await toldOf(owner.id, mine, 'reminder')).toHaveLength(1)
    expect(await sentTo()).toEqual([owner.id])
  })
})
