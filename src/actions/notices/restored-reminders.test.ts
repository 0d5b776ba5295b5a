import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { usePlannedDesk } from '../../../test/planned-desk.ts'

const hour = 3_600

eachDatabase((database) => {
  const { desk, follow, plan, toldOf } = usePlannedDesk(database)
  let owner: TestMember
  let agent: TestMember
  const inOneHour = () => new Date((desk().clock.now + hour) * 1_000).toISOString().replace('.000', '')
  /** A lead of the agent with a reminder in an hour. */
  const reminded = async (assignee: string | null = String(agent.id)) => {
    const lead = await desk().lead()
    await agent.send('PATCH', `/api/v2/projects/12345/leads/${lead}`, { assignee, remind_at: inOneHour() })
    return lead
  }
  const undone = async (token: unknown) => {
    const { status, json } = await desk().send('POST', `/undo/${token}`)
    expect(status).toBe(200)
    return json.undo
  }
  const told = async (lead: string, { id } = agent) => (await toldOf(id, lead, 'reminder')).length

  beforeAll(async () => {
    owner = await newMember(desk(), 'owner', { name: 'Ольга' })
    agent = await newMember(desk(), 'agent', { name: 'Анна', email: 'anna@example.com' })
    await follow()
  })

  test('a reminder that falls due while its lead is in the bin, or merged, is told once the lead is back', async () => {
    const [removed, merged] = [await reminded(), await reminded()]
    await plan(hour / 2)
    const into = await reminded() // has its own
    await desk().send('DELETE', `/leads/${removed}`)
    const { undo } = (await desk().send('POST', '/leads/merge', { into, leads: [merged] })).json
    await plan(hour)
    expect([await told(removed), await told(merged)]).toEqual([0, 0])
    expect((await desk().send('POST', `/leads/${removed}/restore`)).status).toBe(200)
    expect((await desk().send('POST', `/undo/${undo}`)).json).toMatchObject({ leads: 2 })
    await plan()
    await plan(hour)
    expect([await told(removed), await told(merged)]).toEqual([1, 1])
  })

  test('a reminder that was told before is not told again, and a future one still goes to who set it', async () => {
    const before = await reminded()
    await plan(hour)
    const ahead = await reminded(null)
    await plan(60)
    for (const lead of [before, ahead]) await desk().send('DELETE', `/leads/${lead}`)
    await plan(60)
    for (const lead of [before, ahead]) await desk().send('POST', `/leads/${lead}/restore`)
    await plan()
    expect([await told(before), await told(ahead)]).toEqual([1, 0])
    await plan(hour)
    expect([await told(before), await told(ahead), await told(ahead, owner)]).toEqual([1, 1, 0])
  })

  test('a reminder that was told for the merge target is not told again', async () => {
    const [merged, into] = [await reminded(), await desk().lead()]
    const { undo } = (await desk().send('POST', '/leads/merge', { into, leads: [merged] })).json
    await plan()
    await plan(hour)
    expect([await told(merged), await told(into)]).toEqual([0, 1])
    await undone(undo)
    await plan()
    await plan(hour)
    expect([await told(merged), await told(into)]).toEqual([0, 1])
  })

  test('a reminder that was told before an undo moved its lead back to the bin is not told again', async () => {
    const lead = await reminded()
    await desk().send('DELETE', `/leads/${lead}`)
    await plan(hour / 2)
    const { undo } = (await desk().send('POST', `/leads/${lead}/restore`)).json
    await plan()
    await plan(hour)
    expect(await told(lead)).toBe(1)
    await undone(await undone(undo))
    await plan()
    await plan(hour)
    expect(await told(lead)).toBe(1)
  })

  test('a reminder that was moved since is told at its new time', async () => {
    const lead = await reminded()
    await plan()
    await desk().send('DELETE', `/leads/${lead}`)
    await plan(2 * hour)
    await desk().send('POST', `/leads/${lead}/restore`)
    await desk().send('PATCH', `/leads/${lead}`, { remind_at: inOneHour() })
    await plan()
    expect(await told(lead)).toBe(0)
    await plan(hour)
    expect(await told(lead)).toBe(1)
  })
})
