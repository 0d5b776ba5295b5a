import { beforeAll, describe, expect, test } from 'vitest'
import { capturing } from '../../test/capturing.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase, postgres } from '../../test/databases.ts'
import { openDesk, start, type TestDesk, useDesk } from '../../test/desk.ts'
import { openRelay } from '../../test/relay.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { findProject } from '../actions/projects.ts'
import type { Project } from '../domain/project.ts'
import type { PendingReceipt } from '../store/store.ts'
import { type RecoveryMemory, recoverReceipt } from './recover-receipt.ts'
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
    let now = start
    const receiving = runRecovery(store, () => now, stop.signal, hears)
    const rows = () =>
      rowsOf<{ end: string | null; reasons: string; attempts: number }>(
        url,
        'select ended as "end", reasons, cast(attempts as int) as attempts from receipts order by id',
      )
    await until(async () => (await rows()).slice(1).every(({ end }) => end !== null), 'the others to be worked')
    now += 120 // on PostgreSQL another server might have been at its second attempt until now
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

const newMemory = (): RecoveryMemory => ({ uncounted: new Set(), exhausted: new Map() })
const onFault = () => {}

/** The project and the first pending receipt of a desk. */
async function oneOf({ store }: TestDesk): Promise<[Project, PendingReceipt]> {
  const [receipt] = await store.receipts.pending(12345, { after: 0, limit: 1 })
  return [await findProject(store, 12345), receipt as PendingReceipt]
}

test('an attempt that ended because the database went away does not count', async () => {
  const database = postgres()
  const url = await database.fresh()
  const relay = await openRelay(new URL(url))
  const { port } = new URL(relay.url)
  const desk = await openDesk(relay.url)
  try {
    const { came } = capturing(() => desk)
    await came({ name: 'Vera', end: null })
    const memory = newMemory()
    const recovered = async () => recoverReceipt(desk.store, ...(await oneOf(desk)), { now: start, memory, onFault })
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

describe('servers that recover one receipt at the same time', () => {
  const desk = useDesk(postgres())
  const { came } = capturing(desk)
  const attempts = async () =>
    (
      await rowsOf<{ n: number }>(
        desk().url,
        'select cast(attempts as int) as n from receipts order by id desc limit 1',
      )
    )[0]?.n

  test('only one of those that read it takes it', async () => {
    await came({ name: 'Anna', end: null })
    const [project, receipt] = await oneOf(desk())
    const server = () => recoverReceipt(desk().store, project, receipt, { now: start, memory: newMemory(), onFault })
    const completed = await Promise.all([server(), server(), server()])
    expect(completed.filter(Boolean)).toMatchObject([{ end: 'lead' }])
    expect(await attempts()).toBe(1)
  })

  test('attempts of two others are interruptions only when no server can be at them any more', async () => {
    await came({ name: 'Boris', end: null })
    await sqlOn(desk().url, 'update receipts set attempts = 2 where ended is null')
    const memory = newMemory()
    const recoveredAt = async (now: number) =>
      recoverReceipt(desk().store, ...(await oneOf(desk())), { now, memory, onFault })
    expect(await recoveredAt(start)).toBeUndefined()
    expect(await recoveredAt(start + 119)).toBeUndefined()
    await sqlOn(desk().url, 'update receipts set attempts = 3 where ended is null')
    expect(await recoveredAt(start + 120)).toBeUndefined()
    expect(await recoveredAt(start + 239)).toBeUndefined()
    expect(await recoveredAt(start + 240)).toMatchObject({ end: 'quarantine', reasons: [{ code: 'interrupted' }] })
  })
})
