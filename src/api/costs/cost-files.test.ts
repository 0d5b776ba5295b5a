import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type CostItem, costsOf } from '../../../test/costs.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { Touch } from '../../domain/touch.ts'

type Named = { id: string; name: string }
type Fault = { code: string; params: Record<string, unknown>; detail: string }

eachDatabase((database) => {
  const desk = useDesk(database)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const { put, listed, spent, clear } = costsOf(desk)

  describe('a CSV', () => {
    const upload = (text: string | Uint8Array, type = 'text/csv', headers = {}) =>
      send('POST', '/costs/import', text, { headers: { 'Content-Type': type, ...headers } })
    const russian = [
      'Дата;Канал;Кампания;Сумма;Примечание',
      '05.03.2024;яндекс директ;;1 200,50 руб.;"Счёт ""17""; март"',
      '6 марта 2024;;весна;300;',
      'февраль 2024;Авито и площадки;;29;',
      '',
    ].join('\r\n')
    const expected = [
      ...Array.from({ length: 29 }, (_, day) => [`2024-02-${String(day + 1).padStart(2, '0')}`, '10', '1.00']),
      ['2024-03-05', '1', '1200.50'],
      ['2024-03-06', 'весна', '300.00'],
    ]

    test.each(['utf8', 'windows-1251', 'utf-16le', 'koi8-r'])('in %s may be written by hand', async (charset) => {
      const channel = (await send('GET', '/channels')).json.items as { id: string; name: string }[]
      const id = channel.find(({ name }) => name === 'Авито и площадки')?.id
      const bytes = iconv.encode(russian, charset, { addBOM: charset.startsWith('utf') })
      const { status, json } = await upload(bytes)
      expect([status, json.changed]).toEqual([200, 31])
      expect(await spent({ limit: '100' })).toEqual(expected.map(([day, of, sum]) => [day, of === '10' ? id : of, sum]))
      expect((await listed({ period: '2024-03-05..2024-03-05' }))[0]?.note).toBe('Счёт "17"; март')
      expect((await send('POST', `/undo/${json.undo}`)).json).toMatchObject({ restored: 31, skipped: 0 })
      expect(await listed()).toEqual([])
    })

    test('in English and with commas gets the stored response when sent again with its Idempotency-Key', async () => {
      const text = 'date,source,amount\n2024-03-05,vk,"1,200.50"\nMarch 6 2024,vk,7\n'
      const headers = { 'Idempotency-Key': 'costs-1' }
      const first = await upload(text, 'text/csv; charset=utf-8', headers)
      const again = await upload(text, 'text/csv; charset=utf-8', headers)
      expect([again.json, again.headers.get('idempotent-replayed')]).toEqual([first.json, 'true'])
      expect((await upload(`${text}\n`, 'text/csv', headers)).json.code).toBe('other-body')
      await clear()
    })

    test('with faults is refused as a whole, with the line and column of each fault', async () => {
      const text = [
        'Дата;Канал;Источник;Расход',
        '05.03.2024;;vk;100',
        '32.03.2024;;vk;100',
        '06.03.2024;Нет такого;;100',
        '07.03.2024;;vk;12,500',
        '08.03.2024;Звонки;vk;1',
        '5 марта 2024;;VK;1',
      ].join('\n')
      const { status, json } = await upload(text, 'text/csv', { 'Accept-Language': 'ru' })
      expect(status).toBe(422)
      const faults = json.errors as Fault[]
      expect(
        faults.map(({ code, params }) => [code, params.line, params.column ?? params.first, params.given]),
      ).toEqual([
        ['csv-not-day', 3, 'Дата', '32.03.2024'],
        ['csv-no-channel', 4, 'Канал', 'Нет такого'],
        ['csv-not-amount', 5, 'Расход', '12,500'],
        ['csv-target', 6, 'Источник', 'vk'],
        ['csv-twice', 7, 2, undefined],
      ])
      expect(faults[0]?.detail).toBe(
        'Строка 3, столбец «Дата»: «32.03.2024» — не дата. Верно было бы 27.11.2026, 2026-11-27 или ноябрь 2026',
      )
      expect(await listed()).toEqual([])
    })

    test.each([
      ['', 'csv-heading'],
      ['Канал;Сумма\nЗвонки;1', 'csv-heading'],
      ['Дата;Сумма\n05.03.2024;1', 'csv-heading'],
      ['Дата;Канал\n05.03.2024;Звонки', 'csv-heading'],
    ])('%j is refused', async (text, code) => {
      expect((await upload(text)).json.code).toBe(code)
    })

    test.each([
      ['lines', '\n'],
      ['columns', ';'],
      ['quoted lines', '""\n'],
      ['quotes', '"'],
    ])('of too many %s is refused before it is split', async (_, piece) => {
      const text = `${piece.repeat(1_000_000 / piece.length)}Дата`
      expect((await upload(text)).json.code).toBe('too-many-costs')
    })

    test('may end in many empty lines, as spreadsheets write them', async () => {
      const { json } = await upload(`Дата;Источник;Сумма\n05.03.2024;vk;1\n${';;\r\n'.repeat(200_000)}`)
      expect(json).toMatchObject({ changed: 1 })
      await clear()
    })

    test('is recognised by its content type', async () => {
      expect((await upload('{}', 'application/json')).json.code).toBe('unsupported-type')
      const csv = { headers: { 'Content-Type': 'text/csv' } }
      expect((await send('PUT', '/costs', 'a;b', csv)).json.code).toBe('unsupported-type')
      expect((await upload('Дата;Источник;Сумма\n05.03.2024;a\0b;1')).json.code).toBe('has-nul')
    })

    test('can be exported and imported again unchanged', async () => {
      await upload(russian)
      await put({ day: '2024-03-07', source: '=1+1', amount: '5', note: '"кавычки"' })
      const before = await listed({ limit: '100' })
      const { text, headers } = await send('GET', '/costs/export')
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(text.split('\r\n').slice(0, 2)).toEqual([
        'Дата;Канал;Источник;Кампания;Сумма;Валюта;Примечание',
        '2024-02-01;Авито и площадки;;;1,00;RUB;',
      ])
      expect(text).toContain(`2024-03-07;;'=1+1;;5,00;RUB;"""кавычки"""`)
      await clear()
      expect((await upload(text)).json).toMatchObject({ changed: 32 })
      const withoutId = (items: CostItem[]) => items.map(({ id, ...rest }) => rest)
      expect(withoutId(await listed({ limit: '100' }))).toEqual(withoutId(before))
      await clear()
    })

    const cameFrom = async (lastTouch: Touch) => {
      const { store, project, clock } = desk()
      const empty = { title: 'Заявка', name: null, phone: null, email: null, text: null, source: null, paidDate: null }
      const draft = { ...empty, creationDate: clock.now, status: 0, price: null, lastTouch }
      await createLeads(store, cli, await findProject(store, project), [draft], clock.now)
    }
    const texts = (items: CostItem[]) => items.map(({ id, ...rest }) => rest)

    test('gives a cost to the very name in it, with the spaces around, before the name without them', async () => {
      await desk().lead({ source: 'ok ' })
      await cameFrom({ utm_campaign: ' лето' })
      const named = await send('POST', '/channels', { name: ' Звонки' })
      const calls = ((await send('GET', '/channels')).json.items as Named[]).find(({ name }) => name === 'Звонки')
      await put(
        { day: '2024-03-01', source: 'vk ', amount: '1' },
        { day: '2024-03-01', campaign: ' весна', amount: '2' },
      )
      const heading = 'Дата;Канал;Кампания;Сумма;Источник\n'
      const lines = ['vk ', 'vk', 'ok ', 'ok', ' новый '].map((source, index) => `05.03.2024;;;${index + 1};${source}`)
      const more = [' Звонки', 'Звонки', '  Авито и площадки '].map((channel) => `06.03.2024;${channel};;7;`)
      const campaigns = [' весна', ' лето', ' осень'].map((campaign) => `07.03.2024;;${campaign};8;`)
      const { status, text } = await upload(`${heading}${[...more, ...campaigns, ...lines.toReversed()].join('\n')}`)
      expect(status, text).toBe(200)
      const avito = ((await send('GET', '/channels')).json.items as Named[]).find(
        ({ name }) => name === 'Авито и площадки',
      )
      const given = async (day: string) =>
        new Set((await spent({ period: `${day}..${day}` })).map(([, of, amount]) => `${of}|${amount}`))
      expect(await given('2024-03-05')).toEqual(new Set(['vk |1.00', 'vk|2.00', 'ok |3.00', 'ok|4.00', 'новый|5.00']))
      expect(await given('2024-03-06')).toEqual(
        new Set([`${named.json.id}|7.00`, `${calls?.id}|7.00`, `${avito?.id}|7.00`]),
      )
      expect(await given('2024-03-07')).toEqual(new Set([' весна|8.00', ' лето|8.00', 'осень|8.00']))
      const before = await listed({ limit: '100' })
      expect((await upload((await send('GET', '/costs/export')).text)).json).toMatchObject({ changed: 0, removed: 0 })
      expect(texts(await listed({ limit: '100' }))).toEqual(texts(before))
      await clear()
    })

    test('names a removed channel by its id, and tells it from a channel that is called so', async () => {
      const { id: gone } = (await send('POST', '/channels', { name: 'Щит' })).json as Named
      await put({ day: '2024-03-05', channel: gone, amount: '5' })
      expect((await send('DELETE', `/channels/${gone}`)).status).toBeLessThan(300)
      const exported = async () => (await send('GET', '/costs/export')).text
      expect(await exported()).toContain(`2024-03-05;${gone};;;5,00`)
      const { id: called } = (await send('POST', '/channels', { name: gone })).json as Named
      await put({ day: '2024-03-05', channel: called, amount: '6' })
      const text = await exported()
      expect(text).toContain(`2024-03-05;#${gone};;;5,00`)
      expect(text).toContain(`2024-03-05;${gone};;;6,00`)
      const amounts = { [gone]: '5.00', [called]: '6.00' }
      expect((await upload(text)).json).toMatchObject({ changed: 0, removed: 0 })
      expect(Object.fromEntries((await spent()).map(([, of, amount]) => [of, amount]))).toEqual(amounts)
      const byId = await upload(`Дата;Канал;Сумма\n05.03.2024;${called};1`)
      expect(byId.text).toContain('csv-no-channel')
      await clear()
    })
  })
})
