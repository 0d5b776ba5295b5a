import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { until } from '../../../test/until.ts'

type Item = {
  id: string
  name: string | null
  scope: string
  revoked_at: string | null
  last_used_at: string | null
  origins: string[]
}

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const listed = async () => (await send('GET', '/keys')).json.items as Item[]
  const opens = async (key: string, project = 12345) =>
    (await send('GET', '/statuses', undefined, { key, project })).status === 200
  const closes = (key: string, project = 12345) => until(async () => !(await opens(key, project)), 'the key to close')

  test('is made with a secret that is returned once', async () => {
    const { status, json } = await send('POST', '/keys', { scope: 'read', name: 'Отчёты' })
    expect([status, json]).toEqual([
      201,
      {
        id: expect.stringMatching(/^\d+$/),
        name: 'Отчёты',
        scope: 'read',
        created_at: '2024-03-01T12:00:00Z',
        expires_at: null,
        revoked_at: null,
        last_used_at: null,
        origins: [],
        needs_origin: false,
        visits: true,
        former_until: null,
        key: expect.stringMatching(/^zk_[\w-]{43}$/),
      },
    ])
    expect(await opens(json.key as string)).toBe(true)
    const { key, ...rest } = json
    expect(await listed()).toContainEqual(rest)
    expect((await send('GET', '/keys')).text).not.toContain(key)
  })

  test('that is revoked is no longer valid, but still listed', async () => {
    const { json } = await send('POST', '/keys', { scope: 'write' })
    expect(await opens(json.key as string)).toBe(true)
    expect((await send('DELETE', `/keys/${json.id}`)).status).toBe(204)
    await closes(json.key as string)
    const kept = (await listed()).find(({ id }) => id === json.id)
    expect(kept?.revoked_at).toBe('2024-03-01T12:00:00Z')
  })

  test('of two projects that is removed from one stays valid for the other', async () => {
    const other = await desk().newProject(777)
    const both = await desk().newKey('write', [12345, other])
    const id = (await desk().store.keys.all()).at(-1)?.id
    expect((await send('DELETE', `/keys/${id}`)).status).toBe(204)
    await closes(both)
    expect(await opens(both, other)).toBe(true)
    expect((await listed()).map((key) => key.id)).not.toContain(String(id))
  })

  test('of another project is unknown here', async () => {
    await desk().newKey('admin', [await desk().newProject(888)])
    const id = (await desk().store.keys.all()).at(-1)?.id
    expect((await listed()).map((key) => key.id)).not.toContain(String(id))
    expect((await send('DELETE', `/keys/${id}`)).json).toMatchObject({ status: 404, code: 'no-such-key' })
    expect((await send('DELETE', '/keys/x')).json).toMatchObject({ status: 404, code: 'no-such-key' })
  })

  describe('expires', () => {
    test.each([
      ['2024-03-02T00:00:00Z', '2024-03-02T00:00:00Z'],
      ['2024-03-02T03:00:00.5+03:00', '2024-03-02T00:00:00Z'],
      [null, null],
    ])('at %s', async (expires_at, expected) => {
      const { status, json } = await send('POST', '/keys', { scope: 'read', expires_at })
      expect([status, json.expires_at]).toEqual([201, expected])
    })

    test.each(['tomorrow', '2024-02-30T00:00:00Z', '2024-03-02', '2024-03-02T00:00:00', '9999-12-31T23:59:59-01:00'])(
      'not at %s',
      async (end) => {
        const { json } = await send('POST', '/keys', { scope: 'read', expires_at: end })
        expect(json).toMatchObject({ status: 422, code: 'not-time', pointer: '/expires_at' })
      },
    )

    test('when a change says so; the change may also rename it, and extend an expired key', async () => {
      const { id, key } = (await send('POST', '/keys', { scope: 'read', name: 'Склад' })).json as Record<string, string>
      const changed = await send('PATCH', `/keys/${id}`, { name: 'Отчёты', expires_at: '2024-03-01T12:00:00Z' })
      expect(changed.json).toMatchObject({ name: 'Отчёты', expires_at: '2024-03-01T12:00:00Z', scope: 'read' })
      await closes(String(key))
      const refused = await send('GET', '/statuses', undefined, { key: String(key) })
      expect([refused.status, refused.json.code]).toEqual([401, 'key-expired'])
      expect((await send('PATCH', `/keys/${id}`, { expires_at: null })).json).toMatchObject({
        name: 'Отчёты',
        expires_at: null,
      })
      await until(() => opens(String(key)), 'the key to open again')
      const audit = (await send('GET', '/audit')).json.items as { action: string; details: object }[]
      expect(audit[0]).toMatchObject({ action: 'key.changed', details: { expires_at: null } })
    })

    test('as before if a change is refused: revoked, of several projects, or outlasting the key of the caller', async () => {
      const { id } = (await send('POST', '/keys', { scope: 'read' })).json
      const asker = await desk().newKey('admin', [12345], start + 3600)
      const refused = async (which: unknown, body: object, key?: string) =>
        (await send('PATCH', `/keys/${which}`, body, key ? { key } : {})).json.code
      expect(await refused(id, { expires_at: null }, asker)).toBe('key-outlasts')
      expect(await refused(id, { expires_at: '2024-03-01T13:00:01Z' }, asker)).toBe('key-outlasts')
      expect(await refused(id, { name: 'Имя' }, asker)).toBeUndefined()
      await send('DELETE', `/keys/${id}`)
      expect(await refused(id, { name: 'Имя' })).toBe('key-ended')
      await desk().newKey('write', [12345, await desk().newProject(999)])
      const shared = (await desk().store.keys.all()).at(-1)?.id
      expect(await refused(shared, { name: 'Имя' })).toBe('key-shared')
    })

    test('no later than the key that makes it', async () => {
      const key = await desk().newKey('admin', [12345], start + 3600)
      const make = async (expires_at: string | null) =>
        (await send('POST', '/keys', { scope: 'read', expires_at }, { key })).json.code
      expect(await make('2024-03-01T13:00:00Z')).toBeUndefined()
      expect(await make('2024-03-01T13:00:01Z')).toBe('key-outlives')
      expect(await make(null)).toBe('key-outlives')
    })
  })
})
