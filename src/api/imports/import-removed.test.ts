import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase, isCitus } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { pruneImports } from '../../actions/imports.ts'

/** More rows than one transaction removes. */
const count = 4_500

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, load, forecast, refusals } = importing(desk)
  let phone = 79_035_550_100

  /** Loads a file, and adds `count` refused rows and `count` matched leads to its import. */
  const loaded = async () => {
    const { id } = await load(`Имя;Телефон\nАнна;+${++phone}`)
    const counted = `with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${count})`
    await sqlOn(
      desk().url,
      `insert into import_refusals (project_id, import_id, "row", line, fault)
       ${counted} select 12345, ${id}, n, n, '{"code":"row-nobody","params":{}}' from counted`,
      `insert into import_met (project_id, import_id, lead_id) ${counted} select 12345, ${id}, n from counted`,
    )
    return id
  }
  const left = async (id: string) => {
    const counts = ['import_refusals', 'import_met'].map(async (table) => {
      const rows = await sqlOn(desk().url, `select count(*) as n from ${table} where import_id = ${id}`)
      return Number(rows[0]?.n)
    })
    return Promise.all(counts)
  }
  const listed = async () => (await desk().send('GET', '/imports')).json.items

  test('removing an import deletes all its rows and its file', async () => {
    const id = await loaded()
    expect((await desk().send('DELETE', `/imports/${id}`)).status).toBe(204)
    expect([await left(id), await listed()]).toEqual([[0, 0], []])
    expect((await desk().send('DELETE', `/imports/${id}`)).json.code).toBe('no-such-import')
    expect(await desk().store.spool.imports.names()).toEqual([])
  })

  test.skipIf(isCitus && database.name === 'postgres')(
    'each part goes for itself: where one fails the import is gone all the same, and the rest goes the next time',
    async () => {
      const id = await loaded()
      await sqlOn(desk().url, ...stuck[database.name])
      expect((await desk().send('DELETE', `/imports/${id}`)).status).toBe(204)
      expect([await left(id), await listed()]).toEqual([[2_500, 4_500], []])
      expect((await desk().send('DELETE', `/imports/${id}`)).json.code).toBe('no-such-import')
      await sqlOn(desk().url, `drop trigger stuck${database.name === 'postgres' ? ' on import_refusals' : ''}`)
      expect(await pruneImports(desk().store, desk().clock.now)).toBe(1)
      expect(await left(id)).toEqual([0, 0])
    },
  )

  test('refused rows that are far apart are deleted with the import and before the next forecast', async () => {
    const add = (id: string, ...rows: number[]) => {
      const values = rows.map((row) => `(12345, ${id}, ${row}, ${row}, '{"code":"row-nobody","params":{}}')`)
      return sqlOn(
        desk().url,
        `insert into import_refusals (project_id, import_id, "row", line, fault) values ${values}`,
      )
    }
    const { json } = await upload('Имя;Телефон\nАнна;44-17-1\n')
    const id = json.id as string
    await add(id, 1, 700_000, 1_999_999)
    await forecast(id)
    expect(await refusals(id)).toMatchObject([{ line: 2, code: 'row-not-phone' }])
    await add(id, 2, 700_000, 1_999_999)
    expect((await desk().send('DELETE', `/imports/${id}`)).status).toBe(204)
    expect(await left(id)).toEqual([0, 0])
  })

  test('an import is removed in parts and hidden meanwhile; the next pruning removes the rest', async () => {
    const id = await loaded()
    desk().clock.now += 31 * 86_400
    let looks = 0
    const stop = {
      get aborted() {
        return ++looks > 3 // as if the server stopped after two parts
      },
    } as AbortSignal
    expect(await pruneImports(desk().store, desk().clock.now, stop)).toBe(0)
    expect(await left(id)).toEqual([500, 4_500])
    expect(await listed()).toEqual([])
    for (const [verb, path] of [
      ['GET', ''],
      ['GET', '/refusals'],
      ['POST', '/undo'],
      ['DELETE', ''],
    ] as const)
      expect((await desk().send(verb, `/imports/${id}${path}`)).json.code, verb + path).toBe('no-such-import')
    expect(await pruneImports(desk().store, desk().clock.now)).toBe(1)
    expect(await left(id)).toEqual([0, 0])
    expect(await sqlOn(desk().url, 'select id from imports')).toEqual([])
    expect(await desk().store.spool.imports.names()).toEqual([])
  })
})

/** A row of the second part cannot be deleted. */
const stuck = {
  sqlite: [
    `create trigger stuck before delete on import_refusals when old."row" = 2001 begin
       select raise(abort, 'stuck');
     end`,
  ],
  postgres: [
    `create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$`,
    `create trigger stuck before delete on import_refusals for each row when (old."row" = 2001) execute function stuck()`,
  ],
}
