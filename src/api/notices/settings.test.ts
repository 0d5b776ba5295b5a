import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { exampleDefaults } from './examples.ts'

const own = '/api/v2/projects/12345'
const mine = `${own}/notice-settings`
const quiet = { from: '22:00', to: '08:00', days_off: [6, 7], wakes: ['late'] }

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  let anna: TestMember
  let boris: TestMember

  beforeAll(async () => {
    anna = await newMember(desk(), 'agent', { email: 'anna@example.com' })
    boris = await newMember(desk(), 'manager', { email: 'boris@example.com' })
  })

  test('settings that a member changes are their own, the others follow the project', async () => {
    const changed = await anna.send('PATCH', mine, { places: { new: ['email', 'bell'] }, quiet, order: ['email'] })
    expect(changed.json).toMatchObject({
      places: { ...exampleDefaults.places, new: ['bell', 'email'] },
      order: ['email', 'telegram', 'max', 'push'],
      quiet,
      own: { places: ['new'], order: true, quiet: true, time_zone: false },
      version: 1,
    })
    await boris.send('PATCH', `${own}/notice-defaults`, { places: { new: ['push'], job: [] }, quiet: null })
    expect((await anna.send('GET', mine)).json).toMatchObject({ places: { new: ['bell', 'email'], job: [] }, quiet })
    expect((await boris.send('GET', mine)).json).toMatchObject({
      places: { new: ['push'], job: [] },
      own: { places: [] },
    })
    const back = await anna.send('PATCH', mine, { places: { new: null }, quiet: null, order: null })
    expect(back.json).toMatchObject({
      places: { new: ['push'] },
      order: exampleDefaults.order,
      quiet: null,
      own: { places: [], order: false, quiet: false },
    })
  })

  test('an outdated change is refused', async () => {
    const { headers } = await anna.send('GET', mine)
    const stale = { 'If-Match': headers.get('etag') as string }
    await anna.send('PATCH', mine, { time_zone: 'Asia/Omsk' })
    const refused = await anna.send('PATCH', mine, { time_zone: null }, stale)
    expect(refused.json).toMatchObject({ status: 412, code: 'settings-changed', current: { time_zone: 'Asia/Omsk' } })
  })

  describe('is refused:', () => {
    test.each([
      ['a kind that does not exist', { places: { rain: ['bell'] } }, 'unknown-field'],
      ['a way that does not exist', { places: { new: ['pigeon'] } }, 'unknown-choice'],
      ['a time that is none', { quiet: { ...quiet, to: '25:00' } }, 'wrong-form'],
      ['a day that is none', { quiet: { ...quiet, days_off: [0] } }, 'out-of-range'],
      ['a zone that does not exist', { time_zone: 'Europe/Nowhere' }, 'unknown-time-zone'],
    ])('%s', async (_, body, code) => {
      expect((await anna.send('PATCH', mine, body)).json).toMatchObject({ status: 422, code })
    })
  })

  test('a summary at 24:00, which would never be sent, is refused', async () => {
    const ask = (summary_at: string) => desk().send('PATCH', '/notice-defaults', { summary_at })
    expect((await ask('24:00')).json).toMatchObject({ status: 422, code: 'wrong-form' })
    expect((await ask('23:59')).json).toMatchObject({ summary_at: '23:59' })
  })

  test('a way that is not set up is shown as such, and a member cannot remove the link of another', async () => {
    const ways = (await anna.send('GET', mine)).json.ways
    expect(ways).toContainEqual({ way: 'email', ready: false, linked: true })
    const tried = await anna.post(`${mine}/test`, { way: 'email' })
    expect(tried.json).toEqual({ outcome: 'refused', error: null })
    const draft = {
      member: boris.id,
      way: 'push',
      address: 'https://push.example/1',
      details: null,
      label: 'Firefox',
    } as const
    const id = await desk().store.transaction((tx) => tx.noticeLinks.put(12345, draft, desk().clock.now))
    const refused = await anna.send('DELETE', `${own}/notice-links/${id}`)
    expect(refused.json).toMatchObject({ status: 404, code: 'no-such-notice-link' })
    expect((await boris.send('GET', `${own}/notice-links`)).json).toMatchObject({ items: [{ label: 'Firefox' }] })
  })

  test('a chat refuses an invalid filter, lists what its filter names that was removed, and is in the audit log', async () => {
    const draft = { way: 'telegram', address: '-1', topic: null, name: 'Продажи' } as const
    const { id } = await desk().store.transaction((tx) => tx.noticeChats.insert(12345, draft, desk().clock.now))
    const path = `/notice-chats/${id}`
    const wrong = await desk().send('PATCH', path, { filter: { field: 'rain', operator: '=', value: '1' } })
    expect(wrong.json).toMatchObject({ status: 422, code: 'unknown-field' })
    const filter = {
      and: [
        { field: 'status', operator: 'in', value: ['0', '77'] },
        {
          or: [
            { field: 'assignee', operator: '=', value: '999' },
            { field: 'channel', operator: '!=', value: '88' },
          ],
        },
      ],
    }
    const gone = [
      { field: 'status', value: '77' },
      { field: 'assignee', value: '999' },
    ]
    const changed = await desk().send('PATCH', path, { name: 'Отдел продаж', filter })
    expect(changed.json).toMatchObject({ filter, filter_gone: gone })
    const { id: field } = (await desk().send('POST', '/fields', { name: 'Площадь', key: 'Площадь', type: 'number' }))
      .json
    await desk().send('PATCH', path, { filter: { field: `field:${field}`, operator: '>', value: 20 } })
    await desk().send('DELETE', `/fields/${field}`)
    const listed = (await desk().send('GET', '/notice-chats')).json.items as object[]
    expect(listed).toMatchObject([{ filter_gone: [{ field: `field:${field}`, value: null }] }])
    expect((await desk().send('DELETE', path)).status).toBe(204)
    expect((await desk().send('DELETE', path)).json).toMatchObject({ code: 'no-such-notice-chat' })
    const { json } = await desk().send('GET', '/audit', undefined, { query: { kind: 'settings' } })
    const actions = (json.items as { action: string }[]).map(({ action }) => action)
    expect(actions.slice(0, 6)).toEqual([
      ...['notice_chat.removed', 'field.removed', 'notice_chat.changed', 'field.added', 'notice_chat.changed'],
      'notices.changed',
    ])
  })
})
