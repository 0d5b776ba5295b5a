import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { bothDatabases, spoolFor } from '../../test/databases.ts'
import { cli, start } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { openStorage, storageKey } from '../../test/object-storage.ts'
import { restoreBackup } from '../backup/restore.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { backup } from './backup.ts'

const folder = useFolder()
const day = 86_400
const tools = { version: '0.1.0', passphrase: undefined, storage: undefined }

bothDatabases((database) => {
  test('two desks keep their backups in one folder, even of the same second', async () => {
    const here = await newFolder(`shared-${database.name}`)
    const [ours, theirs] = [await served(await database.fresh()), await served(await database.fresh())]
    for (const now of [start, start + day])
      for (const store of [ours, theirs]) await backupTo(here, store, now, { keep: '7d' })
    const { removed } = await backupTo(here, ours, start + 2 * day, { keep: '1d' })
    expect(await datesIn(here, ours)).toEqual(['20240303'])
    expect(await datesIn(here, theirs)).toEqual(['20240301', '20240302'])
    expect(removed).toHaveLength(2)
    await ours.close()
    await theirs.close()
  })

  test('a restored desk continues the backups of the lost one', async () => {
    const here = await newFolder(`restored-${database.name}`)
    const lost = await served(await database.fresh())
    const { file } = await backupTo(here, lost, start, {})
    const to = await database.empty()
    await restoreBackup(String(file), to, { now: start, spool: spoolFor(to) })
    const restored = await served(to)
    expect(await backupTo(here, restored, start + day, { keep: '1d' })).toMatchObject({
      removed: [basename(String(file))],
      warning: null,
    })
    expect(await datesIn(here, lost)).toEqual(['20240302'])
    await lost.close()
    await restored.close()
  })

  test('a desk that was never served removes no backup, and says so', async () => {
    const here = await newFolder(`unserved-${database.name}`)
    const old = 'zayavka-20200101-000000.tar.gz'
    await writeFile(join(here, old), 'of some desk')
    const url = await database.fresh()
    const store = await openStore(url, { now: start, spool: spoolFor(url) })
    expect(await backupTo(here, store, start, { keep: '1d' })).toMatchObject({
      removed: [],
      warning: expect.stringContaining('the store has no id yet'),
    })
    expect(await readdir(here)).toEqual([old, 'zayavka-20240301-120000.tar.gz'])
    await store.close()
  })

  test('two desks keep their backups under one prefix of a bucket', async () => {
    const storage = await openStorage()
    const inBucket = { ...tools, storage: { endpoint: storage.url, region: 'us-east-1', ...storageKey } }
    const [ours, theirs] = [await served(await database.fresh()), await served(await database.fresh())]
    for (const store of [ours, theirs, ours])
      await backup(
        { store, now: start + day * storage.objects.size, by: cli, spool: {} },
        { to: 's3://backups/desks', keep: '1d' },
        inBucket,
      )
    const dates = async (store: Store) =>
      [...storage.objects.keys()]
        .filter((key) => key.startsWith('desks/'))
        .flatMap(dateOf((await store.id()) as string))
    expect(await dates(ours)).toEqual(['20240303'])
    expect(await dates(theirs)).toEqual(['20240302'])
    await ours.close()
    await theirs.close()
    await storage.close()
  })
})

/** Opens a store that has its id, as after the start of a server. */
async function served(url: string): Promise<Store> {
  const store = await openStore(url, { now: start, spool: spoolFor(url) })
  await store.spool.claim()
  return store
}

async function newFolder(name: string): Promise<string> {
  const here = join(folder(), name)
  await mkdir(here)
  return here
}

async function backupTo(to: string, store: Store, now: number, options: { keep?: string }) {
  const { json } = await backup({ store, now, by: cli, spool: {} }, { to, ...options }, tools)
  return json as { file: string; removed: string[]; warning: string | null }
}

/** The dates of the backups of a store. */
async function datesIn(here: string, store: Store): Promise<string[]> {
  return (await readdir(here)).sort().flatMap(dateOf((await store.id()) as string))
}

function dateOf(id: string): (name: string) => string[] {
  return (name) => {
    const [, of, date] = /zayavka-([0-9a-f]{8})-(\d{8})-/.exec(name) ?? []
    return of !== undefined && date !== undefined && id.startsWith(of) ? [date] : []
  }
}
