import { beforeAll, expect, test } from 'vitest'
import { capturing } from '../../../test/capturing.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { useForms } from '../../../test/forms.ts'

type Point = { way: string; form: string | null; key: string | null; mapping: string | null } & Record<string, unknown>

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)
  const forms = useForms(desk)
  const day = 86_400
  const list = async () => {
    const { json } = await desk().send('GET', '/entry-points')
    return json as { period: string; public_url: string | null; total: object; items: Point[] }
  }
  const count = async (query: Record<string, string>) => {
    const { json } = await desk().send('GET', '/receipts', undefined, { query })
    return (json.items as unknown[]).length
  }

  beforeAll(async () => {
    await forms.make({ name: 'Замер', origins: ['https://shop.example'] })
    await forms.make({ name: 'Акция', closed: true })
    for (const name of ['Сайт', 'Новый сайт'])
      await desk().send('POST', '/keys', { scope: 'capture', name, origins: ['https://shop.example'] })
    await desk().send('PUT', '/mappings/quiz', { title: 'Квиз' })
    const { json } = await desk().send('GET', '/keys')
    const [site] = (json.items as { id: string; name: string }[]).filter(({ name }) => name === 'Сайт')
    const key = Number(site?.id)
    await came({ name: 'Анна', way: 'form', form: 2, key: null, at: start - 40 * day })
    for (const silent of [9, 8, 7, 6, 5])
      await came({ name: 'Борис', way: 'form', form: 1, key: null, at: start - silent * day })
    await came({ name: 'Вера', way: 'form', form: 1, key: null, end: 'spam', at: start - 4 * day })
    await came({ name: 'Глеб', way: 'snippet', form: 1, key, at: start - 4 * day + 5 })
    await came({ name: 'Дарья', way: 'snippet', key, end: null, at: start })
    await came({ name: 'Егор', way: 'in', key, mapping: 'tilda', end: 'quarantine', at: start })
  })

  test('each entry point has its receipts by day and by outcome, unused ones included', async () => {
    const { items, total, period } = await list()
    expect(period).toBe('2024-02-01..2024-03-01')
    expect(total).toMatchObject({ receipts: 9, ends: { lead: 6, joined: 0, spam: 1, quarantine: 1, waiting: 1 } })
    expect(items.map(({ way, name, mapping, receipts, is_open }) => [way, name ?? mapping, receipts, is_open])).toEqual(
      [
        ['form', 'Замер', 7, true],
        ['form', 'Акция', 0, false],
        ['snippet', 'Новый сайт', 0, true],
        ['in', 'Квиз', 0, true],
        ['snippet', 'Сайт', 2, true],
        ['in', 'tilda', 1, true],
      ],
    )
    const [form, closed] = items
    expect(form).toMatchObject({
      days: [...Array(20).fill(0), 1, 1, 1, 1, 1, 2, 0, 0, 0, 0],
      ends: { lead: 6, spam: 1 },
      last_at: '2024-02-26T12:00:05Z',
      origins: ['https://shop.example'],
      health: { state: 'quiet', silent_days: 3 },
    })
    expect(closed).toMatchObject({
      last_at: '2024-01-21T12:00:00Z',
      health: { state: 'ok', silent_days: 40, per_day: null },
    })
    expect(items[2]).toMatchObject({ last_at: null, health: { state: 'unused', silent_days: null, per_day: null } })
  })

  test('each number is that of the list behind it', async () => {
    const { items, total } = await list()
    const period = 'last-30-days'
    for (const { way, form, key, mapping, receipts } of items) {
      const query: Record<string, string> =
        form !== null ? { form } : mapping !== null ? { way, mapping } : { way, key: key as string }
      expect(await count({ ...query, period }), JSON.stringify(query)).toBe(receipts)
    }
    expect(await count({ period })).toBe((total as { receipts: number }).receipts)
  })

  test('a key that only services use stays in the list with its receipts', async () => {
    const { json: key } = await desk().send('POST', '/keys', { scope: 'capture', name: 'Виджет' })
    const pointOf = async () => (await list()).items.filter((each) => each.key === key.id)
    expect(await pointOf()).toMatchObject([{ way: 'snippet', receipts: 0, health: { state: 'unused' } }])
    await came({ name: 'Зоя', way: 'webhook', key: Number(key.id), at: start })
    expect(await pointOf()).toMatchObject([{ way: 'webhook', name: 'Виджет', receipts: 1, health: { state: 'ok' } }])
  })

  test('the hundred names with the most receipts are listed of those without a mapping', async () => {
    const before = (await list()).total as { receipts: number }
    for (let name = 1; name <= 104; name++)
      for (let time = 0; time <= Number(name === 104); time++)
        await came({ name: 'Жанна', way: 'in', mapping: `stray-${name}`, at: start })
    const { items, total } = await list()
    const strays = items.filter(({ mapping }) => mapping?.startsWith('stray-'))
    expect(strays).toHaveLength(100)
    expect(strays.filter(({ receipts }) => receipts === 2)).toMatchObject([{ mapping: 'stray-104' }])
    expect(total).toMatchObject({ receipts: before.receipts + 105 })
  })

  test('refused submissions are listed with their reasons, the newest first', async () => {
    const { path } = await forms.make({ name: 'Только свои', origins: ['https://shop.example'] })
    const body = new URLSearchParams({ phone: '1' })
    expect((await forms.post(path, body, { Origin: 'https://other.example' })).status).toBe(403)
    const { json } = await desk().send('GET', '/entry-points/refused', undefined, {
      headers: { 'Accept-Language': 'ru' },
    })
    expect((json.items as object[])[0]).toMatchObject({
      key: null,
      form: '3',
      code: 'foreign-origin',
      detail: expect.stringContaining('https://other.example'),
    })
  })
})
