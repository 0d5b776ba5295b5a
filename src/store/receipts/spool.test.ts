import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../../test/until.ts'
import { openSpool } from './spool.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zayavka-spool-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a spool that could not be measured is measured again, and takes files meanwhile', async () => {
  const spool = openSpool({ folder: join(folder, 'spool'), limit: 1_000 })
  await writeFile(join(folder, 'spool'), 'no folder')
  const failing = spool.keep(Buffer.from('one'))
  await expect(failing).rejects.toMatchObject({ code: 'ENOTDIR' })
  await rm(join(folder, 'spool'))
  const name = await spool.add(Buffer.from('two'))
  expect(await spool.size()).toBe(3)
  await spool.keep(Buffer.from('three'))
  expect(await spool.size()).toBe(8)
  expect((await spool.read(name))?.toString()).toBe('two')
})

test('a file that is added during a measurement counts after it', async () => {
  const spool = openSpool({ folder: join(folder, 'spool'), limit: 1_000 })
  await writeFile(join(folder, 'spool'), 'no folder')
  const measured = spool.size()
  await rm(join(folder, 'spool'))
  await Promise.allSettled([measured, spool.add(Buffer.from('two'))])
  expect(await spool.size()).toBe(3)
})

test('files that another server adds or removes count once the size is old', async () => {
  const options = { folder: join(folder, 'spool'), limit: 1_000, sizeLifetime: 0 }
  const [ours, theirs] = [openSpool(options), openSpool(options)]
  await ours.keep(Buffer.alloc(100))
  const name = await theirs.keep(Buffer.alloc(600))
  await until(async () => (await ours.size()) === 700, 'what they added to count')
  await expect(ours.keep(Buffer.alloc(400))).rejects.toMatchObject({ code: 'unavailable' })
  await theirs.remove(name)
  await until(async () => (await ours.size()) === 100, 'what they removed to count no more')
  await ours.keep(Buffer.alloc(400))
  await until(async () => (await theirs.size()) === 500, 'what we added to count')
})

test('a size that is not old is not measured again', async () => {
  const options = { folder: join(folder, 'spool'), limit: 1_000 }
  const [ours, theirs] = [openSpool(options), openSpool(options)]
  await ours.keep(Buffer.alloc(100))
  await theirs.keep(Buffer.alloc(600))
  await ours.keep(Buffer.alloc(200))
  expect(await ours.size()).toBe(300)
})
