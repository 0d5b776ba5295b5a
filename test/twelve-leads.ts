import { beforeAll, expect } from 'vitest'
import type { TestDatabase } from './databases.ts'
import { always, idsOf, useDesk } from './desk.ts'

/** The leads 1 to 12. A missing field is unset; lead 12 has its phone, e-mail, source, price and text cleared. */
const leads = [
  {
    title: 'Первая заявка',
    name: 'Иванов Иван',
    phone: '8 (999) 123-45-67',
    email: 'Ivan@Gmail.com',
    source: 'vk',
    price: 10000,
    creation_date: '2023-01-01',
    text: 'Важный клиент',
  },
  {
    title: 'Вторая Заявка',
    name: 'Пётр Ёлкин',
    phone: '+79991234567',
    email: 'petr@gmail.com',
    source: 'direct',
    price: 20000.5,
    status: '1',
    creation_date: '2023-01-02T10:30:15.700Z',
    paid_date: '2023-02-10T12:00:00Z',
  },
  {
    title: 'ЗАЯВКА №3',
    name: 'Anna',
    phone: '9991234567',
    source: '2gis',
    price: 0,
    status: '2',
    creation_date: '2023-01-03',
  },
  {
    title: '100% готово',
    name: 'Semyon_K',
    phone: '+7 999 123-45-67 доб. 12',
    source: 'Яндекс',
    price: 1000,
    creation_date: '2023-01-04T23:59:59Z',
  },
  { title: 'a_b', name: 'ｗｉｄｅ Ｎａｍｅ', phone: 'спросить Олега', price: 1000.01, creation_date: '2023-01-05' },
  {
    title: '100 рублей',
    name: 'Олег',
    phone: '+49 151 12345678',
    email: 'oleg@mail.ru',
    source: 'ВК',
    price: 999.99,
    status: '1',
    creation_date: '2023-01-06',
    paid_date: '2023-02-01',
  },
  { title: 'Тест', name: 'Мария', creation_date: '2023-01-07' },
  {
    title: 'axb',
    name: '42',
    phone: '84951234567',
    source: 'email',
    price: 12500.5,
    creation_date: '2023-01-08',
    text: '%',
  },
  {
    title: 'Путь C:\\temp',
    name: 'Ольга',
    phone: 71231231234,
    source: 'ﬁlm',
    creation_date: '2023-01-09',
    text: '50%_скидка%',
  },
  {
    title: 'Е\u0308ж',
    name: 'Жук 𝒜',
    phone: 'тел. 5 или +',
    price: 999999999999.99,
    creation_date: '2023-01-10',
    text: 'два  слова',
  },
  {
    title: "O'Brien",
    name: '"Ромашка"',
    phone: '8 495 123-45-67',
    price: '0.01',
    status: '2',
    creation_date: '2023-01-11',
  },
  {
    title: 'Заявка',
    name: 'Анна',
    phone: '1',
    email: 'a@b.ru',
    source: 'vk',
    price: 5,
    creation_date: '2023-01-12',
    text: 'Да',
  },
]

/** The ids of all of them, in the format of a find. */
export const everyone = leads.map((_, index) => index + 1).join(' ')

/** A row of a table of filters: a title, `filters`, and the ids of the matching leads. */
export type Row = [title: string, filters: unknown, ids: string]

/** A desk with twelve leads; returns a function that finds the ids of matching leads, the lowest first. */
export function useTwelveLeads(database: TestDatabase): (filters: unknown) => Promise<string> {
  const desk = useDesk(database)
  beforeAll(async () => {
    for (const lead of leads) await desk().lead(lead)
    const cleared = { phone: null, email: '', source: null, price: '', text: null }
    await desk().call('lead/update', { id: String(leads.length), ...cleared })
  })
  return async (filters) => {
    const reply = await desk().call('lead/list', { period: always, sort_field: 'id', sort_order: 'asc', filters })
    expect(reply.text).toContain('"status":"success"')
    const ids = idsOf(reply)
    expect(reply.json.total).toBe(ids.length)
    return ids.join(' ')
  }
}
