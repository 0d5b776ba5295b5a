import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, refusals } = importing(desk)
  const file = (...rows: string[]) => ['Номер;Имя;Телефон;E-mail;Сумма', ...rows].join('\n')
  const leads = async () => {
    const query = { period: 'all', sort: 'id', limit: '3' }
    const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
    return (items as Record<string, string>[]).map(({ name, phone, price }) => [name, phone, price])
  }

  test('a second table with its own ids overwrites no leads', async () => {
    const old = file('1;Анна;+79035550101;;10', '2;Борис;+79035550102;;20', '3;Вера;;vera@example.com;30')
    expect((await load(old)).progress).toMatchObject({ created: 3 })
    const before = await leads()
    const other = file('1;Глеб;+79035550104;;40', '2;Дина;+79035550105;;50', '3;Егор;;egor@example.com;60')
    for (const update of ['given', 'empty', 'skip']) {
      const done = await load(other, { mapping: { match: 'id', update } })
      expect(done.forecast).toMatchObject({ rows: 3, refused: 3 })
      expect((await refusals(done.id))[0]).toMatchObject({
        line: 2,
        code: 'row-other-person',
        params: { column: 'Номер', given: '1' },
        text: '1;Глеб;+79035550104;;40',
      })
    }
    expect(await leads()).toEqual(before)
  })

  test('a row matches its id if the phone, e-mail or name is equal, or if there is nothing to compare', async () => {
    const rows = ['1;анна ;+79035550999;;11', '2;Борис Ильич;8 903 555-01-02;;21', '3;;;VERA@example.com;31']
    const mapping = { match: 'id', update: 'given' }
    expect((await load(file(...rows), { mapping })).progress).toMatchObject({ updated: 3 })
    const fewer = file('1;Жанна;;;12', '3;;+79035550103;;32')
    expect((await load(fewer, { mapping })).progress).toMatchObject({ updated: 2 })
    expect(await leads()).toEqual([
      ['Жанна', '+79035550999', '12.00'],
      ['Борис Ильич', '+79035550102', '21.00'],
      ['Вера', '+79035550103', '32.00'],
    ])
  })

  test('rows are compared with leads that earlier rows of the table created, even rows far apart', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => `${100 + index};Имя ${index};+7904555${1_000 + index};;`)
    const rows = [
      ...['50;Зоя;+79035550501;;', '51;Иван;+79035550502;;', '51;Иван;+79035550503;;', ...many],
      ...['50;Зоя;+79035550509;;1', '51;Пётр;+79035550502;;2', '51;Пётр;+79035550503;;3', '50;Клара;+79035550501;;4'],
    ]
    const done = await load(file(...rows), { mapping: { match: 'id', update: 'given' } })
    expect(done.progress).toMatchObject({ created: 1_102, joined: 3, refused: 2 })
    expect((await refusals(done.id)).map(({ line }) => line)).toEqual([1_106, 1_108])
  })
})
