import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'

const hour = 3_600

eachDatabase((database) => {
  const { desk, follow, plan } = usePlannedDesk(database)

  test('a reminder of a lead that was in the bin when notices started is told if the lead is restored in time', async () => {
    const owner = await newMember(desk(), 'owner')
    const remind_at = new Date((desk().clock.now + hour) * 1_000).toISOString().replace('.000', '')
    const reminded = async () => {
      const lead = await desk().lead()
      await desk().send('PATCH', `/leads/${lead}`, { assignee: String(owner.id), remind_at })
      return lead
    }
    const [live, restored, merged, binned] = [await reminded(), await reminded(), await reminded(), await reminded()]
    const into = await desk().lead()
    for (const lead of [restored, binned]) await desk().send('DELETE', `/leads/${lead}`)
    const { undo } = (await desk().send('POST', '/leads/merge', { into, leads: [merged] })).json
    await follow()
    expect((await desk().send('POST', `/leads/${restored}/restore`)).status).toBe(200)
    expect((await desk().send('POST', `/undo/${undo}`)).json).toMatchObject({ leads: 2 })
    await plan()
    await plan(hour)
    const bell = await desk().store.notices.bell(12345, owner.id, { below: undefined, limit: 100 })
    const told = bell.filter(({ kind }) => kind === 'reminder').map(({ lead }) => String(lead))
    expect(told.toSorted()).toEqual([live, restored, merged].toSorted())
  })
})
