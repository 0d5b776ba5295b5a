import { describe, expect, test } from 'vitest'
import { eachDatabase } from './databases.ts'
import { type TestDesk, useDesk } from './desk.ts'
import { type Answer, chunked, inPieces, openSocket, request, type Wire } from './socket.ts'
import { until } from './until.ts'

const bodyLimit = 1_048_576
const statuses = '/api/v1/project/leads/status/list?project=12345'
const leads = '/api/v1/project/leads/lead/list?project=12345'
const creating = '/api/v1/project/leads/lead/create?project=12345'
const draft = '{"creation_date":"2024-01-15","name":"Ёлка","status":"0","title":"Заявка"}'
const period = '{"period":{"from":"2024-01-01","to":"2024-12-31"}}'

type Row = [title: string, ask: (key: string) => string, expected: { status: number; holds?: string }]

/** Requests that are answered completely; `holds` is a part of the answer's text. */
const asked: Row[] = [
  [
    '§4 a POST without body, length and type',
    (key) => request(`POST ${statuses}`, [`Api-key: ${key}`]),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§4 lead/list by POST without body, length and type is an empty body',
    (key) => request(`POST ${leads}`, [`Api-key: ${key}`]),
    { status: 400, holds: 'Required argument period is missing' },
  ],
  [
    '§4 a content type and no body',
    (key) => request(`POST ${statuses}`, [`Api-key: ${key}`, 'Content-type: application/json']),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§4 a content type that is none',
    (key) =>
      request(`POST ${leads}`, [`Api-key: ${key}`, 'Content-type: ;;/', `Content-Length: ${period.length}`], period),
    { status: 200, holds: '"leads":[' },
  ],
  [
    '§4 status/list does not read its body',
    (key) => request(`POST ${statuses}`, [`Api-key: ${key}`, 'Content-Length: 5'], '{{{{{'),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§1 a GET of lead/list reads a JSON body',
    (key) => request(`GET ${leads}`, [`Api-key: ${key}`, `Content-Length: ${period.length}`], period),
    { status: 200, holds: '"leads":[' },
  ],
  [
    '§2 the header Api-key in upper case and spaced oddly',
    (key) => request(`POST ${statuses}`, [`API-KEY:\t ${key} \t`]),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§2 the header Api-key in lower case without a space',
    (key) => request(`POST ${statuses}`, [`api-key:${key}`]),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§2 two headers Api-key are no key',
    (key) => request(`POST ${statuses}`, [`Api-key: ${key}`, `Api-key: ${key}`]),
    { status: 401, holds: '"error":"authentication_failed"' },
  ],
  [
    '§2 an empty header Api-key gives way to the query',
    (key) => request(`POST ${statuses}&key=${key}`, ['Api-key:']),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§2 a key in the query is found behind another question mark',
    (key) => request(`POST ${statuses}&utm=what?&key=${key}`, []),
    { status: 200, holds: '"total":3' },
  ],
  ['HTTP/1.0', (key) => `POST ${statuses} HTTP/1.0\r\nApi-key: ${key}\r\n\r\n`, { status: 200, holds: '"total":3' }],
  [
    'HTTP/1.1 without Host',
    (key) => `POST ${statuses} HTTP/1.1\r\nApi-key: ${key}\r\n\r\n`,
    { status: 200, holds: '"total":3' },
  ],
  [
    'the target as a whole address',
    (key) => request(`POST http://desk${statuses}`, [`Api-key: ${key}`]),
    { status: 200, holds: '"total":3' },
  ],
  [
    'a long query',
    (key) => request(`POST ${statuses}&utm=${'x'.repeat(10_000)}`, [`Api-key: ${key}`]),
    { status: 200, holds: '"total":3' },
  ],
  [
    '§1 a path that cannot be decoded is resource_not_found',
    (key) => request('POST /%zz', [`Api-key: ${key}`]),
    { status: 404, holds: '"error":"resource_not_found"' },
  ],
  [
    '§1 a long path is resource_not_found',
    (key) => request(`POST /${'x'.repeat(10_000)}`, [`Api-key: ${key}`]),
    { status: 404, holds: '"error":"resource_not_found"' },
  ],
  [
    '§3 70 kB of headers are refused with an envelope',
    () => request(`POST ${statuses}`, [`Cookie: ${'x'.repeat(70_000)}`]),
    { status: 431, holds: '"error":"incorrect_request"' },
  ],
  [
    '§3 an address of 100 kB is refused with an envelope',
    () => request(`POST ${statuses}&utm=${'x'.repeat(100_000)}`, []),
    { status: 431, holds: '"error":"incorrect_request"' },
  ],
  ['§3 a line that is no HTTP is refused with an envelope', () => 'hello desk\r\n\r\n', { status: 400 }],
  ['§3 an unknown verb is refused with an envelope', () => request(`FETCH ${statuses}`, []), { status: 400 }],
  [
    '§3 a length that is no number is refused with an envelope',
    () => request(`POST ${leads}`, ['Content-Length: two']),
    { status: 400 },
  ],
  [
    '§3 a chunk without a size is refused with an envelope',
    (key) => request(`POST ${leads}`, [`Api-key: ${key}`, 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'),
    { status: 400 },
  ],
]

eachDatabase((database) => {
  const desk = useDesk(database)

  test.each(asked)('%s', async (_, ask, { status, holds = '"error":"incorrect_request"' }) => {
    const socket = await openSocket(desk().address)
    socket.send(ask(desk().key))
    const answer = await socket.answer()
    expect(answer.status, answer.text).toBe(status)
    expect(answer.text).toContain(holds)
    if (status >= 400) expectEnvelope(answer)
    socket.vanish()
    await expectToServe(desk())
  })

  test('§4 a body in chunks, split within a character and within a line end', async () => {
    const socket = await openSocket(desk().address)
    socket.send(request(`POST ${creating}`, [`Api-key: ${desk().key}`, 'Transfer-Encoding: chunked']))
    for (const part of inPieces(chunked(Buffer.from(draft), 1), 7)) socket.send(part)
    const { json } = await socket.answer()
    expect(json.status).toBe('success')
    const filters = [{ field: 'id', operator: '=', value: json.lead_id }]
    const { json: found } = await desk().call('lead/list', { ...JSON.parse(period), filters })
    expect(found.leads).toMatchObject([{ name: 'Ёлка', title: 'Заявка' }])
    await expectToServe(desk(), socket)
  })

  test('a client that waits for 100 Continue gets it', async () => {
    const socket = await openSocket(desk().address)
    socket.send(request(`POST ${leads}`, head(desk(), period.length, 'Expect: 100-continue')))
    expect((await socket.answer()).status).toBe(100)
    socket.send(period)
    expect((await socket.answer()).status).toBe(200)
    await expectToServe(desk(), socket)
  })

  test('three requests in one write get three answers in their order', async () => {
    const socket = await openSocket(desk().address)
    const three = [
      request(`POST ${creating}`, head(desk(), Buffer.byteLength(draft)), draft),
      request('GET /nowhere', []),
      request(`POST ${statuses}`, head(desk(), 0)),
    ]
    socket.send(three.join(''))
    expect((await socket.answer()).json).toHaveProperty('lead_id')
    expect((await socket.answer()).status).toBe(404)
    expect((await socket.answer()).json).toMatchObject({ total: 3, status: 'success' })
    await expectToServe(desk(), socket)
  })

  test('a client that closes its side after its request is still answered', async () => {
    const socket = await openSocket(desk().address)
    socket.send(request(`POST ${statuses}`, head(desk(), 0)))
    socket.finish()
    expect((await socket.answer()).json).toMatchObject({ total: 3, status: 'success' })
    await socket.ended()
    await expectToServe(desk())
  })

  test('§3 a length over the limit is refused while the client still writes', async () => {
    const socket = await openSocket(desk().address)
    const rest = ' '.repeat(bodyLimit)
    socket.send(request(`POST ${leads}`, head(desk(), bodyLimit + 1), ' '))
    expectTooLarge(await socket.answer())
    socket.send(rest)
    await expectToServe(desk(), socket)
  })

  test('§3 chunks over the limit are refused while the client still writes', async () => {
    const socket = await openSocket(desk().address)
    socket.send(request(`POST ${leads}`, [`Api-key: ${desk().key}`, 'Transfer-Encoding: chunked']))
    const chunk = chunked(Buffer.alloc(65_536, ' '), 65_536).subarray(0, -'0\r\n\r\n'.length)
    for (let sent = 0; sent <= bodyLimit; sent += 65_536) socket.send(chunk)
    expectTooLarge(await socket.answer())
    socket.send(chunk)
    socket.send('0\r\n\r\n')
    await expectToServe(desk(), socket)
  })

  test('§3 a body of exactly the limit is read', async () => {
    const socket = await openSocket(desk().address)
    const body = period.padEnd(bodyLimit)
    socket.send(request(`POST ${leads}`, head(desk(), bodyLimit), body))
    expect((await socket.answer()).status).toBe(200)
    await expectToServe(desk(), socket)
  })

  test('an invalid key is refused before the body has arrived', async () => {
    const socket = await openSocket(desk().address)
    socket.send(request(`POST ${creating}`, ['Api-key: of-somebody-else-0001', 'Content-Length: 1000'], '{'))
    const answer = await socket.answer()
    expect(answer.status).toBe(401)
    expectEnvelope(answer)
    socket.vanish()
    await expectToServe(desk())
  })
})

describe('a client that stops in the middle', () => {
  eachDatabase((database) => {
    const faults: unknown[] = []
    const desk = useDesk(database, {
      requestTimeout: 1_000,
      onAnswer: ({ fault }) => {
        if (fault) faults.push(fault)
      },
    })

    test.concurrent.each([
      ['of its headers', () => `POST ${creating} HTTP/1.1\r\nApi-key: ${desk().key}\r\nConte`],
      ['of its body', () => request(`POST ${creating}`, head(desk(), 1000), draft)],
      [
        'of a chunk',
        () => request(`POST ${creating}`, [`Api-key: ${desk().key}`, 'Transfer-Encoding: chunked'], '50\r\n{'),
      ],
    ])('%s is told so when its time is up, and is parted with', async (_, ask) => {
      const before = await totalOf(desk())
      const socket = await openSocket(desk().address)
      socket.send(ask())
      const answer = await socket.answer()
      expect(answer.status).toBe(408)
      expectEnvelope(answer)
      await socket.ended()
      expect(await totalOf(desk())).toBe(before)
      await expectToServe(desk())
    })

    test('of its body and disconnects leaves nothing behind, and causes no fault', async () => {
      const before = await totalOf(desk())
      const others = await connections(desk())
      const socket = await openSocket(desk().address)
      socket.send(request(`POST ${creating}`, head(desk(), 1000, 'Expect: 100-continue')))
      expect((await socket.answer()).status).toBe(100)
      socket.send(draft)
      socket.vanish()
      await until(async () => (await connections(desk())) <= others, 'the server to let the client go')
      expect(faults).toEqual([])
      expect(await totalOf(desk())).toBe(before)
      await expectToServe(desk())
    })
  })
})

function head(desk: TestDesk, length: number, ...more: string[]): string[] {
  return [`Api-key: ${desk.key}`, `Content-Length: ${length}`, ...more]
}

function expectEnvelope({ text, json }: Answer): void {
  expect(text).toBe(JSON.stringify(json))
  expect(Object.keys(json).slice(0, 3)).toEqual(['status', 'error', 'description'])
  expect(json.status).toBe('error')
}

function expectTooLarge(answer: Answer): void {
  expect(answer.status).toBe(413)
  expectEnvelope(answer)
  expect(answer.json.error).toBe('request_too_large')
}

/** Expects a plain request to work, on the given connection if there is one. */
async function expectToServe(desk: TestDesk, socket?: Wire): Promise<void> {
  const used = socket ?? (await openSocket(desk.address))
  used.send(request(`POST ${statuses}`, head(desk, 0)))
  expect((await used.answer()).json).toMatchObject({ total: 3, status: 'success' })
  used.vanish()
}

async function totalOf(desk: TestDesk): Promise<unknown> {
  return (await desk.call('lead/list', JSON.parse(period))).json.total
}

function connections({ app }: TestDesk): Promise<number> {
  return new Promise((resolve, reject) =>
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}
