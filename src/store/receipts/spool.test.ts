import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

test('what is kept while it is measured counts once it is', async () => {
  const spool = openSpool({ folder: join(folder, 'spool'), limit: 1_000 })
  await writeFile(join(folder, 'spool'), 'no folder')
  const measured = spool.size()
  await rm(join(folder, 'spool'))
  await Promise.allSettled([measured, spool.add(Buffer.from('two'))])
  expect(await spool.size()).toBe(3)
})
