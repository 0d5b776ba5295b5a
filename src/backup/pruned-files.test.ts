import { execFileSync } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { call } from '../../test/program.ts'
import { pruneRaw } from '../actions/prune.ts'
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

  /** Sends a large submission; returns the name of its body in the spool. */
  async function sent(name: string): Promise<string> {
    const key = await desk().newKey('capture', [desk().project])
    const before = await names()
    const body = new URLSearchParams({
      name,
      phone: `8999${name.length}${before.length}00000`,
      comment: 'x'.repeat(70_000),
    })
    const response = await fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}`, { method: 'POST', body })
    expect(response.status).toBe(200)
    return (await names()).find((each) => !before.includes(each)) ?? expect.fail()
  }

  async function names(): Promise<string[]> {
    return (await desk().store.spool.names()).map(({ name }) => name)
  }
})
