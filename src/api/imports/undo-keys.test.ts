import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { rowsOf } from '../../../test/rows.ts'

/** By what a row is known again, and how such a file is loaded. */
const ways = [
  [
    'its number of another system',
    {
      columns: [
        { column: 0, to: 'external_id' },
        { column: 1, to: 'name' },
      ],
      match: 'id',
    },
  ],
  ['all that it says', { columns: [{ column: 1, to: 'name' }], match: 'none' }],
] as const

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo } = importing(desk)
  let number = 16

  /** Loads one file again and again; answers the import, how many leads it made, which ones it met, and the newest lead. */
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

  test.each(ways)('a lead that comes back from the bin is known by %s after an undo', async (_, mapping) => {
    const again = loading(mapping)
    const first = await again()
    await remove(first.lead)
    const second = await again()
    expect(second).toMatchObject({ created: 1 })
    await undo(second.id)
    await restore(first.lead)
    expect(await again()).toMatchObject({ created: 0, lead: first.lead })
  })

  test.each(ways)('and when those after it are purged and taken back', async (_, mapping) => {
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
  test.each(ways)('and when the newer one lies in the bin, known by %s', async (_, mapping) => {
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
