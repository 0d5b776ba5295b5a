import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'

/** Citus has no triggers. */
const isCitus = process.env.TEST_CITUS_WORKERS !== undefined

bothDatabases((database) => {
  const desk = useDesk(database)
  const entries = async () => (await desk().store.audit.page(12345, { limit: 100 })).length

  test
    .skipIf(isCitus && database.name === 'postgres')
    .each([
      ['changed', `update audit set actor = 'nobody'`],
      ['removed', 'delete from audit where number = 1'],
      ['removed with all others', 'delete from audit'],
      ...(database.name === 'postgres' ? [['removed by truncate', 'truncate audit']] : []),
    ])('an entry cannot be %s, not even by SQL', async (_, statement) => {
    await desk().adminKey()
    const before = await entries()
    await expect(sqlOn(desk().url, statement as string)).rejects.toThrow('Rows of audit are only added')
    expect(await entries()).toBe(before)
    const entry = { at: 1, by: cli, action: 'key.made', subject: 'key:1', details: {} } as const
    await desk().store.transaction((tx) => tx.audit.append(12345, entry))
    expect(await entries()).toBe(before + 1)
  })
})
