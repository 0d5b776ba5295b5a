import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'
import { actorOf, type Role } from '../../domain/member.ts'
import type { NoticeKind } from '../../domain/notice.ts'
import { noteCall } from '../work-lead.ts'

const own = '/api/v2/projects/12345'
const minute = 60
const hour = 3_600

eachDatabase((database) => {
  const { desk, people, person, project, follow, plan, toldOf, say } = usePlannedDesk(database)
  const told = (name: string, lead: string, kind: NoticeKind) => toldOf(person(name).id, lead, kind)
  const toldAll = async (lead: string, kind: NoticeKind) =>
    Object.fromEntries(
      await Promise.all([...people.keys()].map(async (name) => [name, (await told(name, lead, kind)).length])),
    )
  const join = async (role: Role, name: string) =>
    void people.set(name, await newMember(desk(), role, { name, email: `${name}@example.com` }))
  const leaves = (name: string) => person('owner').send('DELETE', `${own}/members/${person(name).id}`)
  const onDuty = (name: string, on: boolean) => person(name).send('PUT', `${own}/duty`, { on })
  const moment = (seconds: number) => new Date((desk().clock.now + seconds) * 1_000).toISOString().replace('.000', '')
  const assigned = async (name: string) => {
    const lead = await desk().lead()
    await desk().send('PATCH', `/leads/${lead}`, { assignee: String(person(name).id) })
    return lead
  }

  beforeAll(async () => {
    for (const role of ['owner', 'manager', 'agent'] as const) await join(role, role)
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await desk().send('PATCH', '/working-time', { response_minutes: 10, week, holidays: [] })
    await follow()
  })
  beforeEach(() => plan(24 * hour))

  test('a member who follows new leads is told of one that is created for them, even without notices of own leads', async () => {
    const want = (places: object) => person('agent').send('PATCH', `${own}/notice-settings`, { places })
    await want({ mine: [], new: ['bell'] })
    const { json } = await desk().send('POST', '/leads', { title: 'Звонок', assignee: String(person('agent').id) })
    const { id } = json.lead as { id: string }
    await plan()
    expect([(await told('agent', id, 'new')).length, (await told('agent', id, 'mine')).length]).toEqual([1, 0])
    await want({ mine: null, new: null })
  })

  describe('a person who writes again', () => {
    test('in a chat is told to the assignee, unlike a button that a colleague presses', async () => {
      const lead = await say('71')
      await desk().send('PATCH', `/leads/${lead}`, { assignee: String(person('agent').id) })
      await plan()
      expect(await told('agent', lead, 'mine')).toMatchObject([{ by: expect.any(String) }])
      expect(await say('71')).toBe(lead)
      await plan()
      const viewer = { project: await project() }
      const by = { door: 'telegram', name: actorOf(person('owner').id) } as const
      const call = { id: Number(lead), comment: 'Позвонил', viewer }
      await noteCall(desk().store, by, await project(), call, desk().clock.now)
      await plan()
      expect(await told('agent', lead, 'mine')).toMatchObject([{ by: expect.any(String) }, { reason: 'again' }])
      expect(await toldAll(lead, 'mine')).toEqual({ owner: 0, manager: 0, agent: 2 })
    })

    test('is told to those on duty or the managers when the assignee has left', async () => {
      await join('agent', 'gone')
      const lead = await say('72')
      await desk().send('PATCH', `/leads/${lead}`, { assignee: String(person('gone').id) })
      await leaves('gone')
      await plan()
      await say('72')
      await plan()
      expect(await toldAll(lead, 'mine')).toMatchObject({ owner: 0, manager: 1, agent: 0 })
      await onDuty('agent', true)
      await say('72')
      await plan()
      expect(await toldAll(lead, 'mine')).toMatchObject({ owner: 0, manager: 1, agent: 1 })
      await onDuty('agent', false)
    })
  })

  describe('a reminder', () => {
    test('of a member who left reaches the member who set it, else a manager', async () => {
      await join('agent', 'left')
      const [ofAgent, ofLeft] = [await assigned('left'), await assigned('left')]
      await person('agent').send('PATCH', `${own}/leads/${ofAgent}`, { remind_at: moment(hour) })
      await person('left').send('PATCH', `${own}/leads/${ofLeft}`, { remind_at: moment(hour) })
      await leaves('left')
      await plan()
      await plan(hour)
      expect(await toldAll(ofAgent, 'reminder')).toMatchObject({ owner: 0, manager: 0, agent: 1 })
      expect(await toldAll(ofLeft, 'reminder')).toMatchObject({ owner: 0, manager: 1, agent: 0 })
    })

    test('that is moved as it falls due is told at its new time', async () => {
      const lead = await assigned('agent')
      const set = () => person('agent').send('PATCH', `${own}/leads/${lead}`, { remind_at: moment(hour) })
      await set()
      await plan()
      desk().clock.now += hour
      await set()
      await plan()
      expect(await told('agent', lead, 'reminder')).toEqual([])
      await plan(hour)
      expect(await told('agent', lead, 'reminder')).toEqual([{ at: desk().clock.now }])
    })
  })

  describe('a lead that waits', () => {
    const steps = async (name: string, lead: string) => (await told(name, lead, 'late')).map(({ step }) => step)

    test('is told to nobody when it is assigned as its step falls due', async () => {
      const lead = await desk().lead()
      await plan()
      desk().clock.now += 10 * minute
      await desk().send('PATCH', `/leads/${lead}`, { assignee: String(person('agent').id) })
      await plan()
      await plan(hour)
      expect(await toldAll(lead, 'late')).toMatchObject({ owner: 0, manager: 0, agent: 0 })
    })

    test.each(['before', 'as'])('is told when its status is removed %s its step falls due', async (when) => {
      const { json } = await desk().send('POST', '/statuses', { name: 'Уйдёт', type: 'progress' })
      const lead = await desk().lead({ status: json.id })
      await plan()
      if (when === 'as') desk().clock.now += 10 * minute
      const removal = await person('owner').send('DELETE', `${own}/statuses/${json.id}?replacement=0`)
      expect(removal.status, removal.text).toBe(204)
      await plan()
      if (when === 'before') await plan(10 * minute)
      expect(await steps('agent', lead)).toEqual([1])
      await plan(10 * minute)
      expect([await steps('agent', lead), await steps('manager', lead)]).toEqual([[1], [1, 2]])
    })

    test('is told again after a script closed it and a member undid that', async () => {
      const lead = await desk().lead()
      await plan()
      await desk().call('lead/update', { id: lead, status: '2' })
      await plan()
      const work = await desk().store.noticePlans.work(12345, desk().clock.now)
      await plan(10 * minute)
      expect(await steps('agent', lead)).toEqual([])
      expect((await person('manager').post(`${own}/events/${work?.last}/undo`)).json).toMatchObject({ leads: 1 })
      await plan()
      await plan(10 * minute)
      expect([await steps('agent', lead), await steps('manager', lead)]).toEqual([[], [2]])
    })

    test('is no longer told when a script closes it', async () => {
      const lead = await desk().lead()
      await plan()
      await desk().call('lead/update', { id: lead, status: '2' })
      await plan()
      await plan(hour)
      expect(await toldAll(lead, 'late')).toMatchObject({ owner: 0, manager: 0, agent: 0 })
    })
  })
})
