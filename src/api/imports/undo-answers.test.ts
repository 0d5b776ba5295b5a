import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { rowsOf } from '../../../test/rows.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo } = importing(desk)

  test('a stored answer about a lead is forgotten with the lead, when the import that made it is undone', async () => {
    const other = await desk().lead()
    const { id } = await load('Имя;Телефон\nАнна;+79035550101\nБорис;+79035550102')
    const [lead] = await rowsOf<{ id: number }>(desk().url, "select min(id) as id from leads where name <> 'Иван'")
    const open = (which: unknown) =>
      desk().send('POST', `/leads/${which}/opened`, undefined, { headers: { 'Idempotency-Key': `open-${which}` } })
    for (const which of [other, lead?.id]) expect((await open(which)).status).toBe(200)
    expect((await undo(id)).undone).toMatchObject({ removed: 2, kept: 0 })
    expect(await open(lead?.id)).toMatchObject({ status: 404, json: { code: 'no-such-lead' } })
    expect(await open(other)).toMatchObject({ status: 200, json: { lead: { id: other } } })
    expect(await rowsOf(desk().url, "select key from idempotency where answer like '%79035550101%'")).toEqual([])
  })
})
