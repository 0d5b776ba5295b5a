import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { findProject } from '../projects.ts'
import { planNotices } from './plan.ts'
import { followProject } from './subscriptions.ts'

const own = '/api/v2/projects/12345'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const people = new Map<string, TestMember>()
  const person = (name: string) => people.get(name) as TestMember
  const project = () => findProject(desk().store, 12345)
  const plan = async () => {
    const matcher = { wants: () => true, isBudgetSpent: () => false }
    while ((await planNotices(desk().store, await project(), matcher, desk().clock.now))?.isBehind);
  }
  const names = ['Анна', 'Борис', 'Вера']
  const naming = (...some: string[]) => some.map((name) => `[member:${person(name).id}]`).join(' ')
  /** How often each of them was told that a comment in a lead names them. */
  const told = async (lead: string) => {
    const bells = names.map((name) =>
      desk().store.notices.bell(12345, person(name).id, { below: undefined, limit: 100 }),
    )
    return (await Promise.all(bells)).map(
      (bell) => bell.filter((each) => each.kind === 'mention' && each.lead === Number(lead)).length,
    )
  }
  const write = async (lead: string, comment: string) => {
    const { status, text } = await person('Ольга').post(`${own}/leads/${lead}/comments`, { comment })
    expect(status, text).toBe(201)
    return (await desk().store.noticePlans.work(12345, desk().clock.now))?.last
  }
  const change = async (lead: string, number: number | undefined, comment: string) => {
    const path = `${own}/leads/${lead}/comments/${number}`
    const { status, text } = await person('Ольга').send('PATCH', path, { comment })
    expect(status, text).toBe(200)
  }

  beforeAll(async () => {
    people.set('Ольга', await newMember(desk(), 'owner', { name: 'Ольга' }))
    for (const [place, name] of names.entries())
      people.set(name, await newMember(desk(), 'agent', { name, email: `agent${place}@example.com` }))
    await followProject(desk().store, await project(), desk().clock.now)
  })

  test('who is named in a comment that is changed before it is planned is told once', async () => {
    const lead = await desk().lead()
    const other = await write(lead, 'да')
    const number = await write(lead, naming('Анна'))
    await change(lead, other, 'нет')
    await change(lead, number, naming('Анна', 'Борис'))
    await change(lead, number, naming('Борис', 'Вера'))
    await plan()
    expect(await told(lead)).toEqual([0, 1, 1])
  })

  test('so is who is named in one that was planned before', async () => {
    const lead = await desk().lead()
    const number = await write(lead, naming('Анна'))
    await plan()
    await change(lead, number, naming('Анна', 'Борис'))
    await plan()
    expect(await told(lead)).toEqual([1, 1, 0])
  })
})
