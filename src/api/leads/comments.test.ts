import { beforeAll, describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'

const base = '/api/v2/projects/12345'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const leads = apiLeads(desk)
  let [owner, agent, contractor]: TestMember[] = []
  beforeAll(async () => {
    owner = await newMember(desk(), 'owner')
    agent = await newMember(desk(), 'agent', { name: 'Борис' })
    contractor = await newMember(desk(), 'contractor')
  })

  const say = async (who: TestMember | undefined, lead: string, comment: string) => {
    const { status, json } = await (who as TestMember).post(`${base}/leads/${lead}/comments`, { comment })
    expect(status).toBe(201)
    return String(json.event)
  }
  const change = (who: TestMember | undefined, lead: string, number: string, comment: string) =>
    (who as TestMember).send('PATCH', `${base}/leads/${lead}/comments/${number}`, { comment })
  const remove = (who: TestMember | undefined, lead: string, number: string) =>
    (who as TestMember).send('DELETE', `${base}/leads/${lead}/comments/${number}`)
  const mentionsOf = async (who: TestMember | undefined) =>
    ((await (who as TestMember).send('GET', `${base}/mentions`)).json.items as { lead_id: string; after: object }[]) ??
    []
  const told = async (lead: string) =>
    (await desk().send('GET', `/leads/${lead}/events`)).json.items as { number: string; after: object }[]
  const eventOf = async (lead: string, number: string) => (await told(lead)).find((each) => each.number === number)

  describe('a comment', () => {
    test('can be changed by its author: its event has the new text, and another event the former one', async () => {
      const { id } = await leads.create({ title: 'Правка' })
      const number = await say(agent, id, 'Просил смету')
      desk().clock.now += 60
      const reply = await change(agent, id, number, 'Просил смету до среды')
      expect(reply.status, reply.text).toBe(200)
      expect(await eventOf(id, number)).toMatchObject({
        topics: ['lead.commented'],
        after: { comment: 'Просил смету до среды', edited_at: expect.stringMatching(/Z$/) },
      })
      expect(await eventOf(id, String(reply.json.event))).toMatchObject({
        topics: ['lead.comment_changed'],
        before: { comment: 'Просил смету', comment_of: number },
        after: { comment: 'Просил смету до среды', comment_of: number },
      })
      const same = await change(agent, id, number, 'Просил смету до среды')
      expect(String(same.json.event)).toBe(number)
    })

    test('can be deleted by its author or an admin, and then no event has its text', async () => {
      const { id } = await leads.create({ title: 'Удаление' })
      const [own, other] = [await say(agent, id, 'Секрет первый'), await say(agent, id, 'Секрет второй')]
      await change(agent, id, own, 'Секрет третий')
      expect((await remove(agent, id, own)).status).toBe(200)
      expect((await remove(owner, id, other)).status).toBe(200)
      expect(JSON.stringify(await told(id))).not.toContain('Секрет')
      expect(await eventOf(id, own)).toMatchObject({ after: { comment: null, edited_at: expect.any(String) } })
      const again = await change(agent, id, own, 'Снова')
      expect([again.status, again.json.code]).toEqual([404, 'no-such-comment'])
      expect((await remove(owner, id, own)).json.code).toBe('no-such-comment')
    })

    test('of somebody else cannot be changed, nor deleted by an agent', async () => {
      const { id } = await leads.create({ title: 'Чужой' })
      const number = await say(owner, id, 'От владельца')
      for (const reply of [await change(agent, id, number, 'Другое'), await remove(agent, id, number)])
        expect([reply.status, reply.json.code]).toEqual([403, 'not-your-comment'])
      expect((await change(owner, id, '0', 'Другое')).json.code).toBe('no-such-comment')
      expect((await change(owner, (await leads.create({ title: 'Иной' })).id, number, 'x')).json.code).toBe(
        'no-such-comment',
      )
      expect(await eventOf(id, number)).toMatchObject({ after: { comment: 'От владельца' } })
    })

    test('of a contractor can be changed by them unless a part of it is hidden from them', async () => {
      const { id } = await leads.create({ title: 'Подряд', source: 'подряд' })
      const [plain, secret] = [
        await say(contractor, id, 'Замер готов'),
        await say(contractor, id, 'Звонить 89991234567'),
      ]
      expect((await change(contractor, id, plain, 'Замер сделан')).status).toBe(200)
      expect((await change(contractor, id, secret, 'Звонить')).json.code).toBe('hidden-field')
      expect((await change(contractor, id, plain, 'Телефон •••')).json.code).toBe('hidden-field')
    })
  })

  describe('a mention', () => {
    test('is listed for the member with the current comment until they have seen it', async () => {
      const { id } = await leads.create({ title: 'Зовут' })
      const number = await say(owner, id, `[member:${agent?.id}], перезвоните. [member:${owner?.id}] [member:99]`)
      expect(await eventOf(id, number)).toMatchObject({ after: { mentions: [String(agent?.id), String(owner?.id)] } })
      expect(await mentionsOf(owner)).toEqual([])
      expect(await mentionsOf(agent)).toMatchObject([{ number, lead_id: id }])
      await change(owner, id, number, `[member:${agent?.id}], срочно перезвоните`)
      expect(await mentionsOf(agent)).toMatchObject([
        { after: { comment: `[member:${agent?.id}], срочно перезвоните` } },
      ])
      expect((await agent?.post(`${base}/mentions/seen`, { lead: id }))?.status).toBe(204)
      expect(await mentionsOf(agent)).toEqual([])
      await change(owner, id, number, `[member:${agent?.id}], спасибо`)
      expect(await mentionsOf(agent), 'who has seen it is not told again').toEqual([])
    })

    test('disappears with its comment, with a change that omits it, and with its lead', async () => {
      const { id } = await leads.create({ title: 'Уходит' })
      const [one, two] = [
        await say(owner, id, `[member:${agent?.id}] раз`),
        await say(owner, id, `[member:${agent?.id}] два`),
      ]
      await say(owner, id, `[member:${agent?.id}] три`)
      await change(owner, id, one, 'раз')
      await remove(owner, id, two)
      expect(await mentionsOf(agent)).toHaveLength(1)
      await leads.remove(id)
      expect(await mentionsOf(agent), 'in the bin').toEqual([])
      expect((await owner?.post(`${base}/leads/${id}/purge`))?.status).toBe(204)
      expect(await mentionsOf(agent)).toEqual([])
    })

    test('of a contractor is listed only for leads that they see, without contacts', async () => {
      const [{ id: seen }, { id: hidden }] = [
        await leads.create({ title: 'Видна', source: 'подряд' }),
        await leads.create({ title: 'Не видна', source: 'vk' }),
      ]
      const comment = `[member:${contractor?.id}], телефон 8 999 123-45-67`
      for (const lead of [seen, hidden]) await say(owner, lead, comment)
      expect(await mentionsOf(contractor)).toMatchObject([
        { lead_id: seen, after: { comment: `[member:${contractor?.id}], телефон •••` } },
      ])
      await contractor?.post(`${base}/mentions/seen`, { lead: seen })
    })
  })
})
