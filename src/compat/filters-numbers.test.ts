import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { everyone, type Row, useTwelveLeads } from '../../test/twelve-leads.ts'

const priced = '1 2 3 4 5 6 8 10 11'

const ids: Row[] = [
  ['= a number', [['id', '=', 7]], '7'],
  ['= digits as text', [['id', '=', '7']], '7'],
  ['= order_7', [['id', '=', 'order_7']], '7'],
  ['!= order_7', [['id', '!=', 'order_7']], '1 2 3 4 5 6 8 9 10 11 12'],
  ['<', [['id', '<', 3]], '1 2'],
  ['<=', [['id', '<=', 'order_3']], '1 2 3'],
  ['> compares numbers, not text', [['id', '>', '9']], '10 11 12'],
  ['>=', [['id', '>=', 9]], '9 10 11 12'],
  ['in, in all spellings of an id', [['id', 'in', [2, '3', 'order_4', 99]]], '2 3 4'],
  ['= a number beyond all finds nothing', [['id', '=', '9'.repeat(30)]], ''],
  ['< a number beyond all finds everything', [['id', '<', '9'.repeat(30)]], everyone],
]

const statuses: Row[] = [
  ['= digits as text', [['status', '=', '2']], '3 11'],
  ['= a number', [['status', '=', 1]], '2 6'],
  ['!=', [['status', '!=', '0']], '2 3 6 11'],
  ['in', [['status', 'in', ['1', 2]]], '2 3 6 11'],
  ['in one value', [['status', 'in', '1']], '2 6'],
  ['an unknown one is no error and finds nothing', [['status', '=', '77']], ''],
  ['an unknown one in a list finds nothing of its own', [['status', 'in', ['77', '1']]], '2 6'],
  ['!= an unknown one finds everything', [['status', '!=', 77]], everyone],
]

const prices: Row[] = [
  ['= a number', [['price', '=', 20000.5]], '2'],
  ['= text with zeros around it', [['price', '=', '020000.500']], '2'],
  ['= 0', [['price', '=', 0]], '3'],
  ['!= finds the unset too', [['price', '!=', 0]], '1 2 4 5 6 7 8 9 10 11 12'],
  ['<', [['price', '<', 1000]], '3 6 11'],
  ['<=', [['price', '<=', '1000.00']], '3 4 6 11'],
  ['>', [['price', '>', 12500.5]], '2 10'],
  ['> compares numbers, not text', [['price', '>', '9999']], '1 2 8 10'],
  ['>=', [['price', '>=', '12500.5']], '2 8 10'],
  ['in', [['price', 'in', [0, '1000.01', 1000.02]]], '3 5'],
  ['= between two hundredths finds nothing', [['price', '=', 1000.005]], ''],
  ['!= between two hundredths finds everything', [['price', '!=', '1000.005']], everyone],
  ['< between two hundredths', [['price', '<', 1000.005]], '3 4 6 11'],
  ['<= between two hundredths', [['price', '<=', '1000.005']], '3 4 6 11'],
  ['> between two hundredths', [['price', '>', 1000.005]], '1 2 5 8 10'],
  ['>= between two hundredths', [['price', '>=', '1000.0050001']], '1 2 5 8 10'],
  ['in between two hundredths', [['price', 'in', [1000.005, 1000.01]]], '5'],
  ['> below zero finds what is set', [['price', '>', -5]], priced],
  ['>= just below zero finds what is set', [['price', '>=', '-0.001']], priced],
  ['< below zero finds nothing', [['price', '<', '-0.01']], ''],
  ['= below zero finds nothing', [['price', '=', -5]], ''],
  ['= minus zero is zero', [['price', '=', '-0.00']], '3'],
  ['= with a plus', [['price', '=', '+1000']], '4'],
  ['> just below the greatest', [['price', '>', '999999999999.985']], '10'],
  ['> just above the greatest finds nothing', [['price', '>', '999999999999.995']], ''],
  ['= the greatest', [['price', '=', '999999999999.99']], '10'],
  ['< beyond every price finds what is set', [['price', '<', '1'.repeat(50)]], priced],
  ['> beyond every price finds nothing', [['price', '>', 1e30]], ''],
  ['= beyond every price finds nothing', [['price', '=', '1000000000000']], ''],
  ['!= beyond every price finds everything', [['price', '!=', 1e30]], everyone],
  ['<= a number so small that JSON writes it with an exponent', [['price', '<=', 1e-9]], '3'],
]

const dates: Row[] = [
  ['= drops the fraction', [['creation_date', '=', '2023-01-02T10:30:15.1Z']], '2'],
  ['= in another zone', [['creation_date', '=', '2023-01-02T13:30:15+03:00']], '2'],
  ['= without a zone is UTC', [['creation_date', '=', '2023-01-02 10:30:15']], '2'],
  ['= without time is 00:00:00', [['creation_date', '=', '2023-01-03']], '3'],
  ['= without time finds no later second of the day', [['creation_date', '=', '2023-01-04']], ''],
  [
    '!=',
    [
      ['creation_date', '!=', '2023-01-03'],
      ['id', '<', 5],
    ],
    '1 2 4',
  ],
  ['<', [['creation_date', '<', '2023-01-02T10:30:15Z']], '1'],
  ['<=', [['creation_date', '<=', '2023-01-02T10:30:15Z']], '1 2'],
  ['<= without time is the first second of the day', [['creation_date', '<=', '2023-01-04']], '1 2 3'],
  ['>', [['creation_date', '>', '2023-01-10']], '11 12'],
  ['>=', [['creation_date', '>=', '2023-01-10 00:00:00']], '10 11 12'],
  ['in', [['creation_date', 'in', ['2023-01-03', '2023-01-05T00:00:00Z']]], '3 5'],
  ['= when it was paid', [['paid_date', '=', '2023-02-10T12:00:00+0000']], '2'],
  ['!= when it was paid finds the unset too', [['paid_date', '!=', '2023-02-01']], '1 2 3 4 5 7 8 9 10 11 12'],
  ['< when it was paid leaves out the unset', [['paid_date', '<', '2023-02-10T12:00:00Z']], '6'],
  ['<= when it was paid leaves out the unset', [['paid_date', '<=', '2023-02-10T12:00:00Z']], '2 6'],
  ['> when it was paid', [['paid_date', '>', '2023-02-01']], '2'],
  ['>= when it was paid', [['paid_date', '>=', '2023-02-01']], '2 6'],
  ['in one value', [['paid_date', 'in', '2023-02-01']], '6'],
]

/** The ids of the leads in which each field is unset: never given, or cleared. */
const unset: Record<string, string> = {
  id: '',
  title: '',
  name: '',
  creation_date: '',
  status: '',
  email: '3 4 5 7 8 9 10 11 12',
  phone: '7 12',
  source: '5 7 10 11 12',
  text: '2 3 4 5 6 7 11 12',
  price: '7 9 12',
  paid_date: '1 3 4 5 7 8 9 10 11 12',
}

eachDatabase((database) => {
  const find = useTwelveLeads(database)

  for (const [name, rows] of Object.entries({ id: ids, status: statuses, price: prices, date: dates }))
    for (const [title, filters, found] of rows)
      test(`§6 ${name} ${title}`, async () =>
        expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(found))

  for (const [field, ids] of Object.entries(unset))
    test(`§6 null for ${field}: 1 finds the unset, 0 the set, as number or as text`, async () => {
      const set = everyone.split(' ').filter((id) => !ids.split(' ').includes(id))
      for (const flag of [1, '1']) expect(await find([[field, 'null', flag]])).toBe(ids)
      for (const flag of [0, '0']) expect(await find([[field, 'null', flag]])).toBe(set.join(' '))
    })

  for (const [field, least, most] of [
    ['price', -1, 1e30],
    ['paid_date', '0001-01-01', '9999-12-31'],
  ] as const)
    test(`§6 an unset ${field} matches no comparison, whatever is around it`, async () => {
      const set = await find([[field, 'null', 0]])
      for (const comparison of [
        [field, '>', least],
        [field, '>=', least],
        [field, '<', most],
        [field, '<=', most],
      ])
        expect(await find([comparison])).toBe(set)
      expect(await find([[field, '>', most]])).toBe('')
      expect(
        await find([
          {
            or: [
              [field, '<', most],
              [field, 'null', 1],
            ],
          },
        ]),
      ).toBe(everyone)
    })
})
