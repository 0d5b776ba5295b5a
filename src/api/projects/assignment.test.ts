import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'
import { rawClient } from '../../../test/mcp.ts'
import { newMember, type TestMember } from '../../../test/members.ts'

const path = '/assignment'
const bySource = (value: string, members: string[]) => ({ filter: { field: 'source', operator: '=', value }, members })

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const people = new Map<string, TestMember>()
  const person = (name: string) => people.get(name) as TestMember
  const idOf = (name: string) => String(person(name).id)
  const duty = (name: string, on: boolean) => person(name).send('PUT', '/api/v2/projects/12345/duty', { on })
  const onDuty = async (...names: string[]) => {
    for (const name of ['Анна', 'Борис', 'Вера']) await duty(name, names.includes(name))
  }
  const assigneeOf = async (id: string) => (await send('GET', `/leads/${id}`)).json.assignee
  const nextAssignee = async (fields = {}) => assigneeOf(await desk().lead(fields))

  beforeAll(async () => {
    for (const [index, name] of ['Анна', 'Борис', 'Вера'].entries())
      people.set(name, await newMember(desk(), 'agent', { name, email: `${index}@example.com` }))
  })

  test('nobody gets a lead until the project sets a mode', async () => {
    await onDuty('Анна')
    expect((await send('GET', path)).json).toEqual({ mode: 'nobody', rules: [], version: 1 })
    expect(await nextAssignee()).toBeNull()
  })

  test('the list of members has who is on duty, and an agent can switch their own duty only', async () => {
    await onDuty('Анна')
    const { json } = await send('GET', '/members')
    const known = (json.items as { name: string; duty_since: string | null }[]).map((each) => [
      each.name,
      each.duty_since,
    ])
    expect(known).toEqual([
      ['Анна', expect.any(String)],
      ['Борис', null],
      ['Вера', null],
    ])
    for (const role of ['viewer', 'contractor'] as const) {
      const other = await newMember(desk(), role)
      const refused = await other.send('PUT', '/api/v2/projects/12345/duty', { on: true })
      expect(refused.json).toMatchObject({ status: 403, code: 'wrong-role' })
    }
  })

  describe('in turn', () => {
    beforeAll(async () => {
      await send('PATCH', path, { mode: 'turn' })
    })

    test('leads go to members on duty, and the event has the assignee', async () => {
      await onDuty('Анна', 'Вера')
      const ids = [await desk().lead(), await desk().lead(), await desk().lead(), await desk().lead()]
      const turns = await Promise.all(ids.map(assigneeOf))
      expect(turns).toEqual([idOf('Анна'), idOf('Вера'), idOf('Анна'), idOf('Вера')])
      const { json } = await send('GET', `/leads/${ids[0]}/events`)
      const events = json.items as { topics: string[]; after: object }[]
      expect(events).toHaveLength(1)
      expect(events[0]).toMatchObject({
        topics: expect.arrayContaining(['lead.created', 'lead.assigned']),
        after: { assignee: idOf('Анна') },
      })
    })

    test('a member who was off duty is next, but only once', async () => {
      await onDuty('Анна', 'Борис')
      const turns = [await nextAssignee(), await nextAssignee(), await nextAssignee()]
      expect(turns).toEqual([idOf('Борис'), idOf('Анна'), idOf('Борис')])
    })

    test('nobody gets one while nobody is on duty', async () => {
      await onDuty()
      expect(await nextAssignee()).toBeNull()
    })

    test('an explicit assignee or none is kept, and leads entered in the console are not assigned', async () => {
      await onDuty('Анна')
      const given = await send('POST', '/leads', { title: 'Ж', assignee: idOf('Вера') })
      expect(given.json.lead).toMatchObject({ assignee: idOf('Вера') })
      expect((await send('POST', '/leads', { title: 'Ж', assignee: null })).json.lead).toMatchObject({ assignee: null })
      const typed = await person('Борис').post('/api/v2/projects/12345/leads', { title: 'Ж' })
      expect(typed.json.lead).toMatchObject({ assignee: null })
      expect((await send('POST', '/leads', { title: 'Ж' })).json.lead).toMatchObject({ assignee: idOf('Анна') })
    })

    test('leads from forms are assigned too', async () => {
      await onDuty('Вера')
      const key = await desk().newKey('capture', [12345])
      const body = new URLSearchParams({ name: 'Гость', phone: '+79990001122' })
      expect((await fetch(`${desk().address}/in/generic?key=${key}`, { method: 'POST', body })).status).toBe(200)
      const { items } = (await send('GET', '/leads', undefined, { query: { q: '9990001122' } })).json
      expect((items as object[])[0]).toMatchObject({ assignee: idOf('Вера') })
    })

    test('leads that an AI agent creates are assigned too, unless it says to whom', async () => {
      await onDuty('Борис')
      const { tool } = rawClient(desk)
      expect((await tool('lead_create', { title: 'Ж' })).lead).toMatchObject({ assignee: idOf('Борис') })
      expect((await tool('lead_create', { title: 'Ж', assignee: null })).lead).toMatchObject({ assignee: null })
    })

    test('under load turns stay even, also across two server processes', async () => {
      await onDuty('Анна', 'Борис', 'Вера')
      const second = database.name === 'postgres' ? await openDesk(desk().url) : desk()
      const made = await Promise.all(
        Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? desk() : second).lead({}, { key: desk().key })),
      )
      const turns = await Promise.all(made.map(assigneeOf))
      if (second !== desk()) await second.close()
      for (const name of people.keys()) expect(turns.filter((each) => each === idOf(name))).toHaveLength(20)
    })

    test('a member who left the project gets none', async () => {
      await onDuty('Анна')
      const gone = await newMember(desk(), 'manager', { name: 'Гость', email: 'gone@example.com' })
      await gone.send('PUT', '/api/v2/projects/12345/duty', { on: true })
      expect([await nextAssignee(), await nextAssignee()]).toContain(String(gone.id))
      await gone.post('/api/v2/projects/12345/leave')
      const turns = [await nextAssignee(), await nextAssignee(), await nextAssignee()]
      expect(turns).toEqual(Array(3).fill(idOf('Анна')))
    })
  })

  describe('by rules', () => {
    const rule = async (...rules: object[]) => send('PATCH', path, { mode: 'rules', rules })

    test('the first matching rule with an available member decides: one member, or some in turn', async () => {
      await onDuty('Борис', 'Вера')
      await rule(bySource('vip', [idOf('Анна')]), bySource('avito', [idOf('Анна'), idOf('Вера')]), bySource('сайт', []))
      expect(await nextAssignee({ source: 'VIP' })).toBe(idOf('Анна')) // even off duty, as the only member of the rule
      expect([await nextAssignee({ source: 'avito' }), await nextAssignee({ source: 'avito' })]).toEqual(
        Array(2).fill(idOf('Вера')),
      )
      expect([await nextAssignee({ source: 'сайт' }), await nextAssignee({ source: 'сайт' })].sort()).toEqual(
        [idOf('Борис'), idOf('Вера')].sort(),
      )
      expect(await nextAssignee({ source: 'vk' })).toBeNull()
    })

    test('a lead of a rule with a single member takes no turn from them', async () => {
      await onDuty('Анна', 'Вера')
      await rule(bySource('avito', [idOf('Анна')]), { filter: { and: [] }, members: [] })
      const turns = new Set<unknown>()
      for (let round = 0; round < 2; round++) {
        expect(await nextAssignee({ source: 'avito' })).toBe(idOf('Анна'))
        turns.add(await nextAssignee({ source: 'сайт' }))
      }
      expect(turns).toEqual(new Set([idOf('Анна'), idOf('Вера')]))
    })

    test('a rule whose field was removed matches nothing', async () => {
      await onDuty('Борис')
      const { json } = await send('POST', '/fields', { name: 'Район', key: 'area', type: 'text' })
      await rule(
        { filter: { field: `field:${json.id}`, operator: 'null', value: true }, members: [idOf('Анна')] },
        { filter: { and: [] }, members: [] },
      )
      expect(await nextAssignee()).toBe(idOf('Анна'))
      await send('DELETE', `/fields/${json.id}`)
      expect(await nextAssignee()).toBe(idOf('Борис'))
    })

    test.each<[string, () => object, string, string]>([
      [
        'a filter that cannot be read',
        () => ({ filter: { field: 'x' }, members: [] }),
        'unknown-field',
        '/rules/0/filter/field',
      ],
      ['a member who is none', () => bySource('a', ['999']), 'unknown-assignee', '/rules/0/members/0'],
      [
        'what is not known yet',
        () => ({ filter: { field: 'repeat', operator: '=', value: true }, members: [] }),
        'unknown-field',
        '/rules/0/filter',
      ],
      [
        'too many conditions',
        () => ({ filter: { or: Array(51).fill({ field: 'source', operator: '=', value: 'а' }) }, members: [] }),
        'too-many-conditions',
        '/rules',
      ],
    ])('%s is refused', async (_, made, code, pointer) => {
      expect((await rule(made())).json).toMatchObject({ status: 422, code, pointer })
    })

    test('owners and managers can change them if the version is current', async () => {
      const { headers } = await send('GET', path)
      await send('PATCH', path, { mode: 'turn' })
      const late = await send(
        'PATCH',
        path,
        { mode: 'nobody' },
        { headers: { 'If-Match': String(headers.get('etag')) } },
      )
      expect(late.json).toMatchObject({ status: 412, code: 'settings-changed', current: { mode: 'turn' } })
      expect((await person('Анна').send('PATCH', '/api/v2/projects/12345/assignment', {})).json).toMatchObject({
        status: 403,
      })
    })
  })
})
