import { readdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { start } from '../../../test/desk.ts'
import { openStore } from '../open.ts'

const file = sqlite()

test('closing a store that was written and never read leaves everything in its one file', async () => {
  const url = await file.fresh()
  const store = await openStore(url, { now: start })
  await store.transaction((tx) => tx.settings.add('name', 'value'))
  await store.close()
  const path = url.slice('sqlite:'.length)
  const left = (await readdir(dirname(path))).filter((name) => /-(wal|shm)$/.test(name))
  expect(left, basename(path)).toEqual([])
})
