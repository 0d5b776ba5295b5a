import { expect, test } from 'vitest'
import * as crm from '../../../test/crm-files.ts'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { load } = importing(desk)

/** Loads a file with the proposed mapping. Returns the target of each column (`+` if it fills gaps) and the created lead. */
async function loaded(file: Buffer) {
  const { mapping, preview, progress } = await load(file)
  expect(progress).toMatchObject({ rows: 1, created: 1 })
  const name = (column: unknown) => preview.columns[Number(column)]?.name
  const columns = mapping.columns.map(({ column, to, fill }) => `${name(column)} → ${to}${fill ? ' +' : ''}`)
  const query = { period: 'all', limit: '1', sort: '-id' }
  const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
  return { columns, lead: (items as object[])[0] }
}

test('Bitrix24: the amount is the price, and not the profit', async () => {
  const { columns, lead } = await loaded(crm.fromBitrix())
  expect(columns).toEqual([
    'ID → external_id',
    'Стадия → status',
    'Название лида → title',
    'Имя → name',
    'Рабочий телефон → phone',
    'Мобильный телефон → phone +',
    'Другой телефон → phone +',
    'Рабочий e-mail → email',
    'Частный e-mail → email +',
    'Источник → source',
    'Сумма → price',
    'Ответственный → assignee',
    'Дата создания → creation_date',
    'Комментарий → text',
    'UTM Source → utm_source',
    'UTM Campaign → utm_campaign',
  ])
  expect(lead).toMatchObject({
    title: 'Окна в дом',
    name: 'Виктор',
    phone: '+7 972 311-90-04',
    email: 'v.tarasov@example.com',
    source: 'Веб-сайт',
    price: '148000.00',
    creation_date: '2023-03-14T06:40:11Z',
    status: '0',
  })
})

test('a table with the field names of the console', async () => {
  const { columns, lead } = await loaded(Buffer.from('Имя;Телефон;Текст заявки\nВера;+7 972 311-90-05;Балкон'))
  expect(columns).toEqual(['Имя → name', 'Телефон → phone', 'Текст заявки → text'])
  expect(lead).toMatchObject({ name: 'Вера', text: 'Балкон' })
})

test('HubSpot: neither the profit nor the cost is the price', async () => {
  const { columns, lead } = await loaded(crm.fromHubSpot())
  expect(columns).toEqual([
    'Record ID → external_id',
    'Deal Name → title',
    'Deal Stage → status',
    'Amount → price',
    'Deal owner → assignee',
    'Create Date → creation_date',
    'Associated Contact → name',
    'Email → email',
    'Phone Number → phone',
    'Mobile Phone Number → phone +',
    'Original Source → source',
    'Closed Lost Reason → lost_reason',
  ])
  expect(lead).toMatchObject({
    title: 'Windows for a house',
    name: 'Victor Tarasov',
    phone: '+79723119004',
    price: '148000.50',
    creation_date: '2023-03-14T06:40:00Z',
  })
})

test('Tilda', async () => {
  const { columns, lead } = await loaded(crm.fromTilda())
  expect(columns).toEqual([
    'Name → name',
    'Phone → phone',
    'Email → email',
    'Comments → text',
    'subtotal → price',
    'utm_source → utm_source',
    'utm_campaign → utm_campaign',
    'tranid → external_id',
    'formname → title',
    'sent → creation_date',
    'referer → referrer',
  ])
  expect(lead).toMatchObject({
    title: 'Заявка на замер',
    name: 'Виктор',
    phone: '+7 (972) 311-90-04',
    text: 'Нужен замер',
    price: '148000.00',
    creation_date: '2023-03-14T06:40:11Z',
  })
})

test('a file with some of our column names is not our export: its statuses are matched by name', async () => {
  const { columns, lead } = await loaded(crm.fromEnglish())
  expect(columns).toEqual([
    'ID → external_id',
    'Created → creation_date',
    'Status → status',
    'Name → name',
    'Phone → phone',
  ])
  expect(lead).toMatchObject({ name: 'Victor', status: '0' })
})
