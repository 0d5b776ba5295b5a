import { cp, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, start } from '../../../test/desk.ts'
import { useFolder } from '../../../test/faults/folder.ts'
import { call, startServer } from '../../../test/program.ts'
import { plainSent } from '../../../test/sent.ts'
import { createProject, findProject } from '../../actions/projects.ts'
import { storeReceipt } from '../../actions/receipts.ts'
import { pruneSpool } from '../../actions/spool.ts'
import { check } from '../../commands/check.ts'
import { openStore, type Store } from '../open.ts'

const folderOf = useFolder()
const day = 86_400
const later = Math.floor(Date.now() / 1000) + 2 * day
const large = Buffer.from(`name=Anna&comment=${'x'.repeat(70_000)}`)

bothDatabases((database) => {
  let folder: string
  let turn = 0
  beforeEach(() => {
    folder = join(folderOf(), `spool-${database.name}-${turn++}`)
  })

  const opened = (url: string, at = folder) => openStore(url, { now: start, spool: { folder: at } })
  /** A store with a receipt whose body is in the folder; returns its URL and the name of that file. */
  async function withFile(at = folder) {
    const url = await database.fresh()
    const store = await opened(url, at)
    const draft = { id: 12345, name: 'P', timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
    await createProject(store, draft, start)
    const { spool } = await storeReceipt(store, await findProject(store, 12345), plainSent, large)
    await store.close()
    return { url, name: spool as string }
  }
  async function withStore<T>(url: string, body: (store: Store) => Promise<T>, at = folder): Promise<T> {
    const store = await opened(url, at)
    return body(store).finally(() => store.close())
  }
  const claimed = (url: string, at = folder) => withStore(url, (store) => store.spool.claim(), at)
  const idOf = async (at = folder) => (await readFile(join(at, 'store-id'), 'utf8')).trim()
  const forget = (url: string) => sqlOn(url, "delete from settings where name = 'store_id'")

  describe('the folder of another store', () => {
    test('is refused before anything in it is moved or removed, also by check --repair', async () => {
      const { name } = await withFile()
      const other = await database.fresh()
      await withStore(other, async (store) => {
        const refused = { code: 'store-foreign-spool', params: { file: join(folder, 'store-id') } }
        await expect(store.spool.claim()).rejects.toMatchObject(refused)
        await expect(pruneSpool(store, later)).rejects.toMatchObject(refused)
        await expect(store.spool.keep(large)).rejects.toMatchObject(refused)
        await expect(check({ store, now: later, by: cli, spool: {} }, { repair: true })).rejects.toMatchObject(refused)
      })
      expect((await readdir(folder)).sort()).toEqual([name, 'store-id'].sort())
    })

    test('stops a server at its start with an error that says what to do', async () => {
      await withFile()
      const env = { DATABASE_URL: await database.fresh(), SPOOL_FOLDER: folder, PORT: '0' }
      const { code, stdout, stderr } = await call(['serve'], env)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^zayavka: The files in .* belong to another store\. .*SPOOL_FOLDER.*store-id\n$/)
      expect(await call(['project', 'list', '--json'], env)).toMatchObject({ code: 0 })
    })

    test('is refused to one of two stores that claim it at once', async () => {
      const urls = [await database.fresh(), await database.fresh()]
      const claims = await Promise.allSettled(urls.map((url) => claimed(url)))
      expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })
  })

  test('an empty folder stops a server whose store names files, until they are back or given up', async () => {
    const { url, name } = await withFile()
    const env = { DATABASE_URL: url, SPOOL_FOLDER: folder }
    await rename(folder, `${folder}-unmounted`)
    for (const begin of [() => rm(folder, { recursive: true, force: true }), () => mkdir(folder)]) {
      await begin()
      const { code, stderr } = await call(['serve'], { ...env, PORT: '0' })
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/is empty, but the store names files in it.*SPOOL_FOLDER/),
      ])
    }
    const id = await idOf(`${folder}-unmounted`)
    await writeFile(join(folder, 'store-id'), id)
    await (await startServer(env)).stop()
    await rm(folder, { recursive: true })
    await rename(`${folder}-unmounted`, folder)
    await (await startServer(env)).stop()
    expect(await readdir(folder)).toContain(name)
  })

  test('commands beside the server do not claim the mount point of a disk that is away', async () => {
    const { url } = await withFile()
    const env = { DATABASE_URL: url, SPOOL_FOLDER: folder }
    await rename(folder, `${folder}-unmounted`)
    await mkdir(folder)
    const file = `${folder}.csv`
    await writeFile(file, 'Имя;Телефон\nАнна;+79035550101')
    for (const command of [
      ['backup', '--to', `${folder}-backups`],
      ['import', file, '--project', '12345', '--json'],
      ['move', '--to', `sqlite:${folder}-moved.db`],
    ]) {
      const { code, stderr } = await call(command, env)
      expect([command[0], code, stderr]).toEqual([
        command[0],
        1,
        expect.stringMatching(/is empty, but the store names files/),
      ])
      expect(await readdir(folder), command[0]).toEqual([])
    }
  })

  describe('a folder without an id, as an older version left it', () => {
    test('is taken over by the store that names a file in it, and by no other', async () => {
      const { url } = await withFile()
      const id = await idOf()
      await rm(join(folder, 'store-id'))
      await expect(claimed(await database.fresh())).rejects.toMatchObject({ code: 'store-foreign-spool' })
      await forget(url)
      await claimed(url)
      expect(await idOf()).not.toBe(id)
    })

    test('is taken over when there is nothing in it', async () => {
      await mkdir(folder)
      await writeFile(join(folder, 'x.part'), 'cut')
      const url = await database.fresh()
      await claimed(url)
      expect(await idOf()).toBe(await withStore(url, (store) => store.id()))
    })
  })

  test('a store without an id, as from an older backup, adopts the id of the folder whose files it names', async () => {
    const { url } = await withFile()
    const id = await idOf()
    await forget(url)
    await claimed(url)
    expect([await idOf(), await withStore(url, (store) => store.id())]).toEqual([id, id])
  })

  test('a copy of the folder serves the store too, at any path', async () => {
    const { url } = await withFile()
    const copy = `${folder}-copy`
    await cp(folder, copy, { recursive: true })
    await claimed(url, copy)
  })

  test('stray files are set aside for 30 days, and restored when a row names them', async () => {
    const { url, name } = await withFile()
    await withStore(url, async (store) => {
      const stray = await store.spool.keep(Buffer.from('stray'))
      const size = await store.spool.size()
      await sqlOn(url, 'update receipts set spool = null')
      expect(await pruneSpool(store, later)).toBe(2)
      expect((await readdir(join(folder, 'strays'))).sort()).toEqual([name, stray].sort())
      expect([size > 0, await store.spool.size()]).toEqual([true, 0])

      await sqlOn(url, `update receipts set spool = '${name}'`)
      const told = await check({ store, now: later, by: cli, spool: {} }, {})
      expect(told.json).toMatchObject({ faults: [expect.stringMatching(`${name} .*lies among the strays`)] })
      expect(await pruneSpool(store, later + 29 * day)).toBe(0)
      expect((await store.spool.read(name))?.length).toBe(large.length)
      expect(await readdir(join(folder, 'strays'))).toEqual([stray])

      await pruneSpool(store, later + 31 * day)
      expect(await readdir(join(folder, 'strays'))).toEqual([])
    })
  })

  test('commands use the same folder beside a running server', async () => {
    const { url, name } = await withFile()
    await utimes(join(folder, name), 1, 1)
    const env = { DATABASE_URL: url, SPOOL_FOLDER: folder }
    const server = await startServer(env)
    expect(await call(['check', '--repair', '--json'], env)).toMatchObject({ code: 0 })
    await server.stop()
    expect(await readdir(folder)).toContain(name)
  })

  if (database.name === 'postgres')
    test('two servers of one database share a folder', async () => {
      const env = { DATABASE_URL: await database.fresh(), SPOOL_FOLDER: folder }
      const servers = await Promise.all([startServer(env), startServer(env)])
      for (const server of servers) await server.stop()
      expect(await withStore(env.DATABASE_URL, (store) => store.id())).toBe(await idOf())
    })
})
