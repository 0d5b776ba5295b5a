import { beforeAll, describe, expect, test } from 'vitest'
import { type ApiLead, apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'

type Answer = { lead: ApiLead; undo: string; job: { id: string; undo: string } }

/** A lead is new until somebody of the staff opens or changes it: `responded_at` is null. */
eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const leads = apiLeads(desk)
  let [agent, other, contractor]: TestMember[] = []
  const base = '/api/v2/projects/12345'

  beforeAll(async () => {
    agent = await newMember(desk(), 'agent')
    other = await newMember(desk(), 'manager')
    contractor = await newMember(desk(), 'contractor')
  })

  async function send(by: TestMember | undefined, verb: string, path: string, body?: object): Promise<Answer> {
    const { status, json, text } = await (by as TestMember).send(verb, base + path, body)
    expect(status, text).toBeLessThan(300)
    return json as Answer
  }
  const isNew = async (id: string) => (await leads.change(id, {})).lead.responded_at === null
  const areNew = (ids: string[]) => Promise.all(ids.map(isNew))

  describe('an undo makes a lead new again', () => {
    test('after a change, and undoing that undo restores the change', async () => {
      const { id } = await leads.create()
      const { lead, undo } = await send(agent, 'PATCH', `/leads/${id}`, { status: '1' })
      expect(lead.responded_at).not.toBeNull()
      desk().clock.now += 60
      const undone = await send(agent, 'POST', `/undo/${undo}`)
      expect(undone).toMatchObject({ leads: 1, restored: 2, skipped: 0 })
      expect(await isNew(id)).toBe(true)
      await send(agent, 'POST', `/undo/${undone.undo}`)
      expect((await leads.change(id, {})).lead).toMatchObject({ status: '1', responded_at: lead.responded_at })
    })

    test('after a bulk edit, except leads that were opened before it', async () => {
      const ids = [(await leads.create()).id, (await leads.create()).id, (await leads.create()).id]
      await send(other, 'POST', `/leads/${ids[1]}/opened`)
      const { job } = await send(agent, 'POST', '/leads/bulk', { ids, set: { status: '2' } })
      expect(await areNew(ids)).toEqual([false, false, false])
      await send(agent, 'POST', `/undo/${job.undo}`)
      expect(await areNew(ids)).toEqual([true, false, true])
      await leads.expectWhole()
    })

    test('after a removal', async () => {
      const { id } = await leads.create()
      await send(agent, 'POST', `/undo/${(await send(agent, 'DELETE', `/leads/${id}`)).undo}`)
      expect(await isNew(id)).toBe(true)
    })

    test('after a merge that copied no values, unless the undo splits off no lead', async () => {
      const [into, other] = [await leads.create({ name: 'Весь' }), await leads.create()]
      const merge = () => send(agent, 'POST', '/leads/merge', { into: into.id, leads: [other.id] })
      const { undo } = await merge()
      expect(await isNew(into.id)).toBe(false)
      const undone = await send(agent, 'POST', `/undo/${undo}`)
      expect(await areNew([into.id, other.id])).toEqual([true, true])
      await send(agent, 'POST', `/undo/${undone.undo}`)
      expect(await isNew(into.id)).toBe(false)
      await send(agent, 'POST', `/undo/${undo}`)
      expect(await isNew(into.id)).toBe(true)
      const again = await merge()
      await leads.post(`/leads/${other.id}/restore`)
      expect(await send(agent, 'POST', `/undo/${again.undo}`)).toMatchObject({ leads: 0, skipped: 2 })
      expect(await isNew(into.id)).toBe(false)
      await leads.expectWhole()
    })

    test('unless somebody else changed it since', async () => {
      const { id } = await leads.create()
      const { undo } = await send(agent, 'PATCH', `/leads/${id}`, { status: '1', title: 'А' })
      await send(other, 'PATCH', `/leads/${id}`, { status: '2' })
      expect(await send(agent, 'POST', `/undo/${undo}`)).toMatchObject({ leads: 1, restored: 1, skipped: 2 })
      expect(await isNew(id)).toBe(false)
    })

    test('and does not itself count as opening it', async () => {
      const { id } = await leads.create()
      const { undo } = await leads.change(id, { title: 'Ключом' })
      await send(agent, 'POST', `/undo/${undo}`)
      expect(await isNew(id)).toBe(true)
    })
  })

  test('a lead opened by a contractor stays new; one changed by them does not', async () => {
    const { id, version } = await leads.create({ source: 'подряд' })
    const { lead } = await send(contractor, 'POST', `/leads/${id}/opened`)
    expect(lead).toMatchObject({ responded_at: null, version })
    await send(contractor, 'PATCH', `/leads/${id}`, { status: '1' })
    expect(await isNew(id)).toBe(false)
  })

  test('a lead that a member enters is not new unless it is assigned to somebody else', async () => {
    const typed = async (assignee?: number) =>
      (await send(agent, 'POST', '/leads', { title: 'Звонок', ...(assignee && { assignee: String(assignee) }) })).lead
    expect((await typed()).responded_at).not.toBeNull()
    expect((await typed(agent?.id)).responded_at).not.toBeNull()
    expect((await typed(other?.id)).responded_at).toBeNull()
  })

  test('a bulk edit shows its changes and whether it was undone', async () => {
    const { id } = await leads.create()
    const set = { status: '2', source: 'Сайт', assignee: null }
    const { job } = await send(agent, 'POST', '/leads/bulk', { ids: [id], set })
    const seen = async () => (await desk().send('GET', `/jobs/${job.id}`)).json
    expect(await seen()).toMatchObject({ edit: { set }, undone_at: null })
    const { undo } = await send(agent, 'POST', `/undo/${job.undo}`)
    expect((await seen()).undone_at).not.toBeNull()
    await send(agent, 'POST', `/undo/${undo}`)
    expect((await seen()).undone_at).toBeNull()
    const removal = (await send(agent, 'POST', '/leads/bulk', { ids: [id], remove: true })).job
    expect(removal).toMatchObject({ edit: { remove: true } })
  })
})
