import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'

const count = 2_000
const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`

eachDatabase((database) => {
  let commits = 0
  const desk = useDesk(database, {
    delivering: { resolve: async () => ['93.184.216.34'] },
    onCommit: (size) => {
      commits += size
    },
  })
  const make = async () =>
    Number((await desk().send('POST', '/destinations', { name: 'N', url: 'https://hooks.example/in' })).json.id)

  test('switching a destination on makes thousands of waiting deliveries due over several transactions', async () => {
    const id = await make()
    await desk().send('PATCH', `/destinations/${id}`, { state: 'paused' })
    const { now } = desk().clock
    // half of them are overdue, half wait for a later attempt
    await sqlOn(
      desk().url,
      `insert into deliveries (project_id, destination_id, event, lead_id, state, at, next_at, tries, attempts, resent)
       ${numbers} select 12345, ${id}, i, i, 'waiting', ${now}, ${now} + (i % 2) * 9000 - 100, i % 3, 1, 0 from n`,
    )
    commits = 0
    expect((await desk().send('PATCH', `/destinations/${id}`, { state: 'on' })).status).toBe(200)
    if (database.name === 'sqlite') expect(commits).toBeGreaterThan(count / 500) // others wait for the one writer thread
    const [row] = await rowsOf<{ late: number; tried: number }>(
      desk().url,
      `select cast(sum(case when next_at > ${now} then 1 else 0 end) as int) as late,
        cast(sum(case when tries > 0 then 1 else 0 end) as int) as tried from deliveries where destination_id = ${id}`,
    )
    expect(row).toEqual({ late: 0, tried: 0 })
  })

  test('removing a destination deletes its thousands of outside ids over several transactions, and no other ones', async () => {
    const [id, other] = [await make(), await make()]
    for (const each of [id, other])
      await sqlOn(
        desk().url,
        `insert into outside_ids (project_id, lead_id, destination_id, outside_id)
         ${numbers} select 12345, i, ${each}, 'x' from n`,
      )
    commits = 0
    expect((await desk().send('DELETE', `/destinations/${id}`)).status).toBe(204)
    if (database.name === 'sqlite') expect(commits).toBeGreaterThan((2 * count) / 500)
    const left = await rowsOf(
      desk().url,
      'select cast(destination_id as int) as id, cast(count(*) as int) as n from outside_ids group by 1',
    )
    expect(left).toEqual([{ id: other, n: count }])
  })
})
