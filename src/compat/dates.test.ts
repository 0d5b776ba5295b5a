import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, idsOf, type Reply, useDesk } from '../../test/desk.ts'

const accepted: [title: string, given: string, shown: string][] = [
  ['with milliseconds and Z', '2023-02-22T08:05:35.569Z', '2023-02-22T08:05:35+0000'],
  ['with Z', '2023-02-22T08:05:35Z', '2023-02-22T08:05:35+0000'],
  ['with an offset without a colon', '2023-02-22T08:05:35+0000', '2023-02-22T08:05:35+0000'],
  ['with a fraction and an offset without a colon', '2023-02-22T08:05:35.569+0300', '2023-02-22T05:05:35+0000'],
  ['with an offset with a colon', '2023-02-22T08:05:35+03:00', '2023-02-22T05:05:35+0000'],
  ['with an offset to the west', '2023-02-22T08:05:35-05:30', '2023-02-22T13:35:35+0000'],
  ['with a space and without a zone, which is UTC', '2023-02-22 08:05:35', '2023-02-22T08:05:35+0000'],
  ['without time, which is its first second', '2023-02-22', '2023-02-22T00:00:00+0000'],
  ['with a long fraction, which is dropped', '2023-02-22T23:59:59.999999999Z', '2023-02-22T23:59:59+0000'],
  ['with an offset that crosses the end of a year forwards', '2023-12-31T23:30:00-01:00', '2024-01-01T00:30:00+0000'],
  ['with an offset that crosses the end of a year back', '2024-01-01T01:30:00+0300', '2023-12-31T22:30:00+0000'],
  ['in the last second before 1970', '1969-12-31T23:59:59Z', '1969-12-31T23:59:59+0000'],
  ['before 1970, whose fraction is dropped too', '1961-04-12T06:07:00.900Z', '1961-04-12T06:07:00+0000'],
  ['in the year 0001', '0001-01-01', '0001-01-01T00:00:00+0000'],
  ['in the year 0099', '0099-06-15T12:00:00Z', '0099-06-15T12:00:00+0000'],
  ['in the last second of 9999', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59+0000'],
]

const rolledOver: [given: string, shown: string][] = [
  ['2023-11-31', '2023-12-01T00:00:00+0000'],
  ['2023-11-31T20:59:59.999Z', '2023-12-01T20:59:59+0000'],
  ['2023-04-31', '2023-05-01T00:00:00+0000'],
  ['2023-02-29', '2023-03-01T00:00:00+0000'],
  ['2023-02-30', '2023-03-02T00:00:00+0000'],
  ['2023-02-31', '2023-03-03T00:00:00+0000'],
  ['2024-02-30', '2024-03-01T00:00:00+0000'],
  ['2024-02-31', '2024-03-02T00:00:00+0000'],
  ['1900-02-29', '1900-03-01T00:00:00+0000'],
  ['0001-02-29', '0001-03-01T00:00:00+0000'],
]

const leapDays = ['2024-02-29', '2000-02-29', '1968-02-29', '0096-02-29']

const refused: [title: string, given: unknown][] = [
  ['month 0', '2023-00-10'],
  ['month 13', '2023-13-10'],
  ['day 0', '2023-02-00'],
  ['day 32', '2023-01-32'],
  ['hour 24', '2023-02-22T24:00:00Z'],
  ['minute 60', '2023-02-22 08:60:00'],
  ['second 60', '2023-02-22T08:05:60Z'],
  ['a year of five digits', '12023-02-22'],
  ['a year of two digits', '23-02-22'],
  ['a year with a sign', '+002023-02-22T08:05:35Z'],
  ['a year before 0000 in UTC', '0000-01-01T00:00:00+01:00'],
  ['a year after 9999 in UTC', '9999-12-31T23:59:59-01:00'],
  ['a month of one digit', '2023-2-22'],
  ['a time without seconds', '2023-02-22T08:05Z'],
  ['a zone by name', '2023-02-22T08:05:35 MSK'],
  ['text after it', '2023-02-22T08:05:35Z tomorrow'],
  ['a line break after it', '2023-02-22\n'],
  ['a space before it', ' 2023-02-22'],
  ['day, month and year by points', '22.02.2023'],
  ['a word', 'yesterday'],
  ['digits of another script', '２０２３-02-22'],
  ['a number', 1677053135],
  ['a number as text', '1677053135'],
  ['true', true],
]

eachDatabase((database) => {
  const desk = useDesk(database)

  const find = async (filters: unknown, period: object = always): Promise<Reply> => {
    const reply = await desk().call('lead/list', { period, filters, sort_field: 'id', sort_order: 'asc' })
    expect(reply.text).toContain('"status":"success"')
    return reply
  }

  /** Asserts that a date is stored and shown as expected, and that both spellings find the lead. */
  const holds = async (given: string, shown: string) => {
    const id = await desk().lead({ creation_date: given, paid_date: given })
    const { json } = await find([['id', '=', id]])
    expect(json.leads).toMatchObject([{ creation_date: shown, paid_date: shown }])
    for (const date of [given, shown])
      for (const field of ['creation_date', 'paid_date'])
        expect(idsOf(await find([field === 'paid_date' ? [field, 'in', [date]] : [field, '=', date]]))).toContain(id)
    expect(idsOf(await find([], { from: given, to: shown }))).toContain(id)
    expect(idsOf(await find([], { from: shown, to: shown }))).toContain(id)
  }

  for (const [title, given, shown] of accepted)
    test(`§5 a date is accepted ${title}: ${given}`, () => holds(given, shown))

  for (const [given, shown] of rolledOver)
    test(`§5 a day that its month lacks rolls over: ${given}`, () => holds(given, shown))

  for (const day of leapDays) test(`§5 a leap day stays what it is: ${day}`, () => holds(day, `${day}T00:00:00+0000`))

  for (const [title, given] of refused)
    test(`§5 a date is refused wherever one is read: ${title}`, async () => {
      const id = await desk().lead()
      const required = { creation_date: '2023-01-01', name: 'Иван', status: '0', title: 'Заявка' }
      const calls: [method: string, body: object, argument: string][] = [
        ['lead/create', { ...required, creation_date: given }, 'creation_date'],
        ['lead/create', { ...required, paid_date: given }, 'paid_date'],
        ['lead/update', { id, creation_date: given }, 'creation_date'],
        ['lead/update', { id, paid_date: given }, 'paid_date'],
        ['lead/list', { period: { ...always, from: given } }, 'period.from'],
        ['lead/list', { period: { ...always, to: given } }, 'period.to'],
        ['lead/list', { period: always, filters: [['paid_date', '<', given]] }, 'filters[0].value'],
        ['lead/list', { period: always, filters: [['creation_date', 'in', [given]]] }, 'filters[0].value[0]'],
      ]
      for (const [method, body, argument] of calls) {
        const { status, json } = await desk().call(method, body)
        expect([argument, status, json.error, json.details]).toEqual([argument, 400, 'incorrect_request', { argument }])
        expect(json.description).toContain(`Argument ${argument} is not a date`)
      }
    })

  test('§5 the fraction is dropped in periods and filters too, so that = finds what was shown', async () => {
    const id = await desk().lead({ creation_date: '2021-05-05T10:00:00.200Z' })
    expect(idsOf(await find([['creation_date', '=', '2021-05-05T10:00:00.900Z']]))).toEqual([id])
    expect(idsOf(await find([['creation_date', '>', '2021-05-05T10:00:00.000Z']]))).not.toContain(id)
    const second = { from: '2021-05-05T10:00:00.999Z', to: '2021-05-05T10:00:00.001Z' }
    expect(idsOf(await find([], second))).toEqual([id])
  })

  test('§5 a date without time is its first second, in period.to its whole day', async () => {
    const days = ['2020-07-09T23:59:59Z', '2020-07-10T00:00:00Z', '2020-07-10T23:59:59Z', '2020-07-11T00:00:00Z']
    const [, first, last] = await Promise.all(days.map((creation_date) => desk().lead({ creation_date })))
    const ofDay = async (filters: unknown[], to: string) =>
      idsOf(await find(filters, { from: '2020-07-10', to })).toSorted()
    expect(await ofDay([], '2020-07-10')).toEqual([first, last].toSorted())
    expect(await ofDay([], '2020-07-10T00:00:00Z')).toEqual([first])
    expect(await ofDay([['creation_date', '<=', '2020-07-10']], '2020-07-10')).toEqual([first])
    expect(await ofDay([['creation_date', '>', '2020-07-10']], '2020-07-10')).toEqual([last])
    expect(await ofDay([['creation_date', '=', '2020-07-10']], '2020-07-10')).toEqual([first])
  })

  test('§5 period.to as a day that its month lacks is the whole day that it rolls over to', async () => {
    const id = await desk().lead({ creation_date: '2019-12-01T23:59:59Z' })
    const later = await desk().lead({ creation_date: '2019-12-02T00:00:00Z' })
    const found = idsOf(await find([], { from: '2019-11-30', to: '2019-11-31' }))
    expect(found).toContain(id)
    expect(found).not.toContain(later)
  })
})
