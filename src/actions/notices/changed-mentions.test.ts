import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'

const own = '/api/v2/projects/12345'

eachDatabase((database) => {
  const { desk, people, person, follow, plan, toldOf } = usePlannedDesk(database)
  const names = ['Анна', 'Борис', 'Вера']
  const naming = (...some: string[]) => some.map((name) => `[member:${person(name).id}]`).join(' ')
  /** How often each member was told that a comment on a lead mentions them. */
  const told = (lead: string) =>
    Promise.all(names.map(async (name) => (await toldOf(person(name).id, lead, 'mention')).length))
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
    await follow()
  })

  test('members mentioned in a comment that is changed before it is planned are told once', async () => {
    const lead = await desk().lead()
    const other = await write(lead, 'да')
    const number = await write(lead, naming('Анна'))
    await change(lead, other, 'нет')
    await change(lead, number, naming('Анна', 'Борис'))
    await change(lead, number, naming('Борис', 'Вера'))
    await plan()
    expect(await told(lead)).toEqual([0, 1, 1])
  })

  test('members mentioned in a comment that is changed after it was planned are told once', async () => {
    const lead = await desk().lead()
    const number = await write(lead, naming('Анна'))
    await plan()
    await change(lead, number, naming('Анна', 'Борис'))
    await plan()
    expect(await told(lead)).toEqual([1, 1, 0])
  })
})
