import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'
import { addStatus } from '../../actions/statuses.ts'

type Item = { number: string; action: string; subject: string; actor: string; door: string; details: object }

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const page = async (query: Record<string, string> = {}) => (await send('GET', '/audit', undefined, { query })).json
  const items = async (query = {}) => (await page(query)).items as Item[]

  test('lists who did what and by which door, the newest first', async () => {
    desk().clock.now = start + 60
    await send('PATCH', '/projects/12345', { name: 'Окна' })
    await send('POST', '/statuses', { name: 'Звонок', type: 'progress' })
    await send('PATCH', '/statuses/3', { colour: 'red' })
    await send('PUT', '/statuses/order', { order: ['3', '2', '1', '0'] })
    await send('DELETE', '/statuses/3?replacement=0')
    const { json } = await send('POST', '/keys', { scope: 'read', name: 'Отчёты' })
    await send('DELETE', `/keys/${json.id}`)
    const project = await findProject(desk().store, 12345)
    await addStatus(desk().store, cli, project, { name: 'Встреча', type: 'progress' }, start + 90)

    const found = await items()
    expect(found.map(({ number }) => Number(number))).toEqual(found.map((_, index) => found.length - index))
    expect(found.slice(0, 8).map(({ action, subject, door }) => [action, subject, door])).toEqual([
      ['status.added', 'status:4', 'cli'],
      ['key.ended', `key:${json.id}`, 'api'],
      ['key.made', `key:${json.id}`, 'api'],
      ['status.removed', 'status:3', 'api'],
      ['statuses.ordered', 'project:12345', 'api'],
      ['status.changed', 'status:3', 'api'],
      ['status.added', 'status:3', 'api'],
      ['project.changed', 'project:12345', 'api'],
    ])
    expect(found[2]).toMatchObject({ at: '2024-03-01T12:01:00Z', details: { name: 'Отчёты', scope: 'read' } })
    expect(found[3]?.details).toEqual({ name: 'Звонок', replacement: '0' })
    expect(found[1]?.actor).toMatch(/^key:\d+$/)
  })

  test('refused requests are not recorded', async () => {
    const before = (await items()).length
    await send('DELETE', '/statuses/99')
    await send('PATCH', '/projects/12345', { time_zone: 'Nowhere' })
    expect(await items()).toHaveLength(before)
  })

  test('can be paged through while entries are added', async () => {
    const all = (await items()).map(({ number }) => number)
    const read: string[] = []
    let cursor: string | null = null
    do {
      const reply = await send('GET', '/audit', undefined, { query: { limit: '3', ...(cursor && { cursor }) } })
      read.push(...(reply.json.items as Item[]).map(({ number }) => number))
      cursor = reply.json.next as string | null
      const link = /^<(.+)>; rel="next"$/.exec(reply.headers.get('link') ?? '')?.[1]
      expect(link && new URL(link, desk().address).searchParams.get('cursor')).toBe(cursor ?? undefined)
      await send('PATCH', '/statuses/0', { name: `Имя ${read.length}` })
    } while (cursor)
    expect(read).toEqual(all)
  })

  test('can be limited to one action', async () => {
    expect(new Set((await items({ action: 'key.made' })).map(({ action }) => action))).toEqual(new Set(['key.made']))
  })

  test('can be limited to a kind, an actor and a period', async () => {
    const all = await items({ limit: '100' })
    const ofKeys = (await items({ kind: 'keys' })).map(({ action }) => action)
    expect(ofKeys).toContain('key.made')
    expect(ofKeys.filter((action) => !action.startsWith('key.'))).toEqual([])
    expect(new Set((await items({ kind: 'settings', limit: '100' })).map(({ action }) => action))).toContain(
      'project.changed',
    )
    expect(await items({ kind: 'keys', action: 'status.added' })).toEqual([])
    expect(new Set((await items({ actor: 'cli' })).map(({ actor }) => actor))).toEqual(new Set(['cli']))
    expect(await items({ actor: 'member:9' })).toEqual([])
    expect(await items({ period: '2024-03-01..2024-03-01', limit: '100' })).toEqual(all)
    expect(await items({ period: '2024-03-02..2024-03-02' })).toEqual([])
    expect(await page({ period: 'someday' })).toMatchObject({ code: 'unknown-period' })
  })

  test('a change has the former values', async () => {
    await send('PATCH', '/statuses/0', { name: 'Новая', colour: 'red' })
    await send('PATCH', '/statuses/0', { name: 'Новые' })
    await send('PATCH', '/projects/12345', { currency: 'EUR' })
    await send('PATCH', '/capture', { threshold: 80, blocked_phones: ['+7 999 000-00-00'] })
    const { json: key } = await send('POST', '/keys', { scope: 'read', name: 'Было' })
    await send('PATCH', `/keys/${key.id}`, { name: 'Стало' })
    const details = (await items({ limit: '6' })).map((each) => each.details)
    expect(details).toMatchObject([
      { name: 'Стало', before: { name: 'Было' } },
      {},
      { threshold: 80, blockedPhones: 1, before: { threshold: 100, blockedPhones: 0 } },
      { currency: 'EUR', before: { currency: 'RUB' } },
      { name: 'Новые', before: { name: 'Новая' } },
      { name: 'Новая', colour: 'red', before: { colour: 'blue' } },
    ])
    expect(Object.keys(details[4] ?? {})).toEqual(['name', 'before'])
  })

  test.each([
    ['another list', { cursor: Buffer.from('["leads",1]').toString('base64url') }],
    ['another order', { cursor: Buffer.from('["audit",1]').toString('base64url'), action: 'key.made' }],
    ['no list', { cursor: 'x' }],
    ['another shape', { cursor: Buffer.from('["audit","1"]').toString('base64url') }],
  ])('a cursor of %s is refused', async (_, query) => {
    expect(await page(query)).toMatchObject({ status: 422, code: 'foreign-cursor', parameter: 'cursor' })
  })

  test.each([
    ['0', 'out-of-range'],
    ['1001', 'out-of-range'],
    ['x', 'wrong-form'],
    ['', 'wrong-form'],
  ])('a limit of "%s" is refused', async (limit, code) => {
    expect(await page({ limit })).toMatchObject({ status: 422, code, parameter: 'limit' })
  })

  test('changes of channels, mappings and views and bulk edits are recorded too', async () => {
    const lead = await desk().lead()
    const { json: channel } = await send('POST', '/channels', { name: 'Выставка' })
    await send('PATCH', `/channels/${channel.id}`, { colour: 'red' })
    await send('PUT', '/channels/rules', { rules: [] })
    await send('DELETE', `/channels/${channel.id}`)
    await send('PUT', '/mappings/quiz', { kind: 'generic', rules: [{ path: 'a', to: 'name' }] })
    await send('DELETE', '/mappings/quiz')
    await send('POST', '/views', { name: 'Все', shared: true })
    await send('POST', '/leads/bulk', { ids: [lead], remove: true })
    const found = await items({ limit: '8' })
    expect(found.map(({ action }) => action)).toEqual([
      'leads.bulk_removed',
      'view.shared',
      'mapping.removed',
      'mapping.saved',
      'channel.removed',
      'channel_rules.replaced',
      'channel.changed',
      'channel.added',
    ])
  })
})
