import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, openDesk, useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { createKey, findKey } from './keys.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const keep = (value: string, project = 12345) =>
    createKey(desk().store, cli, { projects: [project], scope: 'write', name: null, value, expiresAt: null }, 0)
  const hashes = () => rowsOf<{ hash: string }>(desk().url, 'select hash from keys order by id')

  /** Stores a key as an earlier version did. */
  const keepEarlier = async (value: string) => {
    const { id } = await keep(value)
    const salt = (await desk().store.settings.find('key-salt'))?.value as string
    const hash = `s ${scryptSync(value, salt, 32).toString('base64url')}`
    await desk().store.signIn.db.updateTable('keys').set({ hash }).where('id', '=', id).execute()
    return { id, hash }
  }

  test('a short key is hashed with scrypt, as a password is', async () => {
    await keep('short-and-given-1')
    expect((await hashes()).at(-1)?.hash).toMatch(/^s3 [\w-]{43}$/)
  })

  test('a short key of an earlier version stays valid, and is stored under the current hash', async () => {
    const { id, hash } = await keepEarlier('short-and-given-2')
    const again = await openDesk(desk().url) // with an empty cache
    try {
      expect((await again.call('status/list', undefined, { key: 'short-and-given-2' })).status).toBe(200)
      expect((await again.call('status/list', undefined, { key: 'short-and-given-x' })).status).toBe(401)
    } finally {
      await again.close()
    }
    expect((await hashes()).map((each) => each.hash)).not.toContain(hash)
    expect((await findKey(desk().store, 'short-and-given-2'))?.id).toBe(id)
  })

  test('a short key of an earlier version that is given again is the same key', async () => {
    const { id } = await keepEarlier('short-and-given-3')
    await desk().newProject(777)
    expect((await keep('short-and-given-3', 777)).id).toBe(id)
  })
})
