import { describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { type Reply, useDesk } from '../../../test/desk.ts'
import { meta, newest, rawClient } from '../../../test/mcp.ts'

describe('on a desk with a public address', () => {
  const limited = sqlite()
  const desk = useDesk(limited, { publicUrl: 'https://desk.example', apiOrigins: ['https://tools.example'] })
  const { modern, post } = rawClient(desk)
  const ask = { jsonrpc: '2.0', id: 1, method: 'ping' }

  test.each([
    ['https://desk.example', 200],
    ['https://tools.example', 200],
    ['https://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1', 403],
  ])('a page of %s gets status %i', async (Origin, status) => {
    expect((await post(ask, { headers: { Origin } })).status).toBe(status)
  })

  test('a page whose name was rebound to the server is refused, independently of Host', async () => {
    const { port } = new URL(desk().address)
    expect((await post(ask, { headers: { Origin: `http://127.0.0.1:${port}` } })).json).toMatchObject({
      code: 'foreign-origin',
    })
  })

  test('a preflight request of an allowed page gets the allowed methods and headers', async () => {
    const { status, headers } = await post(undefined, {
      verb: 'OPTIONS',
      key: null,
      headers: { Origin: 'https://tools.example' },
    })
    expect([status, headers.get('allow')]).toEqual([204, 'POST'])
    expect(headers.get('access-control-allow-headers')).toContain('Mcp-Method')
  })

  test.each(['GET', 'DELETE', 'PUT', 'HEAD'])('%s is refused: there are no sessions or streams', async (verb) => {
    const { status, headers } = await post(undefined, {
      verb,
      headers: { Accept: 'text/event-stream', 'Mcp-Session-Id': 'x' },
    })
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  })

  const deep = (levels: number) =>
    `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`
  test.each([
    ['no JSON', '{"jsonrpc"', 400, -32700],
    ['a batch of 1,000', JSON.stringify(Array(1_000).fill(ask)), 400, -32600],
    ['a batch of 10,000', JSON.stringify(Array(10_000).fill(ask)), 400, 'body-too-many-names'],
    ['an empty batch', '[]', 400, -32600],
    ['a number', '7', 400, -32600],
    ['nothing', '', 400, -32600],
    ['no version of JSON-RPC', { id: 1, method: 'ping' }, 400, -32600],
    ['an id that is null', { ...ask, id: null }, 400, -32600],
    ['an id that is a fraction', { ...ask, id: 1.5 }, 400, -32600],
    ['an id of a megabyte', { ...ask, id: 'x'.repeat(900_000) }, 400, -32600],
    ['a method that is a list', { ...ask, method: ['ping'] }, 400, -32600],
    ['params that are a list', { ...ask, params: [1] }, 400, -32602],
    ['a call without a name', { ...ask, method: 'tools/call' }, 200, -32602],
    [
      'a tool named by an object',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":{"toString":1}}}',
      200,
      -32602,
    ],
    ['a tool named as a property', { ...ask, method: 'tools/call', params: { name: 'constructor' } }, 200, -32602],
    [
      'arguments that are a list',
      { ...ask, method: 'tools/call', params: { name: 'undo', arguments: [] } },
      200,
      -32602,
    ],
    ['a method that we lack', { ...ask, method: 'resources/list' }, 200, -32601],
    ['a forbidden name', '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"__proto__":{}}}', 400, 'unsafe-key'],
    ['100 levels', deep(100), 400, 'body-too-deep'],
    ['100,000 levels', deep(100_000), 400, 'body-too-deep'],
    [
      '100,000 names',
      `{"jsonrpc":"2.0","id":1,"method":"ping","params":{${Array.from({ length: 60_000 }, (_, i) => `"${i}":1`)}}}`,
      400,
      'body-too-many-names',
    ],
    ['over a megabyte', `{"a":"${'x'.repeat(1_048_576)}"}`, 413, 'body-too-large'],
  ])('%s is refused', async (_, body, status, code) => {
    const { json, ...reply } = await post(body)
    expect([reply.status, (json.error as { code: number })?.code ?? json.code]).toEqual([status, code])
  })

  test('so is another content type', async () => {
    expect((await post(JSON.stringify(ask), { headers: { 'Content-Type': 'text/plain' } })).status).toBe(415)
  })

  test.each([
    [
      'a version of the future in both places',
      { headers: { 'MCP-Protocol-Version': '2099-01-01' } },
      '2099-01-01',
      400,
      -32022,
    ],
    [
      'a version that the header denies',
      { headers: { 'MCP-Protocol-Version': '2025-11-25' } },
      '2026-07-28',
      400,
      -32020,
    ],
    ['another method in the header', { headers: { 'Mcp-Method': 'tools/call' } }, '2026-07-28', 400, -32020],
    ['a version that is a number', {}, 2026, 400, -32602],
  ])('%s', async (_, sent, version, status, code) => {
    const about = { [`${meta}/protocolVersion`]: version, [`${meta}/clientCapabilities`]: {} }
    const { json, ...reply } = await modern('tools/list', { _meta: about }, sent)
    expect([reply.status, json.error]).toEqual([status, expect.objectContaining({ code })])
    if (code === -32022)
      expect(json.error).toMatchObject({
        data: { supported: expect.arrayContaining(['2026-07-28', '2025-11-25']), requested: version },
      })
  })

  test('a request of 2026 needs its headers, its capabilities and a known method', async () => {
    const codeOf = ({ status, json }: Reply) => [status, (json.error as { code: number } | undefined)?.code]
    expect(codeOf(await modern('tools/list', { _meta: { [`${meta}/protocolVersion`]: '2026-07-28' } }))).toEqual([
      400, -32602,
    ])
    expect(codeOf(await post({ ...ask, method: 'tools/list' }, { headers: newest }))).toEqual([400, -32602])
    expect(
      codeOf(await post({ ...ask, method: 'tools/list' }, { headers: { 'MCP-Protocol-Version': '1999-01-01' } })),
    ).toEqual([400, -32022])
    expect(codeOf(await modern('tools/call', { name: 'undo' }, { headers: { 'Mcp-Name': 'report' } }))).toEqual([
      400, -32020,
    ])
    expect(codeOf(await modern('ping'))).toEqual([404, -32601])
    const name = `=?base64?${Buffer.from('dictionary').toString('base64')}?=`
    expect(codeOf(await modern('tools/call', { name: 'dictionary' }, { headers: { 'Mcp-Name': name } }))).toEqual([
      200,
      undefined,
    ])
  })

  test('a list of tools is private to the key and has a TTL', async () => {
    const { json } = await modern('server/discover')
    expect(json.result).toMatchObject({
      resultType: 'complete',
      supportedVersions: expect.arrayContaining(['2026-07-28']),
      capabilities: { tools: {} },
    })
    expect((await modern('tools/list')).json.result).toMatchObject({ ttlMs: 300_000, cacheScope: 'private' })
  })

  test.each([
    ['2025-11-25', '2025-11-25'],
    ['2025-06-18', '2025-06-18'],
    ['2025-03-26', '2025-03-26'],
    ['2024-11-05', '2025-11-25'],
    [undefined, '2025-11-25'],
  ])('a client of %s gets version %s, and a session id is ignored', async (protocolVersion, spoken) => {
    const greeting = {
      ...ask,
      method: 'initialize',
      params: { protocolVersion, capabilities: {}, clientInfo: { name: 'old', version: '1' } },
    }
    const { json, headers } = await post(greeting, { headers: { 'Mcp-Session-Id': 'unknown' } })
    expect([json.result, headers.get('mcp-session-id')]).toEqual([
      expect.objectContaining({ protocolVersion: spoken }),
      null,
    ])
    expect((await post(ask, { headers: { 'MCP-Protocol-Version': spoken } })).json).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: {},
    })
  })

  test.each([
    ['a notification', { jsonrpc: '2.0', method: 'notifications/initialized' }],
    ['an unexpected response', { jsonrpc: '2.0', id: 9, result: {} }],
  ])('%s gets an empty 202', async (_, body) => {
    const { status, text } = await post(body)
    expect([status, text]).toEqual([202, ''])
  })
})

describe('a key over its rate limit', () => {
  const desk = useDesk(sqlite(), { rateLimits: { perSecond: 0, perHour: 3 } })
  const { modern } = rawClient(desk)

  test('gets 429 with the time to wait', async () => {
    for (let asked = 0; asked < 3; asked++) expect((await modern('tools/list')).status).toBe(200)
    const { status, json, headers } = await modern('tools/list')
    expect([status, json.code]).toEqual([429, 'rate-limited'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('has one limit for both APIs together', async () => {
    const key = await desk().newKey('read', [desk().project])
    const answers: number[] = []
    for (let asked = 0; asked < 2; asked++) {
      answers.push((await modern('tools/list', {}, { key })).status)
      answers.push((await desk().send('GET', '/statuses', undefined, { key })).status)
    }
    expect(answers).toEqual([200, 200, 200, 429])
  })
})
