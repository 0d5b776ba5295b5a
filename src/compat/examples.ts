/** The vendor's documented examples, for our OpenAPI document. Masked values of the page are replaced by real ones. */

export const listExample = {
  request: {
    filters: [
      { field: 'price', operator: '>', value: '1000' },
      { field: 'title', operator: 'like', value: 'заявка' },
      { field: 'name', operator: 'like', value: 'Иванов' },
      { field: 'email', operator: 'like', value: 'gmail.com' },
      { field: 'status', operator: 'in', value: ['0', '1', '2'] },
      { field: 'id', operator: '>', value: '1' },
      { field: 'creation_date', operator: '>', value: '2022-01-01T21:00:00+0000' },
      { field: 'paid_date', operator: '=', value: '2023-11-08T13:29:27+0000' },
      { field: 'phone', operator: '=', value: '+79999999999' },
      { field: 'source', operator: '!=', value: '2gis' },
    ],
    limit: 20,
    offset: 0,
    period: { from: '2023-10-17T21:00:00.000Z', to: '2023-11-31T20:59:59.999Z' },
    sort_field: 'creation_date',
    sort_order: 'desc',
  },
  response: {
    leads: [
      {
        id: '10',
        title: 'Вторая заявка',
        creation_date: '2023-11-08T13:03:21+0000',
        paid_date: '2023-11-08T13:29:27+0000',
        status: '1',
        price: 20000,
        name: 'Иванов Петр Иванович',
        phone: '+79999999999',
        email: 'petr@gmail.com',
        source: 'direct',
        text: 'Тоже важный клиент',
      },
      {
        id: '9',
        title: 'Первая заявка',
        creation_date: '2023-10-31T20:49:52+0000',
        paid_date: '2023-11-08T13:29:27+0000',
        status: '0',
        price: 10000,
        name: 'Иванов Иван Иванович',
        phone: '+79999999999',
        email: 'ivan@gmail.com',
        source: 'vk',
        text: 'Важный клиент',
      },
    ],
    total: 2,
    status: 'success',
  },
}

/** The older spelling of filters in the vendor's documentation. */
export const olderListExample = {
  period: { from: '2021-11-08T21:00:00.000Z', to: '2022-11-09T20:59:59.999Z' },
  filters: [
    ['creation_date', '>', '2022-01-01T21:00:00+0000'],
    ['email', '=', 'ivan@email.com'],
    ['id', '=', 'order_41556'],
    ['name', '=', 'Иван Петров'],
    ['paid_date', '=', '2022-01-01T21:00:00+0000'],
    ['phone', '=', '+70003894141'],
    ['price', '=', 8008],
    ['source', '=', 'google2_search_20_10076505_13605556_24363401'],
    ['status', '=', '3'],
    ['title', '=', 'Заявка'],
  ],
  sort_field: 'creation_date',
  sort_order: 'desc',
  limit: 100,
  offset: 0,
}

export const createExample = {
  request: {
    creation_date: '2023-02-22T08:05:35.569Z',
    email: 'ivan@gmail.com',
    name: 'Иванов Иван',
    paid_date: '2023-02-23T21:00:00.000Z',
    phone: '71231231234',
    price: 12500,
    source: 'direct',
    status: '1',
    title: 'Новая заявка',
  },
  response: { lead_id: '2', status: 'success' },
}

export const shortCreateExample = {
  creation_date: '2023-02-22T08:05:35.569Z',
  name: 'Иванов Иван',
  status: '1',
  title: 'Новая заявка',
}

export const updateExample = {
  request: {
    creation_date: '2023-10-22T21:00:00.000Z',
    email: 'mikhail@gmail.com',
    id: '8',
    name: 'Михаил',
    phone: '+79999999997',
    price: 20000,
    source: 'vk',
    status: '3',
    text: 'Очень важный клиент',
    title: 'Заявка 2',
  },
  response: { status: 'success' },
}

export const statusesExample = {
  data: [
    { id: '0', name: 'В работе', type: 'progress' },
    { id: '1', name: 'Оплачен', type: 'paid' },
    { id: '2', name: 'Отменен', type: 'canceled' },
  ],
  total: 3,
  status: 'success',
}

export const projectsExample = {
  projects: [
    { id: 12345, name: 'project1', profit: null, creation_date: '2016-09-01 07:55:11', currency: 'RUB', is_owner: 1 },
  ],
  status: 'success',
}

export const proxyLeadsExample = {
  ProxyLeads: [
    {
      id: '2',
      title: 'Callback lead',
      text: 'Call me please',
      name: 'Peter Pan',
      phone: '71234567890',
      email: 'peter@yahoo.com',
      roistat: '1000',
      creation_date: '2016-07-12 14:51:39',
      order_id: '12346',
      order_fields: { colour: 'white' },
    },
    {
      id: '1',
      title: 'Callback lead',
      text: '',
      name: 'Alice',
      phone: '79998887766',
      email: 'alice@yahoo.com',
      roistat: '1001',
      creation_date: '2016-07-12 14:10:20',
      order_id: '12345',
      order_fields: {},
    },
  ],
  status: 'success',
}

const [one] = proxyLeadsExample.ProxyLeads
export const proxyLeadExample = { ProxyLead: one, ProxyLeads: [one], status: 'success' }

const order = {
  id: '41556',
  creation_date: '2023-11-08T13:03:21+0000',
  update_date: null,
  paid_date: null,
  title: 'Новая заявка',
  text: null,
  price: 12500,
  revenue: 12500,
  cost: 0,
  roistat: '123456',
  source_type: 'zayavka',
  client_name: 'Иван Петров',
  client_phones: ['+70003894141'],
  client_emails: ['ivan@email.com'],
  client_id: null,
  visit_id: null,
  visit: null,
  url: null,
}
export const ordersExample = {
  request: { filters: { and: [['creation_date', '>', '2023-11-01T00:00:00+0000']] }, limit: 500, offset: 0 },
  response: {
    data: [{ ...order, status: { id: '0', name: 'В работе', type: 'progress' } }],
    total: 1,
    status: 'success',
  },
}
export const reportedOrdersExample = {
  request: { period: { from: '2014-01-01T00:00:00+0300', to: '2023-12-31T23:59:59+0300' } },
  response: {
    orders: [{ ...order, status: '0', status_name: 'В работе', status_type: 'progress' }],
    total: 1,
    status: 'success',
  },
}

export const attributionModelsExample = {
  models: [{ id: 'default', name: 'По последнему касанию' }],
  total: 1,
  status: 'success',
}
