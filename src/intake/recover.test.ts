import { beforeAll, expect, test } from 'vitest'
import { capturing } from '../../test/capturing.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { runRecovery } from './recovery.ts'

const long = `name=Vera&comment=${'long '.repeat(20_000)}`

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)

  beforeAll(async () => {
    await came({ name: 'Anna', end: null })
    await came({ name: 'Boris', end: null })
    await came({ body: Buffer.from(long), end: null })
    await sqlOn(desk().url, 'update receipts set attempts = 2 where id = 1')
    await sqlOn(desk().url, 'update receipts set attempts = 1 where id = 2')
  })

  test('what was cut off twice is left to a person, what was cut off once is tried again', async () => {
    const { store, url } = desk()
    await sqlOn(url, `update receipts set spool = 'gone/it.is' where id = 3`) // a file in place of a folder makes it unreadable
    await store.spool.put('gone', Buffer.from('no folder'))
    const failures: unknown[] = []
    const stop = new AbortController()
    const hears = { onCompleted: () => {}, onFailure: (error: unknown) => void failures.push(error) }
    const receiving = runRecovery(store, () => start, stop.signal, hears)
    const rows = () =>
      rowsOf<{ end: string | null; reasons: string; attempts: number }>(
        url,
        'select ended as "end", reasons, cast(attempts as int) as attempts from receipts order by id',
      )
    await until(async () => (await rows()).every(({ end }) => end !== null), 'all to be worked')
    stop.abort()
    await receiving
    expect(await rows()).toMatchObject([
      { end: 'quarantine', reasons: '[{"code":"interrupted"}]', attempts: 2 },
      { end: 'lead', attempts: 2 },
      { end: 'quarantine', reasons: '[{"code":"fault"}]', attempts: 1 },
    ])
    const shown = await desk().send('GET', '/receipts/1')
    expect(shown.json).toMatchObject({ end: 'quarantine', reasons: [{ code: 'interrupted' }] })
  })

  test('a person may have it worked once more', async () => {
    const replayed = await desk().send('POST', '/receipts/1/replay', {})
    expect(replayed.json).toMatchObject({ receipt: { end: 'lead' } })
  })
})
