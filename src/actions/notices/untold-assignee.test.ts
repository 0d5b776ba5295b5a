import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'
import type { Role } from '../../domain/member.ts'
import type { NoticeKind } from '../../domain/notice.ts'

const own = '/api/v2/projects/12345'
const minute = 60
const hour = 3_600

eachDatabase((database) => {
  const { desk, people, person, follow, plan, toldOf, say } = usePlannedDesk(database)
  /** The names of those who were told of a lead, once per notice. */
  const told = async (lead: string, kind: NoticeKind) => {
    const names: string[] = []
    for (const [name, { id }] of people) names.push(...(await toldOf(id, lead, kind)).map(() => name))
    return names
  }
  const change = (lead: string, fields: object) => person('manager').send('PATCH', `${own}/leads/${lead}`, fields)
  const give = async (lead: string, name: string) =>
    expect((await change(lead, { assignee: person(name).id.toString() })).status).toBe(200)
  const become = async (name: string, role: Role) =>
    expect((await person('owner').send('PATCH', `${own}/members/${person(name).id}`, { role })).status).toBe(200)

  beforeAll(async () => {
    for (const role of ['owner', 'manager', 'agent', 'contractor'] as const)
      people.set(role, await newMember(desk(), role, { name: role, email: `${role}@example.com` }))
    people.set('former', await newMember(desk(), 'agent', { name: 'former', email: 'former@example.com' }))
    const week = Array(7).fill({ from: '00:00', to: '24:00' })
    await desk().send('PATCH', '/working-time', { response_minutes: 10, week, holidays: [] })
    await follow()
  })
  beforeEach(() => plan(24 * hour))

  describe('when the assignee may not be told', () => {
    test('those who work leads are told that a lead waits', async () => {
      const draft = { title: 'Окна', source: 'подряд', assignee: String(person('contractor').id) }
      const ofContractor = (await person('manager').post(`${own}/leads`, draft)).json.lead as { id: string }
      const later = { title: 'Двери', assignee: String(person('former').id) }
      const ofViewer = (await person('manager').post(`${own}/leads`, later)).json.lead as { id: string }
      await become('former', 'viewer')
      await plan()
      await plan(10 * minute)
      for (const { id } of [ofContractor, ofViewer])
        expect(await told(id, 'late')).toEqual(['owner', 'manager', 'agent'])
      await become('former', 'agent')
    })

    test('a reminder of a lead that a contractor no longer sees reaches who set it', async () => {
      const lead = await desk().lead({ source: 'подряд' })
      await give(lead, 'contractor')
      const remind_at = new Date((desk().clock.now + hour) * 1_000).toISOString().replace('.000', '')
      await change(lead, { remind_at })
      await change(lead, { source: 'сайт' })
      await plan()
      await plan(hour)
      expect(await told(lead, 'reminder')).toEqual(['manager'])
    })

    test('managers are told that its person wrote again', async () => {
      const lead = await say('91')
      await change(lead, { source: 'подряд' })
      await give(lead, 'contractor')
      await change(lead, { source: 'сайт' })
      await plan()
      expect(await say('91')).toBe(lead)
      await plan()
      expect(await told(lead, 'mine')).toEqual(['manager'])
    })
  })
})
