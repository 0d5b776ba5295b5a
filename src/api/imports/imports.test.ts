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
})
