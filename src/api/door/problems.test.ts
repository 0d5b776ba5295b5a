import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const status = { name: 'Звонок', type: 'progress' }

eachDatabase((db) => {
  const desk = useDesk(db, { publicUrl: 'https://desk.example.com' })
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)

  test('a problem has its kind, the fault and its place, and the id of the request', async () => {
    const { status, json, headers } = await send('PATCH', '/statuses/0', { colour: 'mint' })
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(json).toEqual({
      type: 'https://desk.example.com/problems/unknown-choice',
      title: 'Unknown choice',
      status: 422,
      detail: 'Argument colour is unknown: "mint". Known: grey blue violet pink red orange amber green',
      code: 'unknown-choice',
      params: { given: 'mint', known: ['grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green'] },
      pointer: '/colour',
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('each of several faults is listed with its place', async () => {
    const { json } = await send('POST', '/statuses?x=1', { type: 'won', 'a/b': 1, '~': 2 })
    expect(json).toMatchObject({ status: 422, code: 'unknown-field', parameter: 'x' })
    expect(json.detail).toBe('Argument x is unknown: "x". None is known here')
    expect(
      (json.errors as object[]).map((each) => JSON.parse(JSON.stringify(each, ['code', 'parameter', 'pointer']))),
    ).toEqual(
      expect.arrayContaining([
        { code: 'unknown-field', parameter: 'x' },
        { code: 'required', pointer: '/name' },
        { code: 'unknown-choice', pointer: '/type' },
        { code: 'unknown-field', pointer: '/a~1b' },
        { code: 'unknown-field', pointer: '/~0' },
      ]),
    )
    expect(json.errors).toHaveLength(5)
  })

  describe('a body', () => {
    const names = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`)}}`
    const deep = (levels: number) => `{"name":${'['.repeat(levels)}${']'.repeat(levels)}}`
    test.each<[string, string | Uint8Array, number, string, Record<string, string>?]>([
      ['that is cut off', '{"name":', 400, 'not-json'],
      ['with a comma at the end', '{"name":"A",}', 400, 'not-json'],
      ['with names without quotes', '{name:"A"}', 400, 'not-json'],
      ['in another encoding', new Uint8Array([0x7b, 0x22, 0xcf, 0xf0, 0x22, 0x7d]), 400, 'not-json'],
      ['that is a list', '[]', 400, 'not-object'],
      ['that is null', 'null', 400, 'not-object'],
      ['that repeats a field', '{"name":"A","name":"B","type":"paid"}', 400, 'given-twice'],
      ['that repeats a field under an escaped name', '{"name":"A","n\\u0061me":"B","type":"paid"}', 400, 'given-twice'],
      ['with NUL in a value', '{"name":"A\\u0000","type":"paid"}', 400, 'has-nul'],
      ['with NUL in a name', '{"\\u0000":"A"}', 400, 'has-nul'],
      ['with __proto__', '{"__proto__":{"name":"A"},"name":"A","type":"paid"}', 400, 'unsafe-key'],
      ['with __proto__ inside', '{"name":{"__proto__":1}}', 400, 'unsafe-key'],
      ['with a constructor', '{"constructor":{"prototype":{}}}', 400, 'unsafe-key'],
      ['that is 100 levels deep', deep(100), 400, 'body-too-deep'],
      ['that is 99 levels deep', deep(99), 422, 'required'],
      ['that is nested too deeply', deep(100_000), 400, 'body-too-deep'],
      ['with over 20,000 lists', `{"name":[${Array(20_000).fill('[]')}]}`, 400, 'body-too-many-lists'],
      ['with 10,001 names', names(10_001), 400, 'body-too-many-names'],
      ['of a mebibyte', JSON.stringify({ name: 'x'.repeat(1_048_576 - 25), type: 'paid' }), 422, 'too-long'],
      [
        'of a mebibyte and one',
        JSON.stringify({ name: 'x'.repeat(1_048_576 - 24), type: 'paid' }),
        413,
        'body-too-large',
      ],
      ['without a type', JSON.stringify(status), 415, 'unsupported-type', { 'Content-Type': '' }],
      ['of a form', 'name=A', 415, 'unsupported-type', { 'Content-Type': 'application/x-www-form-urlencoded' }],
      ['of plain text', JSON.stringify(status), 415, 'unsupported-type', { 'Content-Type': 'text/plain' }],
      ['with the charset named', '{}', 422, 'required', { 'Content-Type': 'Application/JSON; charset=UTF-8' }],
      ['that is not there', '', 422, 'required'],
    ])('%s', async (_, body, status, code, headers) => {
      const reply = await send('POST', '/statuses', body, headers && { headers })
      expect([reply.status, reply.json.code, reply.json.status]).toEqual([status, code, status])
    })

    test('has its lone surrogates made U+FFFD', async () => {
      const { json } = await send('POST', '/statuses', '{"name":"A\\ud800","type":"progress"}')
      expect(json.name).toBe('A\ufffd')
    })

    test('may name the same field in each of several objects', async () => {
      const { json } = await send('POST', '/statuses', '{"name":{"a":1},"type":{"a":1}}')
      expect(json.code).toBe('wrong-type')
    })
  })

  describe('a query', () => {
    test.each([
      ['with an unknown name', '?count=true', 422, 'unknown-field', 'count'],
      ['with an unknown value', '?counts=yes', 422, 'unknown-choice', 'counts'],
      ['that repeats a name', '?counts=true&counts=false', 400, 'given-twice', 'counts'],
      ['with NUL', '?counts=%00', 400, 'has-nul', 'counts'],
    ])('%s', async (_, query, status, code, parameter) => {
      const { json } = await send('GET', `/statuses${query}`)
      expect([json.status, json.code, json.parameter]).toEqual([status, code, parameter])
    })
  })

  test.each([
    ['ru-RU,ru;q=0.9', /[а-я]/],
    ['kk-KZ,en;q=0.5', /[а-я]/],
    ['en-GB,ru;q=0.5', /^[^а-я]+$/],
    ['*', /^[^а-я]+$/],
  ])('its detail is in the preferred language: %s', async (language, detail) => {
    const { json } = await send('GET', '/leads/77', undefined, { headers: { 'Accept-Language': language } })
    expect([json.code, json.detail]).toEqual(['no-such-lead', expect.stringMatching(detail)])
  })

  describe('a path', () => {
    test.each([
      ['that nobody knows', 'GET', '/nothing', 404, 'no-such-path', null],
      ['of the API itself', 'GET', '/api/v2', 404, 'no-such-path', null],
      ['with a broken escape', 'GET', '/api/v2/%zz', 404, 'no-such-path', null],
      ['with another method', 'PUT', '/statuses', 405, 'no-such-verb', 'GET, HEAD, POST'],
      ['with another method of one thing', 'GET', '/statuses/0', 405, 'no-such-verb', 'PATCH, DELETE'],
    ])('%s', async (_, verb, path, status, code, allow) => {
      const { json, headers } = await send(verb, path)
      expect([json.status, json.code, headers.get('allow')]).toEqual([status, code, allow])
    })

    test('lists its methods for OPTIONS, without allowing other origins', async () => {
      const { status, headers } = await send('OPTIONS', '/statuses', undefined, {
        headers: { Origin: 'https://a.example' },
      })
      expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, POST'])
      expect(headers.get('access-control-allow-origin')).toBeNull()
    })

    test('answers HEAD like GET, without the body', async () => {
      const { status, headers, text } = await send('HEAD', '/statuses')
      expect([status, headers.get('content-type'), text]).toEqual([200, 'application/json; charset=utf-8', ''])
    })
  })
})
