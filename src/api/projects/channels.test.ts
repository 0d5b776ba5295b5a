import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { createProject } from '../../actions/projects.ts'
import { channelLimits } from '../../domain/channel.ts'

type Item = { id: string; name: string; colour: string; position: number }
type Tried = { channel: Item | null; rule: number | null; matching: number[] }

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const listed = async () => (await send('GET', '/channels')).json.items as Item[]
  const tried = async (body: object) => (await send('POST', '/channels/try', body)).json as Tried

  describe('a new project has channels and rules for common sources', () => {
    test.each([
      ['Яндекс Директ', 'Яндекс.Директ — поиск'],
      ['Яндекс Директ', 'yandex_direct_search_brand'],
      ['Google Реклама', 'google2_search_general'],
      ['Поиск', 'google2_organic'],
      ['Поиск', 'yandex_organic'],
      ['VK Реклама', 'vk_ads_lookalike'],
      ['ВКонтакте', 'vk'],
      ['Карты и справочники', '2ГИС'],
      ['Карты и справочники', 'yandex_maps'],
      ['Авито и площадки', 'Avito'],
      ['Авито и площадки', 'profi_ru'],
      ['Telegram', 'telegram'],
      ['Telegram Реклама', 'telegram_ads_channels'],
      ['Мессенджеры', 'WhatsApp'],
      ['Почта и рассылки', 'email'],
      ['Звонки', 'Звонок с сайта'],
      ['Рекомендации', 'recommendation'],
      ['Прямые заходы', 'direct'],
      [null, 'Выставка'],
    ])('%s from the source %s', async (name, source) => {
      expect((await tried({ source })).channel?.name ?? null).toBe(name)
    })

    test.each([
      ['Яндекс Директ', { yclid: '123', utm_source: 'google', utm_medium: 'cpc' }],
      ['Google Реклама', { gclid: 'Cj0' }],
      ['VK Реклама', { utm_source: 'VK', utm_medium: 'CPC' }],
      ['ВКонтакте', { utm_source: 'vk', utm_medium: 'post' }],
      ['ВКонтакте', { referrer: 'https://away.vk.com/away.php?to=https://ya.ru/' }],
      ['Поиск', { referrer: 'https://ya.ru:443?text=окна' }],
      ['Поиск', { referrer: 'HTTPS://WWW.GOOGLE.COM/' }],
      ['Почта и рассылки', { utm_source: 'sendsay', utm_medium: 'Email' }],
      [null, { referrer: 'https://not-ya.ru/?from=https://ya.ru/' }],
      [null, { utm_source: 'leaflet' }],
    ])('%s from the touch %j', async (name, last_touch) => {
      expect((await tried({ last_touch })).channel?.name ?? null).toBe(name)
    })

    test('with names in its language', async () => {
      const draft = { id: 7777, name: 'Lager', timeZone: 'Europe/Berlin', country: 'DE', currency: 'EUR' }
      await createProject(desk().store, draft, desk().clock.now)
      const key = await desk().newKey('read', [7777])
      const { json } = await send('GET', '/projects/7777/channels', undefined, { key })
      expect((json.items as Item[])[0]).toEqual({ id: '1', name: 'Yandex Direct', colour: 'amber', position: 0 })
    })
  })

  test('are added at the end, and a PATCH changes the given fields', async () => {
    const before = await listed()
    const { status, json } = await send('POST', '/channels', { name: 'Выставка' })
    const added = { id: String(before.length + 1), name: 'Выставка', colour: 'grey', position: before.length }
    expect([status, json]).toEqual([201, added])
    const changed = { ...added, name: 'Выставки', colour: 'pink' }
    expect((await send('PATCH', `/channels/${added.id}`, { name: 'Выставки', colour: 'pink' })).json).toEqual(changed)
    expect((await send('PATCH', `/channels/${added.id}`, {})).json).toEqual(changed)
    expect(await listed()).toEqual([...before, changed])
  })

  test('can be moved to a position, and the others shift', async () => {
    const ids = (await listed()).map(({ id }) => id)
    expect((await send('PATCH', '/channels/17', { position: 1 })).json.position).toBe(1)
    expect((await listed()).map(({ id, position }) => [id, position])).toEqual(
      [ids[0], '17', ...ids.slice(1, -1)].map((id, index) => [id, index]),
    )
    await send('PATCH', '/channels/17', { position: 999 })
    expect((await listed()).map(({ id }) => id)).toEqual(ids)
  })

  test('can be removed with their rules; leads that matched these fall to the next matching rule', async () => {
    const { json } = await send('GET', '/channels/rules')
    const rules = json.rules as { channel: string }[]
    const vk = (await listed()).find(({ name }) => name === 'VK Реклама') as Item
    expect((await send('DELETE', `/channels/${vk.id}`)).status).toBe(204)
    expect((await send('GET', '/channels/rules')).json.rules).toEqual(rules.filter(({ channel }) => channel !== vk.id))
    expect((await tried({ source: 'vk_ads_lookalike' })).channel?.name).toBe('ВКонтакте')
  })

  describe('rules', () => {
    const first = { channel: '17', match: { source: { prefix: ['Выст'], exact: ['Ярмарка'] } } }
    const second = { channel: '1', match: { source: { contains: ['ставк'] }, click_id: ['yclid'] } }

    test('are replaced as a whole if the version is current', async () => {
      const { headers } = await send('GET', '/channels/rules')
      const read = { 'If-Match': headers.get('etag') as string }
      const put = await send('PUT', '/channels/rules', { rules: [first, second] }, { headers: read })
      expect([put.status, put.json]).toEqual([200, { rules: [first, second] }])
      const late = await send('PUT', '/channels/rules', { rules: [] }, { headers: read })
      expect([late.status, late.json.code]).toEqual([412, 'rules-changed'])
      const kept = await send('GET', '/channels/rules')
      expect([kept.headers.get('etag'), kept.json]).toEqual([put.headers.get('etag'), { rules: [first, second] }])
    })

    test('can be tried to see which leads they would move', async () => {
      for (const source of ['Выставка', 'выставка', 'vk', 'иное']) await desk().lead({ source })
      const { json } = await send('GET', '/channels/rules')
      const rules = [...(json.rules as object[]), { channel: '1', match: { source: { exact: ['vk'] } } }]
      const moves = async (rules: object[]) => (await send('POST', '/channels/try', { rules, count: true })).json.moves
      expect(await moves(rules)).toEqual([{ from: null, to: '1', leads: 1 }])
      expect(await moves([{ channel: '2', match: { source: { prefix: ['в'] } } }])).toEqual([
        { from: '17', to: '2', leads: 2 },
      ])
      expect(await moves([])).toEqual([{ from: '17', to: null, leads: 2 }])
      expect(await moves(json.rules as object[])).toEqual([])
    })

    test.each([
      ['the first that matches decides', { source: 'ВЫСТАВКА', last_touch: { yclid: '1' } }, '17', 0, [0, 1]],
      ['all tests of a rule must pass', { source: 'ставка' }, null, null, []],
      ['and then it matches', { source: 'ставка', last_touch: { yclid: '1' } }, '1', 1, [1]],
      ['an exact text must be the whole value', { source: 'ярмарка мастеров' }, null, null, []],
      ['in any letter case', { source: 'ЯРМАРКА' }, '17', 0, [0]],
      ['a lead without values has no channel', {}, null, null, []],
    ])('%s', async (_, lead, channel, rule, matching) => {
      expect(await tried(lead)).toMatchObject({ rule, matching })
      expect((await tried(lead)).channel?.id ?? null).toBe(channel)
    })

    test('can be tried without being saved', async () => {
      const rules = [{ channel: '2', match: { source: { exact: ['Елка'] } } }]
      expect(await tried({ source: 'ёлка', rules })).toMatchObject({ channel: { id: '2' }, rule: 0, matching: [0] })
      expect(await tried({ source: 'ёлка' })).toMatchObject({ channel: null })
    })

    const rule = (match: object, channel = '1') => ({ rules: [{ channel, match }] })
    const texts = Array.from({ length: 100 }, (_, index) => `источник ${index}`)
    test.each<[string, unknown, [number, string, string?]]>([
      ['an unknown channel', rule({ source: { exact: ['a'] } }, '99'), [404, 'no-such-channel', '/rules/0/channel']],
      ['no test', rule({}), [422, 'empty-match', '/rules/0/match']],
      ['a test of nothing', rule({ source: {} }), [422, 'empty-match', '/rules/0/match/source']],
      [
        'a test of nothing beside another',
        rule({ source: { exact: ['a'] }, utm_source: {} }),
        [422, 'empty-match', '/rules/0/match/utm_source'],
      ],
      ['a list of nothing', rule({ source: { exact: [] } }), [422, 'too-few-values', '/rules/0/match/source/exact']],
      ['an empty text', rule({ source: { prefix: [''] } }), [422, 'required', '/rules/0/match/source/prefix/0']],
      ['an unknown test', rule({ landing: { exact: ['a'] } }), [422, 'unknown-field', '/rules/0/match/landing']],
      ['an unknown click id', rule({ click_id: ['xclid'] }), [422, 'unknown-choice', '/rules/0/match/click_id/0']],
      [
        'a rule too many',
        { rules: Array(channelLimits.rules + 1).fill(rule({ click_id: ['gclid'] }).rules[0]) },
        [422, 'too-many-values', '/rules'],
      ],
      [
        'texts too many',
        { rules: Array(21).fill(rule({ source: { exact: texts } }).rules[0]) },
        [422, 'too-many-rule-texts', '/rules'],
      ],
    ])('are refused with %s', async (_, body, [status, code, pointer]) => {
      const reply = await send('PUT', '/channels/rules', body)
      expect([reply.status, reply.json.code, reply.json.pointer]).toEqual([status, code, pointer])
    })
  })

  describe('are refused', () => {
    test.each<[string, string, string, unknown, [number, string]]>([
      ['a name that is there', 'POST', '', { name: 'ЗВОНКИ' }, [409, 'channel-exists']],
      ['the name of another', 'PATCH', '/1', { name: 'звонки' }, [409, 'channel-exists']],
      ['a blank name', 'POST', '', { name: ' ' }, [422, 'required']],
      ['an unknown colour', 'POST', '', { name: 'A', colour: 'mint' }, [422, 'unknown-choice']],
      ['an unknown channel', 'PATCH', '/99', { name: 'A' }, [404, 'no-such-channel']],
      ['what is no id', 'DELETE', '/x', undefined, [404, 'no-such-channel']],
    ])('%s', async (_, verb, path, body, [status, code]) => {
      const reply = await send(verb, `/channels${path}`, body)
      expect([reply.status, reply.json.code]).toEqual([status, code])
    })

    test('one too many', async () => {
      const count = (await listed()).length
      const others = Array.from({ length: channelLimits.channels - count }, (_, index) => {
        return { id: 1_000 + index, name: `Канал ${index}`, colour: 'grey' as const, position: 1_000 + index }
      })
      await desk().store.transaction((tx) => tx.channels.insert(12345, others))
      expect((await send('POST', '/channels', { name: 'Ещё один' })).json).toMatchObject({ code: 'too-many-channels' })
    })
  })
})
