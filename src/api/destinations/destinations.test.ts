import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'

/** The addresses to which host names resolve here. */
const names: Record<string, string[]> = {
  'example.com': ['93.184.216.34'],
  'shop.lan': ['10.0.0.7'],
  'chat.lan': ['10.0.0.8'],
  'mapped.example': ['::ffff:10.0.0.7'],
}
const delivering = {
  resolve: async (host: string) => names[host] ?? [],
  allowed: { blocks: ['192.168.7.0/24'], hosts: ['chat.lan'] },
}
const url = 'https://example.com/hook'

eachDatabase((database) => {
  const desk = useDesk(database, { delivering })
  const make = (fields: object = {}) => desk().send('POST', '/destinations', { name: 'Учёт', url, ...fields })
  const firstError = (json: Record<string, unknown>) => (json.errors as { code: string; detail: string }[])?.[0] ?? json

  test('is made, read, changed and removed, and only the response to its creation has its secret', async () => {
    const made = await make({
      topics: ['lead.paid'],
      also: ['import'],
      filter: { field: 'price', operator: '>', value: '10' },
    })
    expect(made.status).toBe(201)
    const { secret, ...rest } = made.json
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const path = `/destinations/${rest.id}`
    const got = await desk().send('GET', path)
    expect([got.json, got.headers.get('etag')]).toEqual([rest, '"1"'])
    const change = { name: 'Склад', topics: null, filter: null }
    const changed = await desk().send('PATCH', path, change, { headers: { 'If-Match': '"1"' } })
    expect(changed.json).toEqual({ ...rest, ...change, version: 2 })
    const late = await desk().send('PATCH', path, change, { headers: { 'If-Match': '"1"' } })
    expect([late.status, late.json.code, late.json.current]).toEqual([412, 'destination-changed', changed.json])
    expect((await desk().send('GET', '/destinations')).json.items).toContainEqual(changed.json)
    expect((await desk().send('DELETE', path)).status).toBe(204)
    expect((await desk().send('GET', path)).json.code).toBe('no-such-destination')
    const { json } = await desk().send('GET', '/audit', undefined, { query: { limit: '3' } })
    expect((json.items as { action: string }[]).map(({ action }) => action)).toEqual([
      'destination.removed',
      'destination.changed',
      'destination.made',
    ])
    expect(JSON.stringify(json)).not.toContain('whsec_')
  })

  test('its secret is stored encrypted', async () => {
    const { json } = await make()
    const stored = await desk().store.destinations.find(12345, Number(json.id))
    expect(stored?.secret).toMatch(/^v1\./)
    expect(JSON.stringify(stored)).not.toContain(String(json.secret).slice(6, 30))
  })

  const cases: [what: string, fields: object, code: string, right: string][] = [
    ['no URL', { url: 'example.com/hook' }, 'wrong-url', 'https://example.com/hook'],
    ['another scheme', { url: 'ftp://example.com/' }, 'wrong-url', 'https://example.com/hook'],
    ['a fragment', { url: `${url}#a` }, 'wrong-url', 'https://example.com/hook'],
    ['a password', { url: 'https://me:word@example.com/' }, 'url-with-password', 'https://example.com/hook'],
    ['http: to a foreign host', { url: 'http://example.com/' }, 'url-unencrypted', 'https:'],
    ['port 25', { url: 'https://example.com:25/' }, 'closed-port', '443'],
    ['a name that does not resolve', { url: 'https://nowhere.example/' }, 'unknown-host', 'a server on the internet'],
    ['a private address', { url: 'https://10.0.0.7/' }, 'private-address', 'DELIVERY_ALLOW'],
    ['this machine', { url: 'https://127.0.0.1/' }, 'private-address', 'a public address'],
    ['this machine by a number', { url: 'https://2130706433/' }, 'private-address', 'a public address'],
    ['this machine in IPv6', { url: 'https://[::1]/' }, 'private-address', 'a public address'],
    ['a mapped address', { url: 'https://[::ffff:10.0.0.7]/' }, 'private-address', 'a public address'],
    ['an address behind NAT64', { url: 'https://[64:ff9b::a00:7]/' }, 'private-address', 'a public address'],
    ['the metadata of a cloud', { url: 'https://169.254.169.254/' }, 'private-address', 'a public address'],
    ['a shared address', { url: 'https://100.64.0.1/' }, 'private-address', 'a public address'],
    ['a name of the own network', { url: 'https://shop.lan/' }, 'private-address', 'DELIVERY_ALLOW'],
    ['a name of a mapped address', { url: 'https://mapped.example/' }, 'private-address', 'a public address'],
    ['unknown topics', { topics: ['lead.sold'] }, 'unknown-choice', 'lead.paid'],
    ['no topics', { topics: [] }, 'too-few-values', '1'],
    ['an unknown door', { also: ['wire'] }, 'unknown-choice', 'import'],
    [
      'a filter of an unknown status',
      { filter: { field: 'status', operator: 'in', value: ['0', '7'] } },
      'unknown-status',
      '0 1 2',
    ],
    ['a filter that is none', { filter: { field: 'status' } }, 'required', 'filter.operator'],
    ['a short secret', { secret: 'whsec_c2hvcnQ=' }, 'wrong-secret', '24 to 64 bytes'],
    ['a secret of another form', { secret: 'a'.repeat(40) }, 'wrong-secret', 'whsec_'],
    ['an unknown field', { cursor: 1 }, 'unknown-field', 'topics'],
  ]
  test.each(cases)('%s is refused with a hint at the remedy', async (_, fields, code, right) => {
    const { status, json } = await make(fields)
    const { code: given, detail } = firstError(json)
    expect([status, given]).toEqual([422, code])
    expect(detail).toContain(right)
  })

  test.each([
    ['an allowed name, also without TLS', 'http://chat.lan:8080/hook'],
    ['an allowed block, also without TLS', 'http://192.168.7.9/'],
    ['a public address', 'https://93.184.216.34/'],
  ])('%s is taken', async (_, url) => {
    const { status, json } = await make({ url })
    expect([status, json.url]).toEqual([201, url])
    expect((await desk().send('PATCH', `/destinations/${json.id}`, { url: 'https://shop.lan/' })).json.code).toBe(
      'private-address',
    )
  })

  test('unknown deliveries and destinations are refused', async () => {
    const { json } = await make()
    const path = `/destinations/${json.id}`
    const codes = await Promise.all([
      desk().send('GET', `${path}/deliveries/7`),
      desk().send('GET', `${path}/deliveries/x`),
      desk().send('POST', `${path}/deliveries/7/resend`, {}),
      desk().send('POST', `${path}/deliveries/0/resend`, {}),
      desk().send('POST', `${path}/resend`, { since: 'yesterday' }),
      desk().send('POST', '/destinations/777/test', {}),
      desk().send('POST', '/destinations/777/rotate', {}),
      desk().send('POST', '/destinations/777/resend', { since: '2024-01-01T00:00:00Z' }),
    ])
    expect(codes.map(({ json }) => json.code)).toEqual([
      ...Array(4).fill('no-such-delivery'),
      'not-time',
      ...Array(3).fill('no-such-destination'),
    ])
  })

  test('contractors, agents and viewers have no access', async () => {
    for (const role of ['contractor', 'agent', 'viewer'] as const) {
      const member = await newMember(desk(), role, role === 'contractor' ? { sources: ['vk'] } : {})
      expect((await member.send('GET', '/api/v2/projects/12345/destinations')).json.code).toBe('wrong-role')
    }
  })

  describe('with another SECRET_KEY', () => {
    test('is paused because its secret cannot be read, and loses no delivery', async () => {
      const before = await openDesk(await database.fresh(), {
        delivering: { ...delivering, secret: 'another key of before' },
      })
      const { json } = await before.send('POST', '/destinations', { name: 'Учёт', url: 'http://192.168.7.9/' })
      await before.close()
      const after = await openDesk(before.url, {
        delivering,
        isSending: true,
        keys: { write: before.key, admin: await before.adminKey() },
      })
      const path = `/destinations/${json.id}`
      await after.lead()
      const paused = async () => (await after.send('GET', path)).json
      await expect
        .poll(paused, { timeout: 30_000 })
        .toMatchObject({ state: 'paused', reason: 'secret-unreadable', waiting: 1 })
      expect((await after.send('POST', `${path}/test`, {})).json).toMatchObject({
        status: 409,
        code: 'secret-unreadable',
      })
      const rotated = await after.send('POST', `${path}/rotate`, {})
      expect(rotated.json).toMatchObject({ state: 'paused', reason: null, old_secret_until: null, waiting: 1 })
      await after.close()
    })
  })
})
