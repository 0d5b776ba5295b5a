import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

/** Every subset of these values is another set of columns: 2⁸ − 1. */
const values = {
  title: 'Ёлка',
  name: 'Пётр',
  phone: '+7 921 000-00-01',
  email: 'B@a.ru',
  text: 'дрозд',
  source: 'VK',
  price: '12.50',
  remind_at: '2030-01-02T03:04:05Z',
}
const names = Object.keys(values) as (keyof typeof values)[]

bothDatabases((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  test('changes of more sets of columns than statements are kept for write only what they name', async () => {
    const { id } = await leads.create({ title: 'Аист', name: 'Иван', fields: { city: 'Казань' } })
    const expected = { title: 'Аист', name: 'Иван', price: null as string | null, fields: { city: 'Казань' } }
    for (let set = 1; set < 2 ** names.length; set += 2) {
      const chosen = names.filter((_, place) => (set >> place) & 1)
      const own = { title: `Заявка ${set}`, ...(chosen.includes('price') && { price: `${set}.50` }) }
      const patch = { ...Object.fromEntries(chosen.map((name) => [name, values[name]])), ...own }
      Object.assign(expected, own, chosen.includes('name') && { name: values.name })
      expect((await leads.change(id, patch)).lead).toMatchObject(expected)
    }
    const found = await desk().send('GET', '/leads', undefined, { query: { period: 'all', q: '9210000001' } })
    expect(found.json.total).toBe(1)
    await leads.expectWhole()
  })
})
