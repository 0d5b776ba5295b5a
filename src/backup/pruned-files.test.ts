import { execFileSync } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { file, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { call } from '../../test/program.ts'
import { pruneRaw } from '../actions/prune.ts'
import { openStore } from '../store/open.ts'
import { makeBackup } from './make.ts'

const folder = useFolder()
const day = 86_400

eachDatabase((database) => {
  const desk = useDesk(database)

  test('files pruned during a backup are no faults of it, but files that the store has lost are', async () => {
    const { store, clock } = desk()
    const pruned = [await sent('Анна'), await sent('Борис')].sort()
    clock.now = start + 10 * day
    const lost = await sent('Вера')
    await rm(join(store.spool.folder, lost))

    // the backup blocks on this pipe until it is written
    const pipe = join(store.spool.folder, String(pruned[0]))
    const bytes = await readFile(pipe)
    await rm(pipe)
    execFileSync('mkfifo', [pipe])
    const to = join(folder(), `${database.name}.tar.gz`)
    const making = makeBackup(store, to, { now: clock.now, version: '0.1.0' })
    const writing = await open(pipe, 'w')
    await pruneRaw(90)(store, start + 91 * day)
    await writing.writeFile(bytes)
    await writing.close()
    expect(await making).toMatchObject({ files: 1, missing: 2 })

    const { code, stdout } = await call(['restore', to, '--test', '--json'])
    const faults = [expect.stringContaining(`lacks the file ${lost}`)]
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 1, ok: false, faults })
  })

  test('a backup has the attachments of leads, though the bodies that held them are pruned meanwhile', async () => {
    const { store, clock } = desk()
    const prune = pruneRaw(90)
    clock.now = start + 200 * day
    const first = [await sent('Глеб'), await sent('Глеб'), await sent('Глеб')].sort()[0] ?? expect.fail()
    const attached = () => Buffer.from(multipart([[file('plan', 'a.txt', 'text/plain'), 'x'.repeat(70_000)]]))
    let id = 0
    for (let body = ''; body < first; ) {
      // the backup reads files in the order of their names, which are random
      const before = await names()
      id = await submit(attached(), { 'Content-Type': multipartType })
      body = (await names()).find((each) => !before.includes(each)) ?? expect.fail()
    }
    await prune(store, clock.now + 89.5 * day)

    const pipe = join(store.spool.folder, first)
    const bytes = await readFile(pipe)
    await rm(pipe)
    execFileSync('mkfifo', [pipe])
    const to = join(folder(), `${database.name}-files.tar.gz`)
    const making = makeBackup(store, to, { now: clock.now, version: '0.1.0' })
    const writing = await open(pipe, 'w')
    await prune(store, clock.now + 90.5 * day)
    await writing.writeFile(bytes)
    await writing.close()
    await making

    const restored = `sqlite:${join(folder(), `${database.name}.db`)}`
    expect((await call(['restore', to, '--to', restored])).code).toBe(0)
    const copy = await openStore(restored, { now: clock.now })
    onTestFinished(() => copy.close())
    const kept = await copy.files.find(desk().project, id, 1)
    expect((await copy.spool.read(String(kept?.spool)))?.length).toBe(70_000)
  })

  /** Sends a large submission; returns the name of its body in the spool. */
  async function sent(name: string): Promise<string> {
    const before = await names()
    const phone = `8999${name.length}${before.length}00000`
    await submit(new URLSearchParams({ name, phone, comment: 'x'.repeat(70_000) }))
    return (await names()).find((each) => !before.includes(each)) ?? expect.fail()
  }

  /** Sends a submission; returns the number of its receipt. */
  async function submit(
    body: URLSearchParams | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const key = await desk().newKey('capture', [desk().project])
    const response = await fetch(`${desk().address}/in/generic?key=${key}`, { method: 'POST', body, headers })
    expect(response.status).toBe(200)
    return Number(((await response.json()) as { receipt_id: string }).receipt_id)
  }

  async function names(): Promise<string[]> {
    return (await desk().store.spool.names()).map(({ name }) => name)
  }
})
