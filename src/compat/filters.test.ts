import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { everyone, type Row, useTwelveLeads } from '../../test/twelve-leads.ts'

const [four, three, two] = [['id', '<', 6] as const, ['id', '=', 3] as const, ['id', '=', 2] as const]
const afterThree = ['id', '>', 3]

const spellings: Row[] = [
  ['{field, operator, value}', [{ field: 'price', operator: '>', value: '12500' }], '2 8 10'],
  ['{field, operation, value}', [{ field: 'price', operation: '>', value: '12500' }], '2 8 10'],
  ['[field, operator, value]', [['price', '>', '12500']], '2 8 10'],
  [
    'all three mixed in one list',
    [
      { field: 'price', operator: '>', value: 1 },
      { field: 'price', operation: '<', value: 20000 },
      ['source', '=', 'vk'],
    ],
    '1',
  ],
  ['operator wins over operation', [{ field: 'id', operator: '=', operation: '>', value: 3 }], '3'],
  ['operator wins in any order of keys', [{ operation: '>', value: 3, field: 'id', operator: '=' }], '3'],
  ['operation counts when operator is null', [{ field: 'id', operator: null, operation: '=', value: 3 }], '3'],
  ['other keys of a condition are ignored', [{ field: 'id', operator: '=', value: 3, comment: 'x' }], '3'],
  ['no filters find everything', undefined, everyone],
  ['filters null find everything', null, everyone],
  ['an empty list finds everything', [], everyone],
]

const groups: Row[] = [
  ['a list is and', [afterThree, four], '4 5'],
  ['{and} in place of the list', { and: [afterThree, four] }, '4 5'],
  ['{or} in place of the list', { or: [['id', '<', 2], { field: 'id', operation: '>', value: 11 }] }, '1 12'],
  [
    'or in a list',
    [
      ['id', '<', 9],
      {
        or: [
          ['source', '=', 'vk'],
          ['source', '=', '2gis'],
        ],
      },
    ],
    '1 3',
  ],
  ['and in or', [{ or: [{ and: [afterThree, four] }, ['id', '=', 9]] }], '4 5 9'],
  ['or in and in or', { or: [{ and: [four, { or: [three, ['id', '=', 10]] }] }, ['id', '=', 11]] }, '3 11'],
  ['two or in a list', [{ or: [['id', '=', 1], two] }, { or: [two, three] }], '2'],
  ['two and in an or', { or: [{ and: [four, afterThree] }, { and: [two, ['status', '=', 1]] }] }, '2 4 5'],
  ['an empty and is true', [{ and: [] }], everyone],
  ['an empty and in place of the list is true', { and: [] }, everyone],
  ['an empty and beside a condition changes nothing', [{ and: [] }, three], '3'],
  ['an empty and within or is true', { or: [three, { and: [] }] }, everyone],
  ['an empty or finds nothing', [{ or: [] }], ''],
  ['an empty or in place of the list finds nothing', { or: [] }, ''],
  ['an empty or beside a condition finds nothing', [three, { or: [] }], ''],
  ['an empty or within or changes nothing', { or: [three, { or: [] }] }, '3'],
  ['an or of one child works', [{ or: [three] }], '3'],
  ['an and of one child works', { and: [three] }, '3'],
  ['groups of one child within each other work', { and: [{ or: [{ and: [three] }] }] }, '3'],
  ['a condition inside 8 groups', within(8, 'or', three), '3'],
  ['a condition inside 8 groups, the outermost in place of the list', within(8, 'and', three)[0], '3'],
  ['100 conditions in a list', Array(100).fill(three), '3'],
  [
    '100 conditions in groups',
    {
      or: Array(50).fill({
        and: [
          ['id', '<', 4],
          ['id', '>', 2],
        ],
      }),
    },
    '3',
  ],
  ['thousands of empty groups, and', { and: [...Array(4_000).fill({ and: [] }), three] }, '3'],
  ['thousands of empty groups, or', [{ or: [...Array(4_000).fill({ and: [{ or: [] }] }), three] }], '3'],
  ['1,000 numbers in a list', [['id', 'in', Array.from({ length: 1000 }, (_, index) => index + 10)]], '10 11 12'],
  ['1,000 texts in a list', [['title', 'in', [...Array(999).fill('нет'), 'тест']]], '7'],
]

/** For each field, a value of some lead, and a value of none. */
const values: [field: string, some: unknown, none: unknown][] = [
  ['id', '3', '99'],
  ['title', 'тест', 'нет'],
  ['name', 'мария', 'нет'],
  ['email', 'ivan@gmail.com', 'нет'],
  ['phone', '8 999 123 45 67', '8 999 123 45 00'],
  ['source', 'VK', 'нет'],
  ['text', 'ВАЖНЫЙ КЛИЕНТ', 'нет'],
  ['price', 1000, 1000.005],
  ['status', 2, 77],
  ['creation_date', '2023-01-03', '2023-01-03T00:00:01Z'],
  ['paid_date', '2023-02-01', '2024-01-01'],
]

eachDatabase((database) => {
  const find = useTwelveLeads(database)

  for (const [title, filters, ids] of spellings)
    test(`§6 spellings: ${title}`, async () =>
      expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(ids))

  for (const [title, filters, ids] of groups)
    test(`§6 groups: ${title}`, async () =>
      expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(ids))

  for (const [field, some, none] of values) {
    test(`§6 != is the exact complement of = for ${field}, a value that is there and one that is not`, async () => {
      const [equal, other] = [await find([[field, '=', some]]), await find([[field, '!=', some]])]
      expect(equal).not.toBe('')
      expect(other).toBe(without(equal))
      expect([await find([[field, '=', none]]), await find([[field, '!=', none]])]).toEqual(['', everyone])
    })

    test(`§6 in for ${field}: a list, one value as a list, an empty list`, async () => {
      const equal = await find([[field, '=', some]])
      expect(await find([[field, 'in', [none, some, some]]])).toBe(equal)
      expect(await find([[field, 'in', some]])).toBe(equal)
      expect(await find([[field, 'in', [none]]])).toBe('')
      expect(await find([[field, 'in', []]])).toBe('')
    })
  }
})

function without(ids: string): string {
  const left = everyone.split(' ').filter((id) => !ids.split(' ').includes(id))
  return left.join(' ')
}

/** A list with a condition in that many groups. */
function within(groups: number, word: 'and' | 'or', condition: unknown): unknown[] {
  return groups === 0 ? [condition] : [{ [word]: within(groups - 1, word, condition) }]
}
