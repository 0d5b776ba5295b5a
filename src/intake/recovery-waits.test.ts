import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capturing } from '../../test/capturing.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { until } from '../../test/until.ts'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { runRecovery } from './recovery.ts'

const day = 86_400
const long = Buffer.from(`name=Vera&comment=${'long '.repeat(20_000)}`)

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)

  /** Runs the recovery by a clock until `isOver`; returns the completed receipts and the reported failures. */
  async function recovered(
    clock: () => number,
    isOver: (told: { ended: CompletedReceipt[]; said: string[] }) => boolean,
  ) {
    const told = { ended: [] as CompletedReceipt[], said: [] as string[] }
    const stop = new AbortController()
    const hears = {
      onCompleted: (each: CompletedReceipt) => void told.ended.push(each),
      onFailure: (error: unknown) => void told.said.push(String(error)),
    }
    const receiving = runRecovery(desk().store, clock, stop.signal, hears)
    await until(() => isOver(told), 'the recovery').finally(() => stop.abort())
    await receiving
    return told
  }

  describe('a receipt whose file is not in the spool', () => {
    const moved = async (id: string) => {
      const { folder } = desk().store.spool
      const { spool } = (await desk().store.receipts.find(12345, Number(id))) ?? {}
      const [there, away] = [join(folder, spool as string), join(folder, `${spool}.away`)]
      return { away: () => rename(there, away), back: () => rename(away, there) }
    }

    test('waits for it, does not block later ones, and becomes a lead once the file is there', async () => {
      const id = await came({ body: long, end: null })
      const file = await moved(id)
      await file.away()
      const behind = await came({ name: 'Boris', end: null })
      const first = await recovered(
        () => start,
        ({ ended }) => ended.length === 1,
      )
      expect(first.ended).toMatchObject([{ id: Number(behind), end: 'lead' }])
      expect(first.said).toEqual([expect.stringMatching(`^Error: Receipt ${id} .*is not in the spool$`)])
      expect((await desk().store.receipts.find(12345, Number(id)))?.end).toBeNull()
      expect(await desk().store.receipts.progress(12345)).toMatchObject({ waiting: 1, since: start })
      await file.back()
      const second = await recovered(
        () => start,
        ({ ended }) => ended.length === 1,
      )
      expect(second).toMatchObject({ ended: [{ id: Number(id), end: 'lead' }], said: [] })
    })

    test('is reported separately, and quarantined after a day', async () => {
      const ids = [await came({ body: long, end: null }), await came({ body: long, end: null })]
      for (const id of ids) await (await moved(id)).away()
      const { said } = await recovered(
        () => start,
        (told) => told.said.length === 2,
      )
      expect(said).toEqual(ids.map((id) => expect.stringContaining(`Receipt ${id} `)))
      const { ended } = await recovered(
        () => start + day,
        (told) => told.ended.length === 2,
      )
      for (const each of ended) expect(each).toMatchObject({ end: 'quarantine', reasons: [{ code: 'unreadable' }] })
    })

    test('is quarantined at once if the time of its receipt is far in the future', async () => {
      const id = await came({ body: long, at: start + 30 * day, end: null })
      await (await moved(id)).away()
      const { ended } = await recovered(
        () => start,
        (told) => told.ended.length === 1,
      )
      expect(ended).toMatchObject([{ id: Number(id), end: 'quarantine' }])
    })
  })

  test('a receipt with a time in the future is processed without waiting for that time', async () => {
    const id = await came({ name: 'Galina', at: start + 30 * day, end: null })
    const { ended } = await recovered(
      () => start,
      (told) => told.ended.length === 1,
    )
    expect(ended).toMatchObject([{ id: Number(id), end: 'lead' }])
    let later: Promise<string> | undefined
    const meanwhile = () => {
      later ??= came({ name: 'Denis', at: start + day, end: null })
      return start
    }
    const both = await recovered(meanwhile, (told) => told.ended.length === 1)
    expect(both.ended).toMatchObject([{ id: Number(await later), end: 'lead' }])
  })
})
