import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import type { Receipt } from '../domain/receipt.ts'

const script = () => readFileSync('dist/capture/s.js')

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  let key: string
  let next = 1
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })
  const onceName = () => String(next++).padStart(32, '0')
  const send = (body: unknown, { once = onceName(), secret = key, headers = {} as Record<string, string> } = {}) =>
    fetch(`${desk().address}/s?key=${secret}&_once=${once}`, {
      method: 'POST',
      headers: { origin: 'https://shop.example', 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const receipts = async () => (await last()).id
  const last = async () => {
    const [row] = await rowsOf<{ id: number }>(desk().url, 'select cast(max(id) as int) as id from receipts')
    return (await desk().store.receipts.find(12345, row?.id as number)) as Receipt
  }
  const leadOf = async (lead: number | null) => (await desk().send('GET', `/leads/${lead}`)).json

  describe('what the snippet sends', () => {
    test('is a lead with its touches, and the response reveals nothing of it', async () => {
      const touches = {
        first: { utm_source: 'yandex', utm_campaign: 'весна', landing: 'https://shop.example/?utm_source=yandex' },
        last: { yclid: '777', referrer: 'https://ya.ru/', landing: 'https://shop.example/?yclid=777' },
      }
      const answer = await send({ name: 'Иван', phone: '+79991234567', _zayavka: { touches, seconds: 40, page: 'x' } })
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'success' }])
      const receipt = await last()
      expect(receipt).toMatchObject({ way: 'snippet', end: 'lead', query: '', form: null })
      expect(receipt.enquiry?.signals).toEqual({ honeypot: null, seconds: 40, proof: null })
      expect(await leadOf(receipt.lead)).toMatchObject({
        name: 'Иван',
        phone: '+79991234567',
        first_touch: touches.first,
        last_touch: touches.last,
        door: 'capture',
      })
    })

    test.each([
      ['a text', 'junk'],
      ['a number', 7],
      ['a list', [1]],
      ['touches of another shape', { touches: 'x', seconds: 'soon', trap: {}, proof: 1 }],
      ['a touch that is a list, and one of numbers', { touches: { first: [1], last: { utm_source: 5 } }, seconds: -1 }],
      ['NUL and half a character', { touches: { last: { utm_source: 'a\0b\ud800' } } }],
      ['names of our insides', { touches: { last: { __proto__: 'x', constructor: 'y' } } }],
    ])('is a lead though what it says of itself is %s', async (name, _zayavka) => {
      expect((await send({ name, _zayavka })).status).toBe(200)
      const receipt = await last()
      expect([receipt.end, receipt.enquiry?.name]).toEqual(['lead', name])
    })

    test('with a filled honeypot is spam', async () => {
      await send({ name: 'Bot', _zayavka: { trap: 'https://spam.example' } })
      expect(await last()).toMatchObject({ end: 'spam', reasons: [{ code: 'honeypot' }] })
    })

    test('repeated under the same name is the same receipt, also with fewer fields', async () => {
      const once = onceName()
      await send({ name: 'Анна', cv: 'резюме.pdf', _zayavka: { seconds: 5 } }, { once })
      const before = await receipts()
      await send({ name: 'Анна' }, { once })
      await Promise.all(Array.from({ length: 5 }, () => send({ name: 'Анна' }, { once })))
      expect(await receipts()).toBe(before)
    })

    test.each(['', 'short', 'with spaces and so on', 'x'.repeat(101)])(
      'is stored also when its name is "%s"',
      async (once) => {
        await send({ name: `Пётр ${once.length}` }, { once })
        expect((await last()).enquiry?.name).toBe(`Пётр ${once.length}`)
      },
    )
  })

  describe('s.js', () => {
    const get = (headers: Record<string, string> = {}) => fetch(`${desk().address}/s.js`, { headers })

    test.each(['br', 'gzip', 'identity'])('comes as %s', async (encoding) => {
      const answer = await get({ 'Accept-Encoding': encoding })
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(await answer.text()).toBe(script().toString())
    })

    test('may be cached by browsers and is revalidated by its ETag', async () => {
      const { headers } = await get()
      expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
      const tag = String(headers.get('etag'))
      const statusOf = async (known: string) => (await get({ 'If-None-Match': known })).status
      expect([await statusOf(tag), await statusOf('"other"')]).toEqual([304, 200])
    })
  })

  describe('a page of any site', () => {
    const corsHeaders = ({ headers }: Response) => [
      headers.get('access-control-allow-origin'),
      headers.get('access-control-expose-headers'),
    ]
    test('may read the response, and a refusal too', async () => {
      const { json } = await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://other.example'] })
      const answers = await Promise.all([
        send({ name: 'Иван' }),
        send({ name: 'Иван' }, { secret: String(json.key) }),
        send({ name: 'Иван' }, { secret: 'zk_unknown_unknown_unknown_unknown' }),
        fetch(`${desk().address}/s`, { method: 'OPTIONS' }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 401, 204])
      for (const answer of answers) expect(corsHeaders(answer)).toEqual(['*', 'Retry-After'])
    })

    test.each([
      ['a form of the project by its path', (path: string) => path, 'Замер'],
      ['a form of the project by its token', (path: string) => path.slice(3), 'Замер'],
      ['an unknown form', () => 'nothing', 'Заявка с сайта'],
    ])('names %s', async (name, tokenOf, title) => {
      const { json } = await desk().send('POST', '/forms', { name, title: 'Замер' })
      await send({ phone: name }, { once: `${onceName()}&_form=${tokenOf(json.path as string)}` })
      const receipt = await last()
      expect([receipt.query, (await leadOf(receipt.lead)).title]).toEqual(['', title])
    })

    test('stores nothing with a key of another scope', async () => {
      const before = await receipts()
      expect((await send({ name: 'Иван' }, { secret: desk().key })).status).toBe(403)
      expect(await receipts()).toBe(before)
    })
  })
})

describe('the built s.js', () => {
  test('has at most 4 kB when compressed', () => {
    expect(gzipSync(script(), { level: 9 }).length).toBeLessThanOrEqual(4_096)
  })

  test('sets no cookies, evaluates no text, and loads nothing else', () => {
    const text = script().toString()
    expect(text).not.toMatch(/cookie\s*=(?!=)/) // it only reads the cookie of Yandex Metrica
    for (const word of ['eval(', 'Function(', 'innerHTML', 'import(', 'XMLHttpRequest', 'sendBeacon'])
      expect(text).not.toContain(word)
  })
})
