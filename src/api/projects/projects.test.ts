import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: true })
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const first = {
    id: '12345',
    name: 'Project 12345',
    time_zone: 'Europe/Moscow',
    country: 'RU',
    currency: 'RUB',
    language: 'ru',
    created_at: '2024-03-01T12:00:00Z',
  }

  test('a key gets a list of its projects only, ordered by number', async () => {
    for (const id of [9, 777, 888]) await desk().newProject(id)
    const key = await desk().newKey('read', [777, 12345, 9])
    const { json } = await send('GET', '/projects', undefined, { key })
    expect((json.items as { id: string }[]).map(({ id }) => id)).toEqual(['9', '777', '12345'])
    expect((await send('GET', '/projects')).json).toEqual({ items: [first] })
  })

  test('a project can be read', async () => {
    expect((await send('GET', '/projects/12345')).json).toEqual(first)
  })

  test('changes the fields that are given', async () => {
    const change = { name: 'Окна', time_zone: 'Asia/Almaty', country: 'KZ', currency: 'KZT', language: 'en' }
    expect((await send('PATCH', '/projects/12345', change)).json).toEqual({ ...first, ...change })
    expect((await send('PATCH', '/projects/12345', {})).json).toEqual({ ...first, ...change })
    expect((await send('PATCH', '/projects/12345', { name: 'Двери' })).json).toEqual({
      ...first,
      ...change,
      name: 'Двери',
    })
  })

  test('the country cannot be changed once there are leads', async () => {
    await desk().lead()
    const { json } = await send('PATCH', '/projects/12345', { country: 'RU' })
    expect(json).toMatchObject({ status: 409, code: 'country-in-use', pointer: '/country' })
    expect((await send('PATCH', '/projects/12345', { country: 'KZ', currency: 'RUB' })).status).toBe(200)
  })

  describe('another one', () => {
    const draft = { name: 'Двери', time_zone: 'Asia/Almaty', country: 'KZ', currency: 'KZT' }

    test('can be made by an owner of a project, who then owns it, and has default statuses', async () => {
      const maker = await newMember(desk(), 'owner')
      const { status, json } = await maker.post('/api/v2/projects', draft)
      expect([status, json]).toMatchObject([201, { ...draft, id: expect.stringMatching(/^\d{6}$/) }])
      const here = `/api/v2/projects/${json.id}`
      expect((await maker.send('GET', `${here}/statuses`)).json.items).toHaveLength(3)
      expect((await maker.send('GET', '/api/v2/me')).json.projects).toMatchObject([{}, { id: json.id, role: 'owner' }])
    })

    test('cannot be made by members who own none, or with an unknown time zone', async () => {
      const agent = await newMember(desk(), 'agent')
      expect((await agent.post('/api/v2/projects', draft)).json).toMatchObject({ status: 403, code: 'wrong-role' })
      const maker = await newMember(desk(), 'owner', { email: 'second@example.com' })
      const nowhere = await maker.post('/api/v2/projects', { ...draft, time_zone: 'Europe/Nowhere' })
      expect(nowhere.json).toMatchObject({ status: 422, code: 'unknown-time-zone', pointer: '/time_zone' })
    })
  })

  describe('refuses', () => {
    test.each<[string, object, string, string]>([
      ['a blank name', { name: ' ' }, 'required', '/name'],
      ['a name that is no text', { name: 5 }, 'wrong-type', '/name'],
      ['a name that is too long', { name: 'x'.repeat(1001) }, 'too-long', '/name'],
      ['an unknown zone', { time_zone: 'Europe/Nowhere' }, 'unknown-time-zone', '/time_zone'],
      ['an unknown country', { country: 'XX' }, 'unknown-country', '/country'],
      ['an unknown currency', { currency: 'XXX' }, 'unknown-currency', '/currency'],
      ['an unknown language', { language: 'fr' }, 'unknown-choice', '/language'],
      ['a new number', { id: '5' }, 'unknown-field', '/id'],
    ])('%s', async (_, change, code, pointer) => {
      expect((await send('PATCH', '/projects/12345', change)).json).toMatchObject({ status: 422, code, pointer })
    })
  })
})
