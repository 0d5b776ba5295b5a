import { expect, test } from 'vitest'
import { sqlOn } from '../../../../test/command-line.ts'
import { bothDatabases } from '../../../../test/databases.ts'
import { openDesk } from '../../../../test/desk.ts'
import { rowsOf } from '../../../../test/rows.ts'
import { openStore } from '../../open.ts'
import { migrations } from './index.ts'

const before = [
  'drop table stays',
  'drop table lost_reasons',
  ...['lost_reason', 'passed', 'status_since'].map((column) => `alter table leads drop column ${column}`),
  `delete from migrations where name >= '0003'`,
]

bothDatabases((database) => {
  test('the passed statuses of existing leads are computed from their events', async () => {
    const url = await database.fresh()
    const desk = await openDesk(url)
    const ids = [await desk.lead(), await desk.lead(), await desk.lead({ status: '1' })]
    for (const [seconds, id, status] of [
      [60, ids[0], '2'],
      [100, ids[0], '0'],
      [7, ids[0], '1'],
      [0, ids[1], '2'],
    ] as const) {
      desk.clock.now += seconds
      await desk.send('PATCH', `/leads/${id}`, { status })
    }
    await desk.close()
    const way = async () => [
      await rowsOf(
        url,
        'select cast(id as int) as id, passed, cast(status_since as int) as since from leads order by id',
      ),
      await rowsOf(
        url,
        'select cast(lead_id as int) as lead, cast(status as int) as status, cast(seconds as int) as seconds from stays order by lead_id, status',
      ),
    ]
    const kept = await way()
    await sqlOn(url, ...before)
    await (await openStore(url, { now: desk.clock.now, migrations: migrations.slice(0, 3) })).close()
    expect(await way()).toEqual(kept)
    expect(kept[0]?.map((row) => (row as { passed: string | null }).passed)).toEqual([',0,2,', ',0,', null])
  })
})
