import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'
import { noticeKinds } from '../../domain/notice.ts'
import { recountDues } from '../working-time.ts'

const own = '/api/v2/projects/12345'
const hour = 3_600

eachDatabase((database) => {
  const { desk, follow } = usePlannedDesk(database)
  let owner: TestMember
  const switchOn = async () => {
    for (const escalates of [false, true])
      expect((await owner.send('PATCH', `${own}/notice-defaults`, { escalates })).status).toBe(200)
  }
  const steps = () => desk().store.transaction((tx) => tx.noticeTimers.late(12345, 0, 2 ** 31 - 1))

  beforeAll(async () => {
    owner = await newMember(desk(), 'owner')
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await desk().send('PATCH', '/working-time', { response_minutes: 600, week, holidays: [] })
  })

  test('no step is set while nobody is told', async () => {
    await desk().lead()
    await switchOn()
    expect(await steps()).toEqual([])
  })

  test('waiting leads that are late for more than a day get no step', async () => {
    desk().clock.now += 100 * hour
    await desk().lead()
    desk().clock.now += 5 * hour
    const lead = Number(await desk().lead())
    const at = desk().clock.now + 40 * hour
    await follow()
    desk().clock.now += 30 * hour
    await switchOn()
    expect(await steps()).toEqual([{ lead, kind: 'late', step: 3, at, member: null }])
  })

  test('all that wait again get their step, also where more than 200 are due later', async () => {
    const status = String((await desk().send('POST', '/statuses', { name: 'Перезвонить', type: 'progress' })).json.id)
    const lead = Number(await desk().lead({ status }))
    const at = desk().clock.now + 10 * hour
    desk().clock.now += 60
    for (let ten = 0; ten < 20; ten++) await Promise.all(Array.from({ length: 10 }, () => desk().lead({ status })))
    const become = async (type: string) => {
      expect((await desk().send('PATCH', `/statuses/${status}`, { type })).status).toBe(200)
      await recountDues(desk().store, desk().clock.now)
      desk().clock.now += 4 // until other processes use the new settings
      expect(await recountDues(desk().store, desk().clock.now)).toBeGreaterThan(200)
    }
    await become('canceled')
    await become('progress')
    expect(await steps()).toContainEqual({ lead, kind: 'late', step: 1, at, member: null })
  })

  test('steps end when nobody is told any more', async () => {
    expect(await steps()).not.toEqual([])
    const places = Object.fromEntries(noticeKinds.map((kind) => [kind, []]))
    expect((await owner.send('PATCH', `${own}/notice-settings`, { places })).status).toBe(200)
    await follow()
    expect(await steps()).toEqual([])
  })
})
