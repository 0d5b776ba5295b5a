import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { findProject } from '../actions/projects.ts'
import { fillWithQuarter } from './quarter.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test('a manager removes the demo too, with its members', async () => {
    const { store, clock } = desk()
    const owner = await newMember(desk(), 'owner')
    const manager = await newMember(desk(), 'manager')
    const project = await findProject(store, 12345)
    await fillWithQuarter(store, cli, project, { seed: 1, now: clock.now, leads: 10, newSecret: () => 'sealed' })
    const here = async () => (await store.memberships.of(12345)).filter(({ leftAt }) => leftAt === null)
    expect(await here()).toHaveLength(5)
    const { status, json } = await manager.send('DELETE', '/api/v2/projects/12345/demo')
    expect([status, Number(json.leads) >= 10]).toEqual([200, true])
    expect((await here()).map(({ id }) => id).sort()).toEqual([owner.id, manager.id].sort())
    expect((await manager.send('GET', '/api/v2/projects/12345/demo')).json).toEqual({ leads: 0 })
  })
})
