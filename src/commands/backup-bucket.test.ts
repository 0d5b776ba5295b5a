import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { openStorage, storageKey } from '../../test/object-storage.ts'
import { call, runJson } from '../../test/program.ts'
import { giveId } from '../../test/store-id.ts'

const file = sqlite()
let small: string
let id: string
let storage: Awaited<ReturnType<typeof openStorage>>
beforeAll(async () => {
  storage = await openStorage()
  small = await file.fresh()
  id = await giveId(small)
  await runJson(['project', 'create', '--name', 'Окна', '--id', '12345'], { DATABASE_URL: small })
})
afterAll(() => storage.close())

const env = () => ({
  S3_ENDPOINT: storage.url,
  S3_ACCESS_KEY: storageKey.id,
  S3_SECRET_KEY: storageKey.secret,
  BACKUP_TO: 's3://backups/desk.one',
  DATABASE_URL: small,
})

test('a backup is made, old ones are removed by the policy, and it can be restored', async () => {
  for (const old of ['20200101-000000', '20200102-000000', '20200103-000000'])
    storage.objects.set(`desk.one/zayavka-${id}-${old}.tar.gz`, Buffer.from('old'))
  const made = await runJson(['backup', '--keep', '2d'], env())
  expect(made.file).toMatch(/^s3:\/\/backups\/desk.one\/zayavka-[0-9a-f]{8}-\d{8}-\d{6}\.tar\.gz$/)
  expect(made.removed).toEqual([`zayavka-${id}-20200102-000000.tar.gz`, `zayavka-${id}-20200101-000000.tar.gz`])
  expect(storage.objects.size).toBe(2)
  expect(await runJson(['restore', String(made.file), '--test'], env())).toMatchObject({ ok: true })
})

test('only uploads of backups that were interrupted over a day ago are removed', async () => {
  const left = (key: string, hours: number) => {
    const begun = new Date(Date.now() - hours * 3_600_000)
    storage.uploads.set(`${key} of ${hours}&`, { key, begun, parts: [Buffer.from('part')] })
  }
  const name = 'desk.one/zayavka-20200101-000000.tar.gz'
  left(name, 25)
  left(name, 23)
  left('desk.one/zayavka-5f0c1a2b-20200101-000000.tar.gz', 25)
  left('desk.one/of-somebody-else', 25)
  left('zayavka-20200101-000000.tar.gz', 25)
  await runJson(['backup'], env())
  const names = [`${name} of 23&`, 'desk.one/of-somebody-else of 25&', 'zayavka-20200101-000000.tar.gz of 25&']
  expect([...storage.uploads.keys()]).toEqual(names)
  storage.uploads.clear()
})

test('errors of the storage are reported, and no partial backup stays', async () => {
  storage.fail('InsufficientStorage')
  const { code, stderr } = await call(['backup'], env())
  storage.fail(undefined)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('507 InsufficientStorage') })
  expect(storage.uploads.size).toBe(0)
  const stranger = await call(['backup'], { ...env(), S3_SECRET_KEY: 'another secret' })
  expect(stranger).toMatchObject({ code: 1, stderr: expect.stringContaining('403 SignatureDoesNotMatch') })
  const keyless = await call(['backup'], { DATABASE_URL: small, BACKUP_TO: 's3://backups' })
  expect(keyless).toMatchObject({ code: 2, stderr: expect.stringContaining('S3_ENDPOINT, S3_ACCESS_KEY') })
})
