import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { rowsOf } from '../../../test/rows.ts'

/** The ways to match rows, with the mapping of each. */
const ways = [
  [
    'its id in another system',
    {
      columns: [
        { column: 0, to: 'external_id' },
        { column: 1, to: 'name' },
      ],
      match: 'id',
    },
  ],
  ['all its values', { columns: [{ column: 1, to: 'name' }], match: 'none' }],
] as const

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo } = importing(desk)
  let number = 16

  /** Returns a function that loads the same file, and returns the import, the number of created leads, the matched leads and the newest lead. */
  const loading = (mapping: object) => {
    const file = `Номер;Имя\n${++number};Анна ${number}`
    return async () => {
      const { id, progress } = await load(file, { mapping })
      const [row] = await rowsOf<{ lead: number }>(desk().url, 'select max(id) as lead from leads')
      const met = await rowsOf<{ lead: number }>(
        desk().url,
        `select lead_id as lead from import_met where import_id = ${id}`,
      )
      return { id, created: progress.created, lead: String(row?.lead), met: met.map(({ lead }) => String(lead)) }
    }
  }
  const remove = (lead: string) => desk().send('DELETE', `/leads/${lead}`)
  const restore = (lead: string) => desk().send('POST', `/leads/${lead}/restore`)
  const purge = (lead: string) => desk().send('POST', `/leads/${lead}/purge`)

  test.each(ways)('after an undo, a lead that is restored from the bin is matched by %s', async (_, mapping) => {
    const again = loading(mapping)
    const first = await again()
    await remove(first.lead)
    const second = await again()
    expect(second).toMatchObject({ created: 1 })
    await undo(second.id)
    await restore(first.lead)
    expect(await again()).toMatchObject({ created: 0, lead: first.lead })
  })

  test.each(ways)('the same by %s if the newer leads were purged and undone', async (_, mapping) => {
    const again = loading(mapping)
    const first = await again()
    await remove(first.lead)
    const second = await again()
    await remove(second.lead)
    const third = await again()
    expect(third).toMatchObject({ created: 1 })
    await purge(second.lead)
    await undo(third.id)
    await restore(first.lead)
    expect(await again()).toMatchObject({ created: 0, lead: first.lead })
    await remove(first.lead)
    await purge(first.lead)
    expect(await rowsOf(desk().url, `select lead_id from import_keys where lead_id = ${first.lead}`)).toEqual([])
    expect(await again()).toMatchObject({ created: 1 })
  })
  test.each(ways)('the older lead is matched by %s if the newer one is in the bin', async (_, mapping) => {
    const again = loading(mapping)
    const first = await again()
    await remove(first.lead)
    const second = await again()
    await restore(first.lead)
    expect(await again(), 'where both are there').toMatchObject({ created: 0, met: [second.lead] })
    await remove(second.lead)
    expect(await again(), 'the newer one in the bin').toMatchObject({ created: 0, met: [first.lead] })
    await remove(first.lead)
    const third = await again()
    expect(third, 'both in the bin').toMatchObject({ created: 1, met: [] })
    await restore(first.lead)
    await restore(second.lead)
    expect(await again(), 'all three are there').toMatchObject({ created: 0, met: [third.lead] })
    await undo(third.id)
    expect(await again(), 'the newest is undone').toMatchObject({ created: 0, met: [second.lead] })
  })
})
