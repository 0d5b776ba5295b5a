import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always as period, useDesk } from '../../test/desk.ts'
import { shell } from '../../test/shell.ts'

const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }
const limit = 1_048_576
const depth = 3_000

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/xml',
  'text/plain; charset=windows-1251',
  'application/json; charset=utf-16',
  'application/octet-stream',
  ';;;',
]

const loose: [title: string, body: string][] = [
  ['bare keys', '{creation_date: "2024-01-15", name: "Иван", status: 0, title: "Заявка"}'],
  ['single quotes', "{'creation_date': '2024-01-15', 'name': 'Иван', 'status': '0', 'title': 'Заявка'}"],
  ['a comma at the end', '{"creation_date": "2024-01-15", "name": "Иван", "status": "0", "title": "Заявка",}'],
  ['comments', '/* form */ {"creation_date": "2024-01-15", "name": "Иван", // who\n"status": "0", "title": "Заявка"}'],
]

/** Bodies that are refused as a whole, without an argument. */
const broken: [title: string, body: string, description: string][] = [
  ['it breaks off', '{"title": "Зая', 'The body is not JSON: invalid end of input at 1:15'],
  ['it breaks in its third line', '{\n"title": 1,\n  !', "The body is not JSON: invalid character '!' at 3:3"],
  ['a form', 'title=1&name=2', "The body is not JSON: invalid character 'i' at 1:2"],
  ['XML', '<lead/>', "The body is not JSON: invalid character '<' at 1:1"],
  ['two objects', '{} {}', "The body is not JSON: invalid character '{' at 1:4"],
  ['a list', '[]', 'The body must be a JSON object, it is a list'],
  ['a list of objects', '[{"id":1}]', 'The body must be a JSON object, it is a list'],
  ['a string', '"lead"', 'The body must be a JSON object, it is lead'],
  ['a number', '5', 'The body must be a JSON object, it is 5'],
  ['true', 'true', 'The body must be a JSON object, it is true'],
  ['null', 'null', 'The body must be a JSON object, it is null'],
]

const unsafe: [title: string, body: string, argument: string][] = [
  ['__proto__', '{"__proto__":1}', '__proto__'],
  ['__proto__ as a bare key', '{__proto__: {}}', '__proto__'],
  ['__proto__ behind an escape', '{"\\u005f_proto__":{}}', '__proto__'],
  ['__proto__ within a field', '{"period":{"__proto__":null}}', 'period.__proto__'],
  ['__proto__ within lists', '{"filters":[{"and":[1,{"__proto__":[]}]}]}', 'filters[0].and[1].__proto__'],
  ['__proto__ within a field that is ignored', '{"x":{"y":[{"__proto__":1}]}}', 'x.y[0].__proto__'],
  ['constructor with prototype', '{"constructor":{"prototype":{}}}', 'constructor'],
  ['constructor with prototype, deeper', '{"x":[{"constructor":{"a":1,"prototype":1}}]}', 'x[0].constructor'],
  ['NUL in a name', '{"ti\\u0000tle":1}', 'title'],
  ['NUL in the name of an inner field', '{"x":{"\\u0000y":1}}', 'x.y'],
  ['NUL in a value', '{"title":"За\\u0000явка"}', 'title'],
  ['NUL in an inner value', '{"filters":[["title","=","\\u0000"]]}', 'filters[0][2]'],
  ['NUL in a value, as a byte', "{title: 'За\0явка'}", 'title'],
]

const harmless: [title: string, body: object][] = [
  ['constructor without prototype', { constructor: { name: 'Object' } }],
  ['constructor as a text', { constructor: 'prototype' }],
  ['prototype alone', { prototype: { constructor: 1 } }],
]

const deep: [title: string, body: string][] = [
  ['lists', '['.repeat(depth) + ']'.repeat(depth)],
  ['lists that never close', '['.repeat(depth)],
  ['objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['objects that never close', '{"a":'.repeat(depth)],
  ['lists inside filters', `{"filters":${'['.repeat(depth)}${']'.repeat(depth)}}`],
  ['groups', `{"filters":${'{"and":['.repeat(depth)}${']}'.repeat(depth)}}`],
  ['lists with a bare key around', `{filters: ${'['.repeat(depth)}${']'.repeat(depth)}}`],
]

const notDigits = [-1, 1.5, '-1', '+1', '1.0', '0x1', '1e0', ' 1', '1 ', '١', true, false, [1], { id: 1 }]
const notPrices = ['+5', '-5', -5, ' 5', '5 ', '1e3', '5.', '.5', '5,5', '5 000', '0x5', '5.005', 5.005, true, [5], {}]
const notTexts = [true, false, [], ['a'], {}, { a: 1 }]
const texts = ['title', 'name', 'email', 'phone', 'source', 'text']

const numbers: [given: number, kept: string][] = [
  [79991234567, '79991234567'],
  [0, '0'],
  [-7, '-7'],
  [0.5, '0.5'],
  [1e21, '1000000000000000000000'],
  [1e-7, '0.0000001'],
]

/** Values as table rows, each with its JSON as the title. */
const rows = (values: unknown[]) => values.map((value) => [JSON.stringify(value), value] as const)

eachDatabase((db) => {
  const desk = useDesk(db)
  const create = (fields: object | string) =>
    desk().call('lead/create', typeof fields === 'string' ? fields : { ...required, ...fields })

  /** The stored lead of a body that creates one. */
  const storedLead = async (body: Parameters<ReturnType<typeof useDesk>['call']>[1]) => {
    const { json, text } = await desk().call('lead/create', body)
    expect(text).toContain('"lead_id"')
    const found = await desk().call('lead/list', { period, filters: [['id', '=', json.lead_id]] })
    return (found.json.leads as Record<string, unknown>[])[0]
  }
  const refused = async (method: string, body: unknown) => {
    const { status, json } = await desk().call(method, body)
    expect([status, json.error]).toEqual([400, 'incorrect_request'])
    return (json.details as { argument: string } | undefined)?.argument
  }

  test.each(types)('§4 the body is JSON when Content-Type says %s', async (type) => {
    const reply = await desk().call('lead/create', required, { headers: { 'Content-Type': type } })
    expect(reply.json.status).toBe('success')
  })

  test('§4 the body is JSON when no Content-Type is given', async () => {
    expect((await desk().call('lead/create', Buffer.from(JSON.stringify(required)))).json.status).toBe('success')
  })

  test.each(types)('§4 no body need follow when Content-Type says %s', async (type) => {
    const headers = { 'Content-Type': type }
    expect((await desk().call('status/list', undefined, { headers })).json.status).toBe('success')
    const { json } = await desk().call('lead/list', undefined, { headers })
    expect(json.description).toBe('Required argument period is missing')
  })

  test.each(loose)('§4 where strict JSON fails, JSON5 is read: %s', async (_, body) => {
    expect(await storedLead(body)).toMatchObject({ name: 'Иван', status: '0', title: 'Заявка' })
  })

  test('a body with bare keys may contain the longest text of a lead', async () => {
    const text = 'Ж'.repeat(65_535)
    const body = `{creation_date: '2024-01-15', name: 'Иван', status: 0, title: 'Заявка', text: '${text}'}`
    expect((await storedLead(body))?.text).toBe(text)
  })

  test.each(broken)('§4 a body is refused: %s', async (_, body, description) => {
    const { status, json } = await create(body)
    expect(status).toBe(400)
    expect(json).toEqual({ status: 'error', error: 'incorrect_request', description })
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \r\n\t'],
    ['a byte order mark', '\u{feff}'],
    ['{}', '{}'],
  ])('§4 an empty body is an empty object: %s', async (_, body) => {
    const { json } = await desk().call('lead/list', body)
    expect(json.description).toBe('Required argument period is missing')
  })

  test.each(unsafe)('§4 refused by name: %s', async (_, body, argument) => {
    for (const method of ['lead/create', 'lead/update', 'lead/list'])
      expect(await refused(method, body), method).toBe(argument)
  })

  test.each(harmless)('§4 not refused: %s', async (_, fields) => {
    expect((await create(fields)).json.status).toBe('success')
  })

  describe('§4 a lone surrogate becomes U+FFFD', () => {
    test('in every text', async () => {
      const fields = texts.map((field) => `"${field}":"a\\ud800b\\udc00"`)
      const lead = await storedLead(`{"creation_date":"2024-01-15","status":0,${fields.join()}}`)
      expect(lead).toMatchObject(Object.fromEntries(texts.map((field) => [field, 'a\u{fffd}b\u{fffd}'])))
    })

    test('in a filter, so that what was sent is found', async () => {
      const filter = '[["title","=","a\\ud800b\\udc00"]]'
      const { json } = await desk().call('lead/list', `{"period":${JSON.stringify(period)},"filters":${filter}}`)
      expect(json.total).toBe(1)
    })

    test('in a name that is ignored', async () => {
      const { headers } = await desk().call('lead/list', '{"\\ud800":1}')
      expect(headers.get('ignored-fields')).toBe('%EF%BF%BD')
    })
  })

  test('§4 bytes that are no UTF-8 become U+FFFD', async () => {
    const [head, tail] = ['{"creation_date":"2024-01-15","name":"Иван","status":0,"title":"a', 'b"}'].map((text) =>
      Buffer.from(text),
    ) as [Buffer, Buffer]
    for (const bytes of [[0xff], [0xc0], [0xd0]])
      expect(await storedLead(Buffer.concat([head, Buffer.from(bytes), tail]))).toMatchObject({ title: 'a\u{fffd}b' })
  })

  test('§4 a byte order mark is skipped', async () => {
    expect(await storedLead(`\u{feff}${JSON.stringify(required)}`)).toMatchObject({ title: 'Заявка' })
    expect(
      await storedLead(`\u{feff}{title: '\u{feff}', ${JSON.stringify({ ...required, title: 'Вторая' }).slice(1)}`),
    ).toMatchObject({ title: 'Вторая' })
  })

  test('§4 the last of equal keys counts', async () => {
    const rest = JSON.stringify(required).slice(1)
    expect(await storedLead(`{"title":"Первая","name":[],${rest}`)).toMatchObject({ title: 'Заявка', name: 'Иван' })
    expect(await storedLead(`{title: 'Первая', name: [], ${rest}`)).toMatchObject({ title: 'Заявка', name: 'Иван' })
    const filters = '{"or":[],"or":[["title","=","Заявка"]]}'
    const { json } = await desk().call('lead/list', `{"period":${JSON.stringify(period)},"filters":${filters}}`)
    expect(json.total).toBeGreaterThan(0)
  })

  test.each(deep)(
    `§4 a body of ${depth.toLocaleString('en')} nested %s is refused, and the next is served`,
    async (_, body) => {
      for (const method of ['lead/list', 'lead/create', 'lead/update']) await refused(method, body)
      expect((await create({})).json.status).toBe('success')
    },
  )

  describe('§4 a body of 1,048,576 bytes', () => {
    const padded = (bytes: number) => {
      const text = JSON.stringify(required)
      return text + ' '.repeat(bytes - Buffer.byteLength(text))
    }

    test('is read', async () => expect(await storedLead(padded(limit))).toMatchObject({ title: 'Заявка' }))

    test('and one more is request_too_large', async () => {
      const { status, json } = await create(padded(limit + 1))
      expect([status, json.error]).toEqual([413, 'request_too_large'])
    })

    test('and one more is request_too_large without a length, too', async () => {
      const url = `${desk().address}/api/v1/project/leads/lead/create?project=12345&key=${desk().key}`
      const send = (bytes: number) =>
        shell(`printf '%${bytes}s' | curl '${url}' --header 'Transfer-Encoding: chunked' --data-binary @-`)
      expect(await send(limit + 1)).toContain('"error":"request_too_large"')
      expect(await send(limit)).toContain('"description":"Required argument creation_date is missing"')
    })
  })

  describe('§4 a number or a string of digits', () => {
    test.each([1, '1', '01'])('may be the id of a lead: %j', async (id) => {
      expect((await desk().call('lead/update', { id, title: 'Заявка' })).json.status).toBe('success')
    })
    test.each([1, '1', '01'])('may be a status: %j', async (status) => {
      expect(await storedLead({ ...required, status })).toMatchObject({ status: '1' })
    })
    test.each([1, '1'])('may be limit and offset: %j', async (number) => {
      const { json } = await desk().call('lead/list', { period, sort_order: 'asc', limit: number, offset: number })
      expect(json.leads).toHaveLength(1)
    })
    test.each(rows(notDigits))('is not %s, which is refused by name', async (_, given) => {
      expect(await refused('lead/update', { id: given })).toBe('id')
      expect(await refused('lead/update', { id: 1, status: given })).toBe('status')
      expect(await refused('lead/create', { ...required, status: given })).toBe('status')
      expect(await refused('lead/list', { period, limit: given })).toBe('limit')
      expect(await refused('lead/list', { period, offset: given })).toBe('offset')
    })
  })

  test.each([12500.5, '12500.5', '12500.50', '012500.50'])(
    '§4 a price may be a number or a decimal string: %j',
    async (price) => {
      expect(await storedLead({ ...required, price })).toMatchObject({ price: 12500.5 })
    },
  )
  test.each(rows(notPrices))('§4 a price is not %s, which is refused by name', async (_, price) => {
    expect(await refused('lead/create', { ...required, price })).toBe('price')
    expect(await refused('lead/update', { id: 1, price })).toBe('price')
  })

  test.each(numbers)('§4 a text may come as the number %d and is kept as %j', async (given, text) => {
    const lead = await storedLead({ ...required, ...Object.fromEntries(texts.map((field) => [field, given])) })
    expect(lead).toMatchObject(Object.fromEntries(texts.map((field) => [field, text])))
  })
  test('§4 a whole number too long for a JS number is kept digit by digit as text', async () => {
    const body = JSON.stringify({ ...required, phone: 'P', text: '"12345678901234567890": 1' })
    const lead = await storedLead(body.replace('"P"', '12345678901234567890'))
    expect(lead).toMatchObject({ phone: '12345678901234567890', text: '"12345678901234567890": 1' })
  })
  test('§4 a whole number too long for a JS number is kept digit by digit beside bare keys too', async () => {
    const fields = Object.entries(required).map(([name, value]) => `${name}: '${value}'`)
    const long = ['phone: +12345678901234567890, // 1234567890123456789', "text: 'it\\'s 1234567890123456789'"]
    const lead = await storedLead(`{${[...fields, ...long].join(',\n')}, source: 1234567890123456789}`)
    const text = "it's 1234567890123456789"
    expect(lead).toMatchObject({ phone: '12345678901234567890', text, source: '1234567890123456789' })
  })
  test.each(rows(notTexts))('§4 a text is not %s, which is refused by name', async (_, given) => {
    for (const field of texts) {
      expect(await refused('lead/create', { ...required, [field]: given })).toBe(field)
      expect(await refused('lead/update', { id: 1, [field]: given })).toBe(field)
    }
  })
})
