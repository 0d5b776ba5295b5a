import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, load, undo, refusals } = importing(desk)

  test('a file is looked at, forecast, loaded once, and taken back', async () => {
    const file = [
      'Номер;Дата создания;ФИО;Телефон;Телефон 2;E-mail;Сумма сделки;Этап;Рекламный канал',
      '20119;14.03.2019;Тарасов Виктор;8 (972) 311-90-04;;v.tarasov@example.com;148 000,00;Оплачен;Директ',
      '20120;15.03.2019 9:40;Мухина О. В.;79735520118;;;;Отменен;Сарафан',
      '20121;02.04.2019;;;;;;Отменен;',
      '20122;31.02.2021;Дроздова А.;8 (973) 552-01-19;;;;;',
    ].join('\r\n')
    const { json } = await upload(file)
    expect(json).toMatchObject({
      state: 'ready',
      reading: { format: 'csv', encoding: 'utf-8', separator: ';', header_row: 1 },
    })
    const done = await load(file)
    expect(done.progress).toMatchObject({ rows: 4, created: 3, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([{ line: 5, code: 'row-not-date' }])
    const again = await load(file)
    expect(again.progress).toMatchObject({ rows: 4, created: 0, unchanged: 3, refused: 1 })
    const undone = await undo(done.id)
    expect(undone).toMatchObject({ state: 'undone', undone: { removed: 3, restored: 0, kept: 0 } })
    expect(await desk().store.check.wrongCounts()).toEqual([])
  })
  test('what another import changed since stays, with the field that the first one made', async () => {
    const first = await load('Телефон;Имя;Этаж\n84950000041;Анна;7\n84950000042;Борис;9\n84950000041;Анна;8', {
      mapping: {
        match: 'contact',
        columns: [
          { column: 0, to: 'phone' },
          { column: 1, to: 'name' },
          { column: 2, to: 'new', name: 'Этаж', type: 'number' },
        ],
      },
    })
    const second = await load('Телефон;Сумма\n84950000042;5000', { mapping: { match: 'contact' } })
    expect(await undo(first.id)).toMatchObject({ undone: { removed: 1, kept: 1 } })
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { q: '8495000004' } })).json
    expect(items).toMatchObject([{ name: 'Борис', price: '5000.00' }])
    expect((await desk().send('GET', '/fields')).json.items).toMatchObject([{ name: 'Этаж' }])
    expect(await undo(second.id)).toMatchObject({ undone: { restored: 1, kept: 0 } })
  })

  test('imports are taken back from the last one to the first', async () => {
    const first = await load('Телефон;Имя\n84950000051;Вера\n84950000051;Вера Павловна', {
      mapping: { match: 'contact' },
    })
    const second = await load('Телефон;Сумма\n84950000051;700', { mapping: { match: 'contact' } })
    expect(await undo(second.id)).toMatchObject({ undone: { restored: 1, kept: 0 } })
    expect(await undo(first.id)).toMatchObject({ undone: { removed: 1, kept: 0 } })
  })
})
