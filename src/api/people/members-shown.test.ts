import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type Reply, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import type { Role } from '../../domain/member.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const shown = ({ json }: Reply) =>
    (json.items as Record<string, unknown>[]).map(({ role, sources, second_factor }) => [role, sources, second_factor])
  const hidden = [null, null]

  test('only owners and managers see the sources of contractors and who has a second factor', async () => {
    const one = await newMember(desk(), 'contractor', { email: 'one@example.com', sources: ['авито'] })
    const two = await newMember(desk(), 'contractor', { email: 'two@example.com', sources: ['vk'] })
    const people = new Map<Role, typeof one>()
    for (const role of ['owner', 'manager', 'agent', 'viewer'] as const)
      people.set(role, await newMember(desk(), role, { email: `${role}@example.com` }))
    const list = async (who: Pick<typeof one, 'send'> | undefined) =>
      shown((await who?.send('GET', '/api/v2/projects/12345/members')) as Reply)
    const all = [
      ['contractor', ['авито'], false],
      ['contractor', ['vk'], false],
      ...['owner', 'manager', 'agent', 'viewer'].map((role) => [role, [], false]),
    ]
    for (const role of ['owner', 'manager'] as const) expect(await list(people.get(role)), role).toEqual(all)
    expect(shown(await desk().send('GET', '/members'))).toEqual(all)
    const but = (own: number) => all.map((each, index) => (index === own ? each : [each[0], ...hidden]))
    expect(await list(two)).toEqual(but(1))
    expect(await list(people.get('agent'))).toEqual(but(4))
    expect(await list(people.get('viewer'))).toEqual(but(5))
    const key = await desk().newKey('read', [12345])
    expect(shown(await desk().send('GET', '/members', undefined, { key }))).toEqual(but(-1))
  })
  test('a contractor sees the leads of a source with blanks at its ends, and not those of its namesake', async () => {
    const { id, send } = await newMember(desk(), 'contractor', { email: 'blank@example.com', sources: ['avito'] })
    const owner = await newMember(desk(), 'owner', { email: 'second-owner@example.com' })
    await desk().lead({ source: 'vk ' })
    await desk().lead({ source: 'vk' })
    const change = { role: 'contractor', sources: ['vk '] }
    const { json } = await owner.send('PATCH', `/api/v2/projects/12345/members/${id}`, change)
    expect(json).toMatchObject({ sources: ['vk '] })
    const seen = (await send('GET', '/api/v2/projects/12345/leads')).json.items as { source: string }[]
    expect(seen.map(({ source }) => source)).toEqual(['vk '])
  })
})
