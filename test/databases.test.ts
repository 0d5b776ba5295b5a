import { expect, test } from 'vitest'
import { openStore } from '../src/store/open.ts'
import { migrations } from '../src/store/schema/migrations/index.ts'
import { sqlOn } from './command-line.ts'
import { eachDatabase, spoolFor } from './databases.ts'
import { start } from './start.ts'

eachDatabase((database) => {
  test('a fresh store is migrated and has its own id and secrets', async () => {
    const urls = [await database.fresh(), await database.fresh()]
    const ids: (string | undefined)[] = []
    for (const url of urls) {
      expect(await sqlOn(url, 'select name from migrations order by name')).toEqual(
        migrations.map(({ name }) => ({ name })),
      )
      for (const table of ['settings', 'projects', 'auth_session'])
        expect(await sqlOn(url, `select * from ${table}`), table).toEqual([])
      const store = await openStore(url, { now: start, spool: spoolFor(url) })
      await store.spool.claim()
      ids.push(await store.id())
      await store.close()
    }
    expect(new Set(ids).size).toBe(2)
  })

  test('an empty store has no table', async () => {
    await expect(sqlOn(await database.empty(), 'select name from migrations')).rejects.toThrow(/migrations/)
  })
})
