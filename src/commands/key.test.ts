import { expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, start } from '../../test/desk.ts'
import { until } from '../../test/until.ts'

type Listed = { id: number; revoked_at: number | null; expires_at: number | null }

eachDatabase((database) => {
  const cli = useCommandLine(database)
  const create = (...args: string[]) => cli.json('key', 'create', ...args)
  const listed = async (id: unknown) =>
    ((await cli.json('key', 'list')).keys as Listed[]).find((key) => key.id === id) as Listed

  test('§10 key create prints an id and a key that opens the desk', async () => {
    const desk = await openDesk(cli.url())
    try {
      await desk.newProject(777)
      const made = await create('--project', '12345', '--scope', 'write', '--name', 'shop')
      expect(made).toEqual({
        id: expect.any(Number),
        key: expect.stringMatching(/^zk_[\w-]{43}$/),
        scope: 'write',
        projects: [12345],
      })
      expect((await desk.call('status/list', undefined, { key: String(made.key) })).status).toBe(200)
    } finally {
      await desk.close()
    }
  })

  test('§2 a key that somebody has already is kept as it is', async () => {
    const desk = await openDesk(cli.url())
    try {
      for (const key of ['0123456789abcdef', 'f6c29fd1c0a7c3ba4e2d77f3a1d0c9ff', 'zz~!@#$%^&*()_+=-']) {
        expect(await create('--project', '12345', '--scope', 'read', '--value', key)).toMatchObject({ key })
        expect((await desk.call('status/list', undefined, { key })).status, key).toBe(200)
      }
    } finally {
      await desk.close()
    }
  })

  test('§2 the same --value for a second project adds that project to the key', async () => {
    const value = 'a-key-from-the-vendor'
    const first = await create('--project', '12345', '--scope', 'write', '--value', value)
    const second = await create('--project', '777', '--scope', 'write', '--value', value)
    expect(second).toEqual({ id: first.id, key: value, scope: 'write', projects: [777, 12345] })
    const desk = await openDesk(cli.url())
    try {
      const { json } = await desk.call('/api/v1/user/projects', undefined, { key: value })
      expect((json.projects as { id: number }[]).map(({ id }) => id)).toEqual([777, 12345])
    } finally {
      await desk.close()
    }
  })

  test('§10 --project may be given again', async () => {
    const made = await create('--project', '12345', '--project', '777', '--scope', 'read')
    expect(made.projects).toEqual([12345, 777].sort((a, b) => a - b))
  })

  test('§2 a capture key belongs to exactly one project', async () => {
    const sentence = 'A key of scope capture belongs to exactly one project'
    const capture = ['key', 'create', '--scope', 'capture', '--project']
    expect(await cli.refused(...capture, '12345', '--project', '777')).toBe(sentence)
    await cli.json(...capture, '12345', '--value', 'capture-key-12345')
    expect(await cli.refused(...capture, '777', '--value', 'capture-key-12345')).toBe(sentence)
  })

  test('§2 a value that has another scope, or too few characters, is refused', async () => {
    const give = ['key', 'create', '--project', '12345', '--scope', 'write', '--value']
    expect(await cli.refused(...give, '0123456789abcdef')).toBe('Argument value is an existing key with another scope')
    expect(await cli.refused(...give, '0123456789abcde')).toContain(
      'Argument value is too short for a key: at least 16',
    )
  })

  test('§2 a value is given again as it was made, or is refused: another end or name', async () => {
    const give = ['key', 'create', '--project', '12345', '--scope', 'read', '--value', '0123456789abcdef']
    const another = (what: string) => `Argument value is an existing key with another ${what}`
    expect(await cli.refused(...give, '--expires', '2030-01-01')).toBe(another('end'))
    expect(await cli.refused(...give, '--name', 'another name')).toBe(another('name'))
  })

  test('§10 --expires is the day or the moment in UTC from which the key opens nothing', async () => {
    const expiring = async (expires: string) => {
      const { id, key } = await create('--project', '12345', '--scope', 'read', '--expires', expires)
      return { expiresAt: (await listed(id)).expires_at, key: String(key) }
    }
    const [day, moment, past] = await Promise.all([
      expiring('2024-03-02'),
      expiring('2024-03-01T15:00:10+03:00'),
      expiring('2020-01-01'),
    ])
    expect([day.expiresAt, moment.expiresAt]).toEqual([Date.UTC(2024, 2, 2) / 1000, start + 10])
    const desk = await openDesk(cli.url())
    const status = async (key: string) => (await desk.call('status/list', undefined, { key })).status
    try {
      expect([await status(day.key), await status(moment.key), await status(past.key)]).toEqual([200, 200, 401])
      desk.clock.now = start + 10
      expect([await status(day.key), await status(moment.key)]).toEqual([200, 401])
      desk.clock.now = Date.UTC(2024, 2, 2) / 1000
      expect(await status(day.key)).toBe(401)
    } finally {
      await desk.close()
    }
  })

  test('§2 a key that is revoked opens nothing soon after, and no project can be added to it', async () => {
    const { id, key } = await create('--project', '12345', '--scope', 'write', '--value', 'to-be-revoked-soon')
    const desk = await openDesk(cli.url())
    const status = async () => (await desk.call('status/list', undefined, { key: String(key) })).status
    try {
      expect(await status()).toBe(200)
      expect(await cli.json('key', 'revoke', '--id', String(id))).toEqual({ id, revoked: true })
      await until(async () => (await status()) === 401, 'the key to be refused')
    } finally {
      await desk.close()
    }
    const again = ['key', 'create', '--project', '777', '--scope', 'write', '--value', String(key)]
    expect(await cli.refused(...again)).toBe('Argument value is a revoked or expired key; create another one')
  })

  test('§10 key revoke of a revoked key changes nothing, and of an unknown one is refused', async () => {
    const { id } = await create('--project', '12345', '--scope', 'read')
    await cli.json('key', 'revoke', '--id', String(id))
    await cli.sql(`update keys set revoked_at = 1000 where id = ${id}`)
    await cli.json('key', 'revoke', '--id', String(id))
    expect((await listed(id)).revoked_at).toBe(1000)
    expect(await cli.refused('key', 'revoke', '--id', '999')).toBe('There is no key 999')
  })

  test('key create --origin stores the sites of a capture key in the form that browsers send', async () => {
    const capture = ['--project', '12345', '--scope', 'capture']
    const sites = ['--origin', 'https://SHOP.example/', '--origin', 'https://магазин.рф', '--needs-origin']
    const { id } = await create(...capture, ...sites)
    expect(await listed(id)).toMatchObject({
      origins: ['https://shop.example', 'https://xn--80aairftm.xn--p1ai'],
      needs_origin: true,
    })
    expect(await cli.text('key', 'list')).toMatch(/https:\/\/shop\.example, https:\/\/xn--80aairftm\.xn--p1ai\s+valid/)
    expect(await cli.refused('key', 'create', ...capture, '--origin', 'shop.example')).toBe(
      'Argument origin is not the origin of a site: "shop.example". Expected https://shop.example, or https://*.shop.example for all subdomains',
    )
    expect(await cli.refused('key', 'create', '--project', '12345', '--scope', 'read', '--needs-origin')).toBe(
      'Argument origins is only for keys of scope capture',
    )
  })

  test('key rotate prints another secret, and the former one stays valid for a day', async () => {
    const { id, key } = await create('--project', '12345', '--scope', 'read')
    const made = await cli.json('key', 'rotate', '--id', String(id))
    expect(made).toEqual({ id, key: expect.stringMatching(/^zk_[\w-]{43}$/), former_until: expect.any(Number) })
    const desk = await openDesk(cli.url())
    const status = async (secret: unknown) =>
      (await desk.call('status/list', undefined, { key: String(secret) })).status
    try {
      desk.clock.now = (made.former_until as number) - 1
      expect([await status(key), await status(made.key)]).toEqual([200, 200])
      desk.clock.now += 1
      expect([await status(key), await status(made.key)]).toEqual([401, 200])
    } finally {
      await desk.close()
    }
    const text = await cli.text('key', 'rotate', '--id', String(id), '--grace', '0')
    expect(text).toMatch(
      /^Key \d+ has a new secret\. It is shown only once:\n\n {2}zk_\S+\n\nThe old one works until 20/,
    )
    expect(await cli.refused('key', 'rotate', '--id', '999')).toBe('There is no key 999')
    await cli.refused('key', 'rotate', '--id', String(id), '--grace', '721')
  })

  test('key list shows every key and no secret', async () => {
    const { id, key } = await create('--project', '777', '--project', '12345', '--scope', 'admin', '--name', 'boss')
    const { keys } = (await cli.json('key', 'list')) as { keys: Listed[] }
    expect(keys.at(-1)).toEqual({
      id,
      name: 'boss',
      scope: 'admin',
      projects: [777, 12345],
      created_at: expect.any(Number),
      expires_at: null,
      revoked_at: null,
      last_used_at: null,
      origins: [],
      needs_origin: false,
      visits: true,
      former_until: null,
    })
    const table = await cli.text('key', 'list')
    expect(table.split('\n')[0]?.trim()).toMatch(
      /^Key\s+Name\s+Scope\s+Projects\s+Sites\s+State\s+Expires\s+Last used$/,
    )
    expect(table).toMatch(/boss\s+admin\s+777, 12345\s+—\s+valid\s+—\s+—/)
    expect(table).toMatch(/expired\s+2020-01-01 00:00:00/)
    expect(table).toContain('revoked')
    const output = JSON.stringify(keys) + table
    for (const secret of [String(key), '0123456789abcdef', 'to-be-revoked-soon']) expect(output).not.toContain(secret)
  })

  test('without --json a generated key is shown, and a given one is not', async () => {
    const create = ['key', 'create', '--project', '12345', '--scope', 'read']
    expect(await cli.text(...create)).toMatch(/^Key \d+ created. It is shown only once:\n\n {2}zk_\S+\n/)
    const text = await cli.text(...create, '--value', 'a-key-of-a-person')
    expect(text).toMatch(/^Key \d+ has access to project 12345\n$/)
  })

  test('keys created concurrently get distinct ids', async () => {
    const desk = await openDesk(cli.url())
    try {
      await Promise.all(Array.from({ length: 20 }, () => desk.newKey('read', [12345])))
      const ids = (await desk.store.keys.all()).map(({ id }) => id)
      expect(ids).toEqual(ids.map((_, index) => index + 1))
    } finally {
      await desk.close()
    }
  })
})
