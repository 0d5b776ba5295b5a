import { beforeAll, describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { type Came, capturing } from '../../../test/capturing.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { refuseMasked } from './receipts.ts'

type Item = { id: string; end: string; raw?: Record<string, unknown> | null }

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came, prune } = capturing(desk)
  const leads = apiLeads(desk)
  const list = async (query: Record<string, string> = {}, key?: string) => {
    const { json } = await desk().send('GET', '/receipts', undefined, { query, ...(key !== undefined && { key }) })
    return { ...json, ids: ((json.items ?? []) as Item[]).map(({ id }) => id), next: json.next }
  }
  const get = async (id: string, key?: string) =>
    (await desk().send('GET', `/receipts/${id}`, undefined, key === undefined ? {} : { key })).json

  describe('the list', () => {
    /** Ids 1 to 7, one a day. */
    const days: Came[] = [
      { name: 'Анна', phone: '8 (912) 345-67-89' },
      { name: 'Борис', end: 'spam' },
      { name: 'Вера', end: 'quarantine', way: 'in', mapping: 'tilda', key: 2 },
      { name: 'Глеб', way: 'form', form: 3 },
      { name: 'Дарья', end: 'spam', way: 'form', form: 3 },
      { name: 'Егор', end: null },
      { name: 'Жанна', comment: 'Где 50% [Скидки]?', understood: { fields: { цвет: 'Белый' } } },
    ]

    beforeAll(async () => {
      for (const [day, each] of days.entries()) await came({ ...each, at: start + day * 86_400 })
    })

    test.each<[string, Record<string, string>, string[]]>([
      ['has the newest first', {}, ['7', '6', '5', '4', '3', '2', '1']],
      ['by end', { end: 'spam' }, ['5', '2']],
      ['of those not worked yet', { end: 'waiting' }, ['6']],
      ['by form', { form: '3' }, ['5', '4']],
      ['by way', { way: 'in' }, ['3']],
      ['by key', { key: '2' }, ['3']],
      ['by mapping', { mapping: 'tilda' }, ['3']],
      ['by lead', { lead: '2' }, ['4']],
      ['by days of the project', { period: '2024-03-02..2024-03-04' }, ['4', '3', '2']],
      ['by several at once', { end: 'spam', form: '3', period: 'all' }, ['5']],
      ['of nothing', { end: 'joined' }, []],
      ['with a name in another case', { q: 'АННА' }, ['7', '1']],
      ['with each word', { q: 'анна 912' }, ['1']],
      ['with a phone as people write it', { q: '+7 (912) 345-67-89' }, ['1']],
      ['with a part of a phone', { q: '345-67' }, ['1']],
      ['with a number of a receipt or a lead', { q: '№ 2' }, ['4', '2']],
      ['with ё for е', { q: 'ёгор' }, []],
      ['with a sign that patterns know', { q: '50% [скидки' }, ['7']],
      ['with an own field', { q: 'белый' }, ['7']],
      ['not with the names of what is kept', { q: 'honeypot' }, []],
      ['with words and an end', { q: 'дарья', end: 'lead' }, []],
    ])('%s', async (_, query, ids) => {
      expect((await list(query)).ids).toEqual(ids)
    })

    test('continues by its cursor while new receipts arrive', async () => {
      const first = await list({ limit: '3' })
      await came({ name: 'Зоя', at: start + 9 * 86_400 })
      const second = await list({ limit: '3', cursor: String(first.next) })
      const third = await list({ limit: '3', cursor: String(second.next) })
      expect([first.ids, second.ids, third.ids, third.next]).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1'], null])
    })

    test.each<[string, Record<string, string>, string]>([
      ['an unknown end', { end: 'lost' }, 'unknown-choice'],
      ['an unknown period', { period: 'someday' }, 'unknown-period'],
      ['the cursor of another list', { cursor: 'WyJhdWRpdCAiLDFd' }, 'foreign-cursor'],
      ['no id', { form: 'x' }, 'wrong-form'],
    ])('refuses %s', async (_, query, code) => expect((await list(query)) as object).toMatchObject({ code }))
  })

  describe('the summary', () => {
    const summary = async (query: Record<string, string>) =>
      (await desk().send('GET', '/receipts/summary', undefined, { query })).json as {
        unit: string
        ends: Record<string, number>
        items: Record<string, unknown>[]
        ways: { way: string; receipts: number }[]
      }
    const none = { lead: 0, joined: 0, spam: 0, quarantine: 0, waiting: 0 }

    test('counts outcomes by day in the time zone of the project, and by entry point', async () => {
      const found = await summary({ period: '2024-03-01..2024-03-05' })
      expect(found).toMatchObject({
        unit: 'day',
        ends: { ...none, lead: 2, spam: 2, quarantine: 1 },
        in_quarantine: 1,
      })
      expect(found.ways).toHaveLength(3)
      expect(found.ways).toContainEqual({ way: 'form', form: '3', mapping: null, receipts: 2 })
      expect(found.ways.at(-1)).toEqual({ way: 'in', form: null, mapping: 'tilda', receipts: 1 })
      expect(found.items.map(({ from, lead, spam, quarantine }) => [from, lead, spam, quarantine])).toEqual([
        ['2024-02-29T21:00:00Z', 1, 0, 0],
        ['2024-03-01T21:00:00Z', 0, 1, 0],
        ['2024-03-02T21:00:00Z', 0, 0, 1],
        ['2024-03-03T21:00:00Z', 1, 0, 0],
        ['2024-03-04T21:00:00Z', 0, 1, 0],
      ])
    })

    test.each<[string, Record<string, string>, string, number]>([
      ['a day by hours', { period: '2024-03-01..2024-03-01' }, 'hour', 24],
      ['a year by weeks', { period: '2024-01-01..2024-12-31' }, 'week', 53],
      ['all time from the first', { period: 'all' }, 'day', 10],
      ['ten years by months', { period: '2015-01-01..2024-12-31' }, 'month', 120],
    ])('tells %s', async (_, query, unit, bars) => {
      const found = await summary(query)
      expect([found.unit, found.items.length]).toEqual([unit, bars])
      const sum = Object.values(found.ends).reduce((all, n) => all + n, 0)
      expect(sum).toBe((await list(query)).ids.length)
    })

    test('filters like the list, but outcome counts ignore the outcome filter, and entry point counts theirs', async () => {
      const found = await summary({ period: 'all', end: 'spam', form: '3' })
      expect(found).toMatchObject({ ends: { ...none, lead: 1, spam: 1 } })
      expect(found.ways.map(({ receipts }) => receipts)).toEqual([1, 1])
      expect(await summary({ q: 'дарья' })).toMatchObject({ ends: { ...none, spam: 1 }, ways: [{ receipts: 1 }] })
    })
  })

  describe('a receipt', () => {
    test('shows readers what was understood, and admins the raw request too', async () => {
      const id = await came({ name: 'Ирина', phone: '+79990000001' })
      const reader = await desk().newKey('read', [12345])
      const understood = { name: 'Ирина', phone: '+79990000001', title: 'Заявка с сайта', email: null }
      expect(await get(id, reader)).toMatchObject({ id, end: 'lead', understood, raw: null })
      expect(JSON.stringify(await get(id, reader))).not.toContain('203.0.113.7')
      const raw = { address: '203.0.113.7', body: 'name=%D0%98%D1%80%D0%B8%D0%BD%D0%B0&phone=%2B79990000001' }
      expect(await get(id)).toMatchObject({ id, raw })
      expect(await get('999')).toMatchObject({ status: 404, code: 'no-such-receipt' })
    })

    test('shows the consent of the visitor, without the address to callers who may not see it', async () => {
      const consent = { text: 'Согласен', link: null, version: '1', at: start, address: '203.0.113.7' }
      const id = await came({ name: 'Инна', phone: '+79990000011', understood: { consent } })
      const told = await get(id, await desk().newKey('read', [12345]))
      const agreed = { text: 'Согласен', link: null, version: '1', at: '2024-03-01T12:00:00Z' }
      expect((told.understood as Record<string, unknown>).consent).toEqual(agreed)
    })

    test('shows the address by which it was blocked to admins only', async () => {
      const reasons = [{ code: 'blocked-address', found: '203.0.113.0/24' }] as const
      const id = await came({ name: 'Клим', end: 'spam', reasons: [...reasons] })
      expect((await get(id)).reasons).toEqual([{ ...reasons[0], points: 100 }])
      expect((await get(id, await desk().newKey('write', [12345]))).reasons).toEqual([
        { code: 'blocked-address', points: 100 },
      ])
    })

    test.each([
      ['a body that is no text', Buffer.from([0xff, 0xfe, 0, 1]), { body: '//4AAQ==', encoding: 'base64' }],
      ['a body too long to show', Buffer.alloc(70_000, 'x'), { body: null, encoding: 'utf-8' }],
      ['nothing', Buffer.alloc(0), { body: '', encoding: 'utf-8' }],
    ])('gives back %s to the byte', async (_, body, raw) => {
      const id = await came({ body, end: 'quarantine' })
      expect(await get(id)).toMatchObject({ size: body.length, raw })
      const secret = await desk().newKey('admin', [12345])
      const download = await fetch(`${desk().address}/api/v2/projects/12345/receipts/${id}/raw`, {
        headers: { Authorization: `Bearer ${secret}` },
      })
      expect(Buffer.from(await download.arrayBuffer())).toEqual(body)
      expect(Object.fromEntries(download.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename=receipt-${id}`,
        'x-content-type-options': 'nosniff',
      })
    })

    test('after pruning shows only what was understood', async () => {
      const id = await came({ name: 'Лев' })
      await prune(id)
      const receipt = await get(id)
      expect(receipt).toMatchObject({ understood: { name: 'Лев' }, raw: { body: null, address: null } })
      expect((await desk().send('GET', `/receipts/${id}/raw`)).json).toMatchObject({
        status: 410,
        code: 'receipt-pruned',
      })
    })

    test('is shown with its lead', async () => {
      const id = await came({ name: 'Марк' })
      const { lead } = await get(id)
      const { json } = await desk().send('GET', `/leads/${lead}/receipts`)
      expect((json.items as Item[]).map((each) => each.id)).toEqual([id])
      expect((await desk().send('GET', '/leads/99999/receipts')).json.code).toBe('no-such-lead')
      const other = await leads.create({ title: 'Без обращения' })
      expect((await desk().send('GET', `/leads/${other.id}/receipts`)).json).toEqual({ items: [], next: null })
    })
  })
})

test('a viewer from whom contacts are hidden sees no receipts', () => {
  const viewer = { project: {} as never, mask: { sources: ['Подряд'] } }
  expect(() => refuseMasked(viewer)).toThrow(expect.objectContaining({ code: 'receipts-hidden' }))
  expect(() => refuseMasked({ project: {} as never })).not.toThrow()
})
