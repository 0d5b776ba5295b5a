import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, refusals } = importing(desk)
  let reason: string
  beforeAll(async () => {
    const { items } = (await desk().send('GET', '/lost-reasons')).json
    reason = (items as { name: string }[])[0]?.name as string
    for (const name of ['Этаж', 'Подъезд']) await desk().send('POST', '/fields', { name, type: 'text' })
  })
  const leadOf = async (q: string) => {
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { period: 'all', q } })).json
    return (items as Record<string, unknown>[])[0]
  }

  test('a row that makes a lost lead active again removes the reason, and no active lead gets one', async () => {
    const file = [
      'Имя;Телефон;Статус;Причина отказа',
      `Анна;+79035550101;Отменен;${reason}`,
      'Анна;+79035550101;В работе;',
      'Борис;+79035550102;;',
      `Борис;+79035550102;;${reason}`,
      'Вера;+79035550103;;',
      `Вера;+79035550103;Отменен;${reason}`,
    ].join('\n')
    const done = await load(file, { mapping: { match: 'contact', update: 'given' } })
    expect(done.progress).toMatchObject({ created: 3, joined: 3 })
    expect(await leadOf('Анна')).toMatchObject({ status: '0', lost_reason: null })
    expect(await leadOf('Борис')).toMatchObject({ status: '0', lost_reason: null })
    expect(await leadOf('Вера')).toMatchObject({ status: '2', lost_reason: expect.any(String) })
  })

  test('a row that would give a lead too many own fields is refused, counting fields of earlier rows', async () => {
    const id = await desk().lead({ name: 'Глеб', phone: '+79035550104' })
    const fields = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`Вопрос ${index}`, 'да']))
    expect((await desk().send('PATCH', `/leads/${id}`, { fields })).status).toBe(200)
    const file = 'Имя;Телефон;Этаж;Подъезд\nГлеб;+79035550104;5;\nГлеб;+79035550104;;2\nГлеб;+79035550104;6;'
    const done = await load(file, { mapping: { match: 'contact', update: 'given' } })
    expect(done.progress).toMatchObject({ updated: 1, joined: 1, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([{ line: 3, code: 'row-too-many-fields' }])
    const lead = (await desk().send('GET', `/leads/${id}`)).json as { fields: Record<string, string> }
    expect([Object.keys(lead.fields).length, lead.fields.Этаж]).toEqual([50, '6'])
  })
})
