import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const make = async (body: object) => (await send('POST', '/keys', body)).json as { id: string; key: string }
  const rotate = (id: string, body?: object, sent?: object) => send('POST', `/keys/${id}/rotate`, body, sent)
  const opens = async (key: string) => (await send('GET', '/statuses', undefined, { key })).status === 200
  const idOf = async () => String((await desk().store.keys.all()).at(-1)?.id)

  describe('a key that is rotated', () => {
    test('has two valid secrets during the grace period, and then only the new one', async () => {
      const { id, key } = await make({ scope: 'read' })
      const { status, json } = await rotate(id, { grace_hours: 2 })
      expect([status, json]).toMatchObject([200, { id, former_until: '2024-03-01T14:00:00Z' }])
      const secret = json.key as string
      expect(secret).not.toBe(key)
      expect([await opens(key), await opens(secret)]).toEqual([true, true])
      desk().clock.now = start + 2 * 3600
      expect([await opens(key), await opens(secret)]).toEqual([false, true])
      desk().clock.now = start
    })

    test.each([
      ['a day', {}, '2024-03-02T12:00:00Z'],
      ['no time at all', { grace_hours: 0 }, '2024-03-01T12:00:00Z'],
      ['thirty days', { grace_hours: 720 }, '2024-03-31T12:00:00Z'],
    ])('keeps its former secret valid for %s', async (_, body, end) => {
      const { id, key } = await make({ scope: 'read' })
      expect((await rotate(id, body)).json.former_until).toBe(end)
      expect(await opens(key)).toBe(end > '2024-03-01T12:00:00Z')
    })

    test('twice has only its last two secrets', async () => {
      const { id, key } = await make({ scope: 'read' })
      const second = (await rotate(id)).json.key as string
      const third = (await rotate(id)).json.key as string
      expect([await opens(key), await opens(second), await opens(third)]).toEqual([false, true, true])
    })

    test('returns its secret once, even if the request is repeated', async () => {
      const { id } = await make({ scope: 'read' })
      const sent = { headers: { 'Idempotency-Key': 'rotate-once' } }
      const first = (await rotate(id, {}, sent)).json
      const second = await rotate(id, {}, sent)
      expect(second.headers.get('Idempotent-Replayed')).toBe('true')
      expect(second.json).toEqual({ ...first, key: null })
      expect(await opens(first.key as string)).toBe(true)
    })

    test('is in the audit log without its secret', async () => {
      const { id } = await make({ scope: 'read' })
      const secret = (await rotate(id)).json.key as string
      const { json, text } = await send('GET', '/audit')
      expect((json.items as object[])[0]).toMatchObject({ action: 'key.rotated', subject: `key:${id}` })
      expect(text).not.toContain(secret)
    })
  })

  describe('is not rotated', () => {
    const refused = async (id: string, key?: string) => {
      const { status, json } = await rotate(id, {}, key === undefined ? {} : { key })
      return [status, json.code]
    }

    test('an unknown or revoked key', async () => {
      await desk().newKey('read', [await desk().newProject(888)])
      const foreign = await idOf()
      const { id } = await make({ scope: 'read' })
      await send('DELETE', `/keys/${id}`)
      expect(await refused('999')).toEqual([404, 'no-such-key'])
      expect(await refused(foreign)).toEqual([404, 'no-such-key'])
      expect(await refused(id)).toEqual([409, 'key-ended'])
    })

    test('a key with more rights than the caller: other projects, or a longer lifetime', async () => {
      await desk().newKey('read', [12345, await desk().newProject(777)])
      expect(await refused(await idOf())).toEqual([403, 'key-shared'])
      const asker = await desk().newKey('admin', [12345], start + 3600)
      const { id } = await make({ scope: 'read', expires_at: '2024-03-01T13:00:01Z' })
      expect(await refused(id, asker)).toEqual([403, 'key-outlasts'])
      const earlier = await make({ scope: 'read', expires_at: '2024-03-01T13:00:00Z' })
      expect((await rotate(earlier.id, {}, { key: asker })).status).toBe(200)
    })

    test('a key by its own former secret, which expires before the key', async () => {
      const { id, key } = await make({ scope: 'admin' })
      await rotate(id, { grace_hours: 1 })
      expect(await refused(id, key)).toEqual([403, 'key-outlasts'])
    })
  })

  describe('a key of sites', () => {
    test('has the given origins, which can be changed', async () => {
      const body = { scope: 'capture', origins: ['https://Shop.example/', 'http://localhost:8080'], needs_origin: true }
      const made = await make(body)
      expect(made).toMatchObject({ origins: ['http://localhost:8080', 'https://shop.example'], needs_origin: true })
      const change = async (body: object) => (await send('PATCH', `/keys/${made.id}`, body)).json
      expect(await change({ origins: ['https://*.shop.example'] })).toMatchObject({
        origins: ['https://*.shop.example'],
        needs_origin: true,
      })
      expect(await change({ needs_origin: false, origins: [] })).toMatchObject({ origins: [], needs_origin: false })
      const { json } = await send('GET', '/audit')
      expect((json.items as object[])[0]).toMatchObject({
        action: 'key.changed',
        details: { origins: [], needs_origin: false },
      })
    })

    test.each([
      'shop.example',
      'https://shop.example/forms',
      'ftp://shop.example',
      'https://*.*.example',
      'https://shop.*',
      'https://user@shop.example',
      '*',
      'null',
    ])('has no origin %s', async (origin) => {
      const { status, json } = await send('POST', '/keys', { scope: 'capture', origins: [origin] })
      expect([status, json.code, json.pointer]).toEqual([422, 'not-origin', '/origins'])
    })

    test('is of scope capture', async () => {
      const { id } = await make({ scope: 'read' })
      const code = async (verb: string, path: string, body: object) => (await send(verb, path, body)).json.code
      expect(await code('PATCH', `/keys/${id}`, { needs_origin: true })).toBe('origins-need-capture')
      expect(await code('POST', '/keys', { scope: 'write', origins: ['https://shop.example'] })).toBe(
        'origins-need-capture',
      )
    })
  })
})
