import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

type Fields = Record<string, string>
const fieldsOf = (from: number, to: number, value: string): Fields =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`Вопрос ${from + index}`, value]))

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  test('a merge fills own fields up to the limit, keeping those of the lead that stays', async () => {
    const into = await leads.create({ fields: fieldsOf(0, 30, 'свой') })
    const second = await leads.create({ fields: fieldsOf(20, 40, 'второй') })
    const third = await leads.create({ fields: fieldsOf(35, 85, 'третий') })
    const { lead } = await leads.post('/leads/merge', { into: into.id, leads: [second.id, third.id] })
    expect(lead.fields).toEqual({
      ...fieldsOf(40, 50, 'третий'),
      ...fieldsOf(30, 40, 'второй'),
      ...fieldsOf(0, 30, 'свой'),
    })
    expect((await leads.change(into.id, { fields: { 'Вопрос 0': 'иной' } })).lead.fields).toMatchObject({
      'Вопрос 0': 'иной',
    })
  })

  test('a lead over the limit from a merge in an earlier version can be edited, but gets no more fields', async () => {
    const { id } = await leads.create({ fields: { 'Вопрос 0': 'да' } })
    const fields = JSON.stringify(fieldsOf(0, 52, 'да'))
    await sqlOn(desk().url, `update leads set fields = '${fields}' where id = ${id}`)
    const { lead } = await leads.change(id, { fields: { 'Вопрос 1': 'нет', 'Вопрос 2': null } })
    expect(lead.fields).toMatchObject({ 'Вопрос 1': 'нет' })
    expect(Object.keys(lead.fields as Fields)).toHaveLength(51)
    const { status, json } = await desk().send('PATCH', `/leads/${id}`, { fields: { 'Вопрос 99': 'да' } })
    expect([status, json.code]).toEqual([422, 'too-many-fields'])
  })
})
