import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, start, useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { writeDate } from '../json/wire/dates.ts'

type Lead = Record<string, unknown>

const full = {
  creation_date: '2024-01-15T10:00:00+0000',
  email: 'ivan@gmail.com',
  name: 'Иван',
  paid_date: '2024-02-01T00:00:00+0000',
  phone: '8 (999) 123-45-67',
  price: 12500.5,
  source: 'vk',
  status: '0',
  title: 'Заявка',
  text: 'Важный клиент',
}

const changes = {
  creation_date: '2023-10-22T21:00:00+0000',
  email: 'mikhail@gmail.com',
  name: 'Михаил',
  paid_date: '2023-11-01T00:00:00+0000',
  phone: '+79999999997',
  price: 20000,
  source: 'direct',
  status: '2',
  title: 'Заявка 2',
  text: 'Очень важный клиент',
}

const sameInOtherWords: [title: string, body: object][] = [
  ['nothing but the id', {}],
  ['only fields that are unknown', { profit: '0', comment: 'нет' }],
  ['the kept values', full],
  ['one kept value', { title: full.title }],
  ['the kept price as text', { price: '12500.50' }],
  ['the kept status as a number', { status: 0 }],
  ['the kept date in another zone and with a fraction', { creation_date: '2024-01-15T13:00:00.999+03:00' }],
  ['the kept date without time', { paid_date: '2024-02-01' }],
]

eachDatabase((database) => {
  const desk = useDesk(database)

  const update = async (id: string, body: object): Promise<unknown> =>
    (await desk().call('lead/update', { id, ...body })).json
  const succeeds = async (id: string, body: object) => expect(await update(id, body)).toEqual({ status: 'success' })
  const leadOf = async (id: string): Promise<Lead> => {
    const { json } = await desk().call('lead/list', { period: always, filters: [['id', '=', id]] })
    return (json.leads as Lead[])[0] ?? {}
  }

  for (const [field, value] of Object.entries(changes))
    test(`§5 update touches only the fields that are given: ${field}`, async () => {
      const id = await desk().lead(full)
      expect(await leadOf(id)).toEqual({ id, ...full })
      await succeeds(id, { [field]: value })
      expect(await leadOf(id)).toEqual({ id, ...full, [field]: value })
    })

  test('§5 update changes all fields at once, of this lead alone', async () => {
    const [id, other] = [await desk().lead(full), await desk().lead(full)]
    await succeeds(id, changes)
    expect(await leadOf(id)).toEqual({ id, ...changes })
    expect(await leadOf(other)).toEqual({ id: other, ...full })
  })

  test('each create and each update records one event with the changed fields', async () => {
    const id = await desk().lead({ ...full, phone: '8 (999) 765-43-21', email: 'first@gmail.com' })
    await succeeds(id, { name: 'Пётр', price: null })
    await succeeds(id, { status: '1' })
    const found = await eventsOf(desk().url, id)
    expect(found.map(({ topics }) => topics)).toEqual([
      ['lead.created'],
      ['lead.changed'],
      ['lead.changed', 'lead.status_changed', 'lead.paid'],
    ])
    expect(found.slice(1).map(({ before, after }) => [before, after])).toEqual([
      [
        { name: 'Иван', price: 1_250_050 },
        { name: 'Пётр', price: null },
      ],
      [
        { status: 0, passed: null, statusSince: null },
        { status: 1, passed: [0], statusSince: expect.any(Number) },
      ],
    ])
  })

  for (const [title, body] of sameInOtherWords)
    test(`§5 update with nothing to change succeeds and records no event: ${title}`, async () => {
      const id = await desk().lead(full)
      await succeeds(id, body)
      expect(await leadOf(id)).toEqual({ id, ...full })
      expect(await eventsOf(desk().url, id)).toHaveLength(1)
    })

  for (const field of ['paid_date', 'price', 'email', 'phone', 'source', 'text'])
    test(`§5 update that clears what is unset records no event: ${field}`, async () => {
      const id = await desk().lead()
      for (const nothing of [null, '']) await succeeds(id, { [field]: nothing })
      expect(await eventsOf(desk().url, id)).toHaveLength(1)
    })

  test('§5 a refused update changes nothing and records no event', async () => {
    const id = await desk().lead(full)
    expect(await update(id, { ...changes, status: '7' })).toMatchObject({ error: 'incorrect_request' })
    expect(await leadOf(id)).toEqual({ id, ...full })
    expect(await eventsOf(desk().url, id)).toHaveLength(1)
  })

  for (const [title, id] of [['0'], ['a number that was never used', '41556'], ['a number beyond all', '9'.repeat(30)]])
    for (const [what, body] of [['with a change', changes] as const, ['with nothing to change', {}] as const])
      test(`§5 update of an unknown id is resource_not_found: ${title}, ${what}`, async () => {
        const reply = await desk().call('lead/update', { id: id ?? title, ...body })
        expect([reply.status, reply.json.error]).toEqual([404, 'resource_not_found'])
      })

  for (const [title, id] of [['missing'], ['null', null], ['empty', ''], ['blank', ' ']] as const)
    test(`§5 update needs an id: ${title}`, async () => {
      const { status, json } = await desk().call('lead/update', { id, name: 'Пётр' })
      expect(status).toBe(400)
      expect(json).toMatchObject({ description: 'Required argument id is missing', details: { argument: 'id' } })
    })

  for (const id of ['-1', '1.5', 1.5, -1, 'order_', 'order_x', 'ORDER_1', ' 1', 'один', true, ['1'], { id: 1 }])
    test(`§5 update refuses what is no id: ${JSON.stringify(id)}`, async () => {
      const { status, json } = await desk().call('lead/update', { id, name: 'Пётр' })
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: 'id' }])
    })

  test('§5 order_41556 is read as 41556 wherever a lead’s id is read', async () => {
    const id = await desk().lead(full)
    await succeeds(`order_${id}`, { name: 'По номеру' })
    expect(await leadOf(`order_${id}`)).toMatchObject({ id, name: 'По номеру' })
    expect(await update('order_41556', { name: 'Пётр' })).toMatchObject({ error: 'resource_not_found' })
  })

  for (const [title, given, paidDate] of [
    ['in a paid status gets its creation date', { status: '1' }, '2024-01-15T10:00:00+0000'],
    [
      'in a paid status keeps the one that is given',
      { status: '1', paid_date: '2023-05-05' },
      '2023-05-05T00:00:00+0000',
    ],
    [
      'in a paid status gets its creation date in place of null',
      { status: '1', paid_date: null },
      '2024-01-15T10:00:00+0000',
    ],
    ['in another status has none', { status: '2' }, null],
    [
      'in another status keeps the one that is given',
      { status: '0', paid_date: '2023-05-05' },
      '2023-05-05T00:00:00+0000',
    ],
  ] as const)
    test(`§5 paid date: a new lead ${title}`, async () => {
      expect((await leadOf(await desk().lead(given))).paid_date).toBe(paidDate)
    })

  const later = start + 86_400
  const now = writeDate(later)
  const asGiven = '2023-05-05T00:00:00+0000'
  const stored = '2022-12-12T00:00:00+0000'
  for (const [title, before, change, paidDate] of [
    ['that becomes paid gets now', { status: '0' }, { status: '1' }, now],
    ['that becomes paid and is given one gets that', { status: '0' }, { status: '1', paid_date: asGiven }, asGiven],
    ['that becomes paid and had one keeps it', { status: '0', paid_date: stored }, { status: '1' }, stored],
    [
      'that becomes paid while its own is cleared gets now',
      { status: '2', paid_date: stored },
      { status: '1', paid_date: null },
      now,
    ],
    ['that becomes paid again gets no other', { status: '2', paid_date: stored }, { status: 1 }, stored],
    ['that leaves a paid status keeps it', { status: '1', paid_date: stored }, { status: '2' }, stored],
    ['that is paid already keeps it when told so again', { status: '1', paid_date: stored }, { status: '1' }, stored],
    [
      'that is paid already gets the one that is given',
      { status: '1', paid_date: stored },
      { paid_date: asGiven },
      asGiven,
    ],
    ['that is paid already may lose it', { status: '1' }, { paid_date: null }, null],
    ['that is paid already may lose it when told so again', { status: '1' }, { status: '1', paid_date: '' }, null],
    ['that is not paid may lose it', { status: '0', paid_date: stored }, { paid_date: null }, null],
    ['that moves to another status gets none', { status: '0' }, { status: '2' }, null],
  ] as const)
    test(`§5 paid date: a lead ${title}`, async () => {
      desk().clock.now = start
      const id = await desk().lead(before)
      desk().clock.now = later
      await succeeds(id, change)
      expect((await leadOf(id)).paid_date).toBe(paidDate)
    })

  test('§5 paid date: a lead that lost it while paid gets none until it becomes paid again', async () => {
    const id = await desk().lead({ status: '1' })
    await succeeds(id, { paid_date: null })
    await succeeds(id, { status: '1' })
    expect((await leadOf(id)).paid_date).toBeNull()
    await succeeds(id, { status: '0' })
    await succeeds(id, { status: '1' })
    expect((await leadOf(id)).paid_date).toBe(writeDate(desk().clock.now))
  })

  test('§5 ids count up from 1 in each project', async () => {
    const projects = [await desk().newProject(1001), await desk().newProject(1002)]
    const key = await desk().newKey('write', projects)
    for (const expected of ['1', '2', '3'])
      for (const project of projects) expect(await desk().lead({}, { project, key })).toBe(expected)
  })

  test('§5 refused creates use up no id', async () => {
    const project = await desk().newProject(1003)
    const sent = { project, key: await desk().newKey('write', [project]) }
    const wrong = [
      {},
      { ...full, status: '7' },
      { ...full, title: '' },
      { ...full, price: -1 },
      { ...full, paid_date: 1 },
    ]
    for (const body of wrong) expect((await desk().call('lead/create', body, sent)).status).toBe(400)
    expect(await desk().lead({}, sent)).toBe('1')
    for (const body of wrong) expect((await desk().call('lead/create', body, sent)).status).toBe(400)
    expect(await desk().lead({}, sent)).toBe('2')
  })

  test('§5 ids have neither gaps nor repeats when fifty are made at once', async () => {
    const project = await desk().newProject(1004)
    const sent = { project, key: await desk().newKey('write', [project]) }
    const ids = await Promise.all(Array.from({ length: 50 }, () => desk().lead({}, sent)))
    expect(ids.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })

  test('§5 update does not reach a lead of the same id in another project', async () => {
    const projects = [await desk().newProject(1005), await desk().newProject(1006)]
    const key = await desk().newKey('write', projects)
    for (const project of projects) await desk().lead(full, { project, key })
    await desk().call('lead/update', { id: '1', name: 'Другой' }, { project: 1005, key })
    const names = projects.map(async (project) => {
      const { json } = await desk().call('lead/list', { period: always }, { project, key })
      return (json.leads as Lead[]).map(({ name }) => name)
    })
    expect(await Promise.all(names)).toEqual([['Другой'], ['Иван']])
  })
})

type StoredEventRow = { topics: string; before: string | null; after: string }

/** The events of a lead of project 12345, read over a separate connection. */
async function eventsOf(url: string, lead: string) {
  const text = `select topics, before, after from events where project_id = 12345 and lead_id = ${Number(lead)} order by number`
  const rows = await rowsOf<StoredEventRow>(url, text)
  return rows.map(({ topics, before, after }) => ({
    topics: JSON.parse(topics),
    before: before && JSON.parse(before),
    after: JSON.parse(after),
  }))
}
