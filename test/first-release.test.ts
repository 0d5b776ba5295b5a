import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../src/store/open.ts'
import { migrations } from '../src/store/schema/migrations/index.ts'
import { postgres, sqlite } from './databases.ts'
import { always, openDesk, start } from './desk.ts'
import { firstMigration, restoreFirstRelease, schemaFile, writeFirstRelease } from './first-release.ts'
import { run } from './program.ts'

const databases = { sqlite: sqlite(), postgres: postgres() }
if (process.env.FIXTURE === 'write') await writeFirstRelease(databases)

describe.each(Object.values(databases))('$name', (database) => {
  // Stores of 0.1.0 have run this migration and will not run it again. If it changed, their tables would differ from those of new stores, so add a
  // migration instead. Until 0.1.0 is released, run this file with FIXTURE=write to accept the change.
  test('the first migration is what it was in 0.1.0', async () => {
    expect(await firstMigration(database)).toBe(await readFile(schemaFile(database.name), 'utf8'))
  })

  test('a store of 0.1.0 opens, is consistent and has its leads', async () => {
    const url = await restoreFirstRelease(database)
    // on Citus this distributes the tables before the later migrations run
    await (await openStore(url, { now: start, migrations: migrations.slice(0, 2) })).close()
    const desk = await openDesk(url)
    afterAll(() => desk.close())
    const names = async (query: object) => {
      const { json } = await desk.call('lead/list', { period: always, ...query })
      return (json.leads as { name: string }[]).map(({ name }) => name).sort()
    }
    expect(await names({})).toEqual(['quote " \\ \t', 'smile \u{1F600}', 'Ёж', 'Ёлкина', 'С сайта'].sort())
    expect(await names({ filters: [['name', 'like', 'ЕЛК']] })).toEqual(['Ёлкина'])
    const { json } = await desk.send('GET', '/leads/2/events')
    expect((json.items as unknown[]).length).toBeGreaterThan(1)
    const { stdout } = await run(['check', '--json'], { DATABASE_URL: url })
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, faults: [] })
  })
})
