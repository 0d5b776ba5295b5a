import { beforeAll, expect, test } from 'vitest'
import { capturing } from '../../test/capturing.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase, postgres } from '../../test/databases.ts'
import { openDesk, start, useDesk } from '../../test/desk.ts'
import { openRelay } from '../../test/relay.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { findProject } from '../actions/projects.ts'
import type { PendingReceipt } from '../store/store.ts'
import { recoverReceipt } from './recover-receipt.ts'
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

  test('a receipt interrupted twice is quarantined, and one interrupted once is retried', async () => {
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

  test('a person may replay it', async () => {
    const replayed = await desk().send('POST', '/receipts/1/replay', {})
    expect(replayed.json).toMatchObject({ receipt: { end: 'lead' } })
  })
})

test('an attempt that ended because the database went away does not count', async () => {
  const database = postgres()
  const url = await database.fresh()
  const relay = await openRelay(new URL(url))
  const { port } = new URL(relay.url)
  const desk = await openDesk(relay.url)
  try {
    const { came } = capturing(() => desk)
    await came({ name: 'Vera', end: null })
    const recovered = async () => {
      const project = await findProject(desk.store, 12345)
      const [receipt] = await desk.store.receipts.pending(12345, { after: 0, limit: 1 })
      return recoverReceipt(desk.store, project, receipt as PendingReceipt, start, () => {})
    }
    await sqlOn(url, 'update receipts set attempts = 1')
    relay.closeAfter('attempts')
    await expect(recovered()).rejects.toThrow()
    expect(await rowsOf(url, 'select cast(attempts as int) as attempts from receipts')).toEqual([{ attempts: 2 }])
    const again = await openRelay(new URL(url), Number(port))
    const answers = () =>
      desk.store.ping().then(
        () => true,
        () => false,
      )
    await until(answers, 'the database to be back')
    expect(await recovered()).toMatchObject({ end: 'lead' })
    again.close()
  } finally {
    await desk.close()
  }
})
