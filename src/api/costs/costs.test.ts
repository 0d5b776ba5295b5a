import { describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { type CostItem, costsOf } from '../../../test/costs.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { pruneCostUndos } from '../../actions/prune.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const { put, listed, spent, clear } = costsOf(desk)

  test('a cost replaces the one for the same day and target', async () => {
    expect(await put({ day: '2024-03-05', channel: '1', amount: '100.50', note: 'Счёт' })).toMatchObject({
      changed: 1,
      removed: 0,
    })
    await put(
      { day: '2024-03-05', channel: '1', amount: '200' },
      { day: '2024-03-05', source: 'VK Лиды', amount: '1' },
      { day: '2024-03-05', campaign: 'spring', amount: '0' },
    )
    await put({ day: '2024-03-05', source: 'vk лиды', amount: '2.5' }) // sources are compared without letter case
    const [campaign, channel, source, ...more] = (await listed()).toSorted((one, other) =>
      Object.keys(one).join() < Object.keys(other).join() ? -1 : 1,
    )
    expect(more).toEqual([])
    const common = { day: '2024-03-05', currency: 'RUB', days: 1 }
    expect(campaign).toEqual({ ...common, id: '4', campaign: 'spring', amount: '0.00', note: null })
    expect(channel).toEqual({ ...common, id: '1', channel: '1', amount: '200.00', note: 'Счёт' })
    expect(source).toEqual({ ...common, id: '3', source: 'vk лиды', amount: '2.50', note: null })
    await clear()
    expect(await listed()).toEqual([])
  })

  test('ids are never used twice', async () => {
    await put({ day: '2024-04-01', channel: '1', amount: '1' })
    const [{ id } = { id: null }] = await listed()
    expect((await send('DELETE', `/costs/${id}`)).json).toMatchObject({ changed: 0, removed: 1 })
    expect((await send('DELETE', `/costs/${id}`)).json.code).toBe('no-such-cost')
    await put({ day: '2024-04-01', channel: '1', amount: '1' })
    expect(Number((await listed())[0]?.id)).toBeGreaterThan(Number(id))
    await clear()
  })

  test.each([
    ['2024-02', '100.00', 29],
    ['2023-02', '0.27', 28],
    ['2024-12', '999999.99', 31],
  ])('the amount of %s is spread over its days without losing a hundredth', async (month, amount, days) => {
    await put({ day: `${month}-03`, channel: '2', amount: '55555' }) // replaced by the month
    expect(await put({ month, channel: '2', amount })).toMatchObject({ changed: days })
    const parts = (await listed({ limit: '100' })).map((each) => Math.round(Number(each.amount) * 100))
    expect(parts).toHaveLength(days)
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(Math.round(Number(amount) * 100))
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
    expect(await listed({ unit: 'month' })).toEqual([
      { id: null, month, channel: '2', amount, currency: 'RUB', days, note: null },
    ])
    expect(await put({ month, channel: '2', amount: null })).toMatchObject({ changed: 0, removed: days })
  })

  test('are listed by period, in pages', async () => {
    await put(...[1, 2, 3, 4, 5].map((day) => ({ day: `2024-05-0${day}`, source: 'a', amount: String(day) })))
    expect(await spent({ period: '2024-05-02..2024-05-04' })).toEqual([
      ['2024-05-02', 'a', '2.00'],
      ['2024-05-03', 'a', '3.00'],
      ['2024-05-04', 'a', '4.00'],
    ])
    const first = await send('GET', '/costs', undefined, { query: { limit: '3' } })
    const rest = await send('GET', '/costs', undefined, { query: { limit: '3', cursor: first.json.next as string } })
    const days = [first, rest].flatMap(({ json }) => (json.items as CostItem[]).map(({ day }) => day?.slice(-1)))
    expect([days.join(''), rest.json.next]).toEqual(['12345', null])
    await clear()
  })

  test('a change can be undone, and so can its undo; costs that were changed since are skipped', async () => {
    await put({ day: '2024-06-01', channel: '1', amount: '1', note: 'a' })
    const { undo } = await put(
      { day: '2024-06-01', channel: '1', amount: '2', note: 'b' },
      { day: '2024-06-02', channel: '1', amount: '3' },
      { day: '2024-06-03', channel: '1', amount: '4' },
    )
    await put({ day: '2024-06-03', channel: '1', amount: '5' })
    const undone = await send('POST', `/undo/${undo}`)
    expect(undone.json).toMatchObject({ leads: 0, restored: 2, skipped: 1 })
    expect(await spent()).toEqual([
      ['2024-06-01', '1', '1.00'],
      ['2024-06-03', '1', '5.00'],
    ])
    expect((await listed())[0]).toMatchObject({ note: 'a' })
    await send('POST', `/undo/${undone.json.undo}`)
    expect((await spent()).map(([, , amount]) => amount)).toEqual(['2.00', '3.00', '5.00'])
    expect(await put({ day: '2024-06-01', channel: '1', amount: '2.00' })).toEqual({
      changed: 0,
      removed: 0,
      undo: null,
    })
    await clear()
  })

  test('undo tokens are valid for thirty days', async () => {
    const { undo } = await put({ day: '2024-06-01', channel: '1', amount: '1' })
    const { now } = desk().clock
    desk().clock.now = now + 30 * 86_400
    expect((await send('POST', `/undo/${undo}`)).json.code).toBe('no-such-undo')
    expect(await pruneCostUndos(desk().store, desk().clock.now)).toBeGreaterThan(1)
    expect(await sqlOn(desk().url, 'select token from cost_undos')).toEqual([])
    desk().clock.now = now
    await clear()
  })

  test('each change is in the audit log', async () => {
    await put({ month: '2024-06', channel: '1', amount: '300' })
    const { json } = await send('GET', '/audit', undefined, { query: { action: 'costs.changed', limit: '1' } })
    expect(json.items).toMatchObject([
      { subject: 'costs', details: { changed: 30, removed: 0, from: '2024-06-01', to: '2024-06-30' } },
    ])
    await clear()
  })

  test('owners and managers write, agents and viewers read, a contractor sees none', async () => {
    const path = '/api/v2/projects/12345/costs'
    const body = { costs: [{ day: '2024-03-05', channel: '1', amount: '1' }] }
    for (const [role, mayRead, mayWrite] of [
      ['owner', 200, 200],
      ['manager', 200, 200],
      ['agent', 200, 403],
      ['viewer', 200, 403],
      ['contractor', 403, 403],
    ] as const) {
      const member = await newMember(desk(), role, role === 'contractor' ? { sources: ['vk'] } : {})
      expect([role, (await member.send('GET', path)).status, (await member.send('PUT', path, body)).status]).toEqual([
        role,
        mayRead,
        mayWrite,
      ])
    }
    await clear()
  })

  describe('refused is', () => {
    test.each<[string, object, string, string]>([
      ['an unknown channel', { day: '2024-03-05', channel: '999', amount: '1' }, 'no-such-channel', '/costs'],
      ['no target', { day: '2024-03-05', amount: '1' }, 'not-one-of', '/costs/1'],
      ['two targets', { day: '2024-03-05', channel: '1', source: 'a', amount: '1' }, 'not-one-of', '/costs/1'],
      [
        'a day and a month',
        { day: '2024-03-05', month: '2024-03', source: 'a', amount: '1' },
        'not-one-of',
        '/costs/1',
      ],
      ['a day that is none', { day: '2023-02-29', source: 'a', amount: '1' }, 'not-day', '/costs/1/day'],
      ['a month that is none', { month: '2023-13', source: 'a', amount: '1' }, 'not-day', '/costs/1/month'],
      ['less than nothing', { day: '2024-03-05', source: 'a', amount: '-1' }, 'not-price', '/costs/1/amount'],
      ['a third of a hundredth', { day: '2024-03-05', source: 'a', amount: '0.333' }, 'not-price', '/costs/1/amount'],
      ['a day twice', { month: '2024-03', source: 'OK', amount: '1' }, 'cost-twice', '/costs/1'],
    ])('%s, and nothing of the request is stored', async (_, cost, code, pointer) => {
      const { status, json } = await send('PUT', '/costs', {
        costs: [{ day: '2024-03-09', source: 'ok', amount: '1' }, cost],
      })
      expect([status, json.code, json.pointer]).toEqual([status === 404 ? 404 : 422, code, pointer])
      expect(await listed()).toEqual([])
    })

    test('more than 5000 days at once', async () => {
      const costs = Array.from({ length: 200 }, (_, index) => ({ month: '2024-01', source: `s${index}`, amount: '1' }))
      expect((await put(...costs)).code).toBe('too-many-costs')
      expect(await put(...costs.slice(0, 161))).toMatchObject({ changed: 4991 })
      await clear()
      for (let left = (await listed()).length; left > 0; left = (await listed()).length) await clear()
    })
  })
})
