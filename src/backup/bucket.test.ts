import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage, storageKey } from '../../test/object-storage.ts'
import { bucketPlace } from './bucket.ts'

const name = 'zayavka-20240301-120000.tar.gz'
const part = 64 * 1_048_576
let storage: Awaited<ReturnType<typeof openStorage>>
beforeAll(async () => {
  storage = await openStorage()
})
afterAll(() => storage.close())

const place = () =>
  bucketPlace({ endpoint: storage.url, region: 'us-east-1', bucket: 'backups', prefix: '', ...storageKey })

test.each([
  ['more than a part', part + 1_000],
  ['a whole part', part],
])('a backup of %s is stored unchanged', async (_, size) => {
  const bytes = randomBytes(size)
  await place().put(name, (file) => writeFile(file, bytes))
  expect(storage.objects.get(name)?.equals(bytes)).toBe(true)
  expect(storage.uploads.size).toBe(0)
  const came = await place().use(name, (file) => readFile(file))
  expect(came.equals(bytes)).toBe(true)
  await place().remove(name)
})

test('an error with status 200 on completion is a failure, and the parts are removed', async () => {
  storage.fail('InternalError', 'completion')
  const sending = place().put(name, (file) => writeFile(file, 'a backup'))
  await expect(sending).rejects.toMatchObject({ code: 'backup-place', params: { reason: 'InternalError' } })
  storage.fail(undefined)
  expect([storage.objects.size, storage.uploads.size]).toEqual([0, 0])
})
