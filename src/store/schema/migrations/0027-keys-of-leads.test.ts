import { expect, test } from 'vitest'
import { sqlOn } from '../../../../test/command-line.ts'
import { bothDatabases } from '../../../../test/databases.ts'
import { start } from '../../../../test/desk.ts'
import { rowsOf } from '../../../../test/rows.ts'
import { openStore } from '../../open.ts'
import { migrations } from './index.ts'

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === '0027-keys-of-leads'),
)

bothDatabases((database) => {
  test('keys keep their leads, and a key may have several', async () => {
    const url = await database.empty()
    const add = (key: string, lead: number) =>
      sqlOn(url, `insert into import_keys (project_id, key, lead_id) values (1, '${key}', ${lead})`)
    await (await openStore(url, { now: start, migrations: before })).close()
    for (const [key, lead] of [
      ['ext:1', 7],
      ['ext:2', 8],
    ] as const)
      await add(key, lead)
    await expect(add('ext:1', 9)).rejects.toThrow()
    await (await openStore(url, { now: start })).close()
    await add('ext:1', 9)
    await expect(add('ext:1', 9)).rejects.toThrow()
    const rows = await rowsOf(url, 'select key, cast(lead_id as int) as lead from import_keys order by key, lead_id')
    expect(rows).toEqual([
      { key: 'ext:1', lead: 7 },
      { key: 'ext:1', lead: 9 },
      { key: 'ext:2', lead: 8 },
    ])
    await sqlOn(url, 'drop index import_keys_lead') // fails if the index does not exist
  })
})
