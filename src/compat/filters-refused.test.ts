import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, type Reply, useDesk } from '../../test/desk.ts'

const fields = 'creation_date email id name paid_date phone price status source title text'
const nine = '= != < <= > >= in like null'
const ordered = '= != < <= > >= in null'
const textual = '= != in like null'

/** An invalid condition: the invalid part of it, and the end of the sentence. */
type Fault = [title: string, condition: [unknown, unknown, unknown], at: string, says: string]

const required: Fault[] = [
  ['a missing field', [undefined, '=', 1], 'field', 'Required argument @ is missing'],
  ['field null', [null, '=', 1], 'field', 'Required argument @ is missing'],
  ['a missing operator', ['price', undefined, 1], 'operator', 'Required argument @ is missing'],
  ['operator null', ['price', null, 1], 'operator', 'Required argument @ is missing'],
  ['a missing value', ['price', '=', undefined], 'value', 'Required argument @ is missing'],
  ['value null', ['price', '=', null], 'value', 'Required argument @ is missing'],
  ['value null of in', ['id', 'in', null], 'value', 'Required argument @ is missing'],
  ['value null of null', ['price', 'null', null], 'value', 'Required argument @ is missing'],
  ['null in a list', ['id', 'in', [1, 2, 3, null]], 'value[3]', 'Required argument @ is missing'],
]

const unknown: Fault[] = [
  ['an unknown field', ['budget', '=', 1], 'field', `Argument @ is unknown: "budget". Known: ${fields}`],
  ['a field in upper case', ['Price', '=', 1], 'field', `Argument @ is unknown: "Price". Known: ${fields}`],
  ['an empty field', ['', '=', 1], 'field', `Argument @ is unknown: "". Known: ${fields}`],
  [
    'a field that every object has',
    ['toString', '=', 1],
    'field',
    `Argument @ is unknown: "toString". Known: ${fields}`,
  ],
  ['an own field', ['field:1', '=', 1], 'field', `Argument @ is unknown: "field:1". Known: ${fields}`],
  ['all own fields', ['fields', 'like', 'x'], 'field', `Argument @ is unknown: "fields". Known: ${fields}`],
  ['a number as field', [7, '=', 1], 'field', `Argument @ is unknown: "7". Known: ${fields}`],
  ['a list as field', [['price'], '=', 1], 'field', `Argument @ is unknown: "a list". Known: ${fields}`],
  ['an unknown operator', ['price', '~', 1], 'operator', `Argument @ is unknown: "~". Known: ${nine}`],
  ['none of these', ['price', 'not in', [1]], 'operator', `Argument @ is unknown: "not in". Known: ${nine}`],
  ['a span from now', ['paid_date', 'within', '-P3D'], 'operator', `Argument @ is unknown: "within". Known: ${nine}`],
  ['an operator in upper case', ['title', 'LIKE', 'a'], 'operator', `Argument @ is unknown: "LIKE". Known: ${nine}`],
  ['an operator with spaces', ['price', ' =', 1], 'operator', `Argument @ is unknown: " =". Known: ${nine}`],
  ['an empty operator', ['price', '', 1], 'operator', `Argument @ is unknown: "". Known: ${nine}`],
  ['a number as operator', ['price', 1, 1], 'operator', `Argument @ is unknown: "1". Known: ${nine}`],
]

const misfits: Fault[] = [
  ...['id', 'price', 'creation_date', 'paid_date'].map((field) => misfit(field, 'like', ordered)),
  ...['<', '<=', '>', '>=', 'like'].map((operator) => misfit('status', operator, '= != in null')),
  ...['title', 'name', 'email', 'phone', 'source', 'text'].map((field) => misfit(field, '<', textual)),
  ...['<=', '>', '>='].map((operator) => misfit('phone', operator, textual)),
]

const values: Fault[] = [
  ['a word as id', ['id', '=', 'семь'], 'value', 'Argument @ must be a whole number'],
  ['a fraction as id', ['id', '>', 1.5], 'value', 'Argument @ must be a whole number'],
  ['less than zero as id', ['id', '>', -1], 'value', 'Argument @ must be a whole number'],
  ['order_ without a number as id', ['id', '=', 'order_'], 'value', 'Argument @ must be a whole number'],
  ['an empty text as id', ['id', '=', ''], 'value', 'Argument @ must be a whole number'],
  ['true as id', ['id', '=', true], 'value', 'Argument @ must be a whole number'],
  ['a word among ids', ['id', 'in', [1, '2', 'x']], 'value[2]', 'Argument @ must be a whole number'],
  ['true as status', ['status', '=', true], 'value', 'Argument @ must be a whole number'],
  ['a word as price', ['price', '=', 'сто'], 'value', 'Argument @ is not a decimal number: "сто"'],
  ['an exponent as text as price', ['price', '>', '1e3'], 'value', 'Argument @ is not a decimal number: "1e3"'],
  ['a comma in a price', ['price', '>', '1000,50'], 'value', 'Argument @ is not a decimal number: "1000,50"'],
  ['a space before a price', ['price', '>', ' 1'], 'value', 'Argument @ is not a decimal number: " 1"'],
  ['an empty text as price', ['price', '=', ''], 'value', 'Argument @ is not a decimal number: ""'],
  ['true as price', ['price', '=', true], 'value', 'Argument @ is not a decimal number: "true"'],
  ['a word among prices', ['price', 'in', ['x']], 'value[0]', 'Argument @ is not a decimal number: "x"'],
  ['a word as date', ['creation_date', '>', 'вчера'], 'value', 'Argument @ is not a date: "вчера"'],
  ['a number as date', ['paid_date', '=', 1677053135], 'value', 'Argument @ is not a date: "1677053135"'],
  ['a time from now', ['paid_date', '>', '-P3D'], 'value', 'Argument @ is not a date: "-P3D"'],
  ['an empty text as date', ['paid_date', '=', ''], 'value', 'Argument @ is not a date: ""'],
  [
    'a month that is none, among dates',
    ['paid_date', 'in', ['2023-01-01', '2023-13-01']],
    'value[1]',
    'Argument @ is not a date',
  ],
  ['true as text', ['title', '=', true], 'value', 'Argument @ must be a string: true'],
  ['true as phone', ['phone', '=', false], 'value', 'Argument @ must be a string: false'],
  ['true as part of a text', ['title', 'like', true], 'value', 'Argument @ must be a string: true'],
  ['true among texts', ['title', 'in', ['a', true]], 'value[1]', 'Argument @ must be a string: true'],
  ['true in place of a list', ['title', 'in', true], 'value', 'Argument @ must be a string: true'],
  ['a list for =', ['title', '=', ['a']], 'value', 'Argument @ must be one value: a list'],
  ['a list for !=', ['status', '!=', ['1']], 'value', 'Argument @ must be one value: a list'],
  ['a list for <', ['price', '<', [1]], 'value', 'Argument @ must be one value: a list'],
  ['a list for >=', ['creation_date', '>=', ['2023-01-01']], 'value', 'Argument @ must be one value: a list'],
  ['a list for like', ['phone', 'like', ['1']], 'value', 'Argument @ must be one value: a list'],
  ['an object for =', ['id', '=', { id: 1 }], 'value', 'Argument @ must be one value: an object'],
  ['an object for in', ['id', 'in', { 0: 1 }], 'value', 'Argument @ must be one value: an object'],
  ['an object in a list', ['id', 'in', [{}]], 'value[0]', 'Argument @ must be one value: an object'],
  ['a list in a list', ['title', 'in', ['a', ['b']]], 'value[1]', 'Argument @ must be one value: a list'],
  ['2 for null', ['price', 'null', 2], 'value', 'Argument @ must be 1 (unset) or 0 (set): "2"'],
  ['true for null', ['price', 'null', true], 'value', 'Argument @ must be 1 (unset) or 0 (set): "true"'],
  ['an empty text for null', ['price', 'null', ''], 'value', 'Argument @ must be 1 (unset) or 0 (set): ""'],
  ['a list for null', ['price', 'null', [1]], 'value', 'Argument @ must be 1 (unset) or 0 (set): "a list"'],
  [
    'an object for null',
    ['price', 'null', { toString: 1 }],
    'value',
    'Argument @ must be 1 (unset) or 0 (set): "an object"',
  ],
  ['1,001 values', ['id', 'in', Array(1001).fill(1)], 'value', 'Argument @ has more than 1000 values'],
]

const ok = ['id', '=', 3]
const condition = 'must be a condition, {"field", "operator", "value"} or ["field", "operator", "value"], or a group'
const group = 'must be a group with one key, "and" or "or", and a list as its value'
const either = 'must be a list of conditions, or one {"and": […]} or {"or": […]}'

const shapes: [title: string, filters: unknown, argument: string, says: string][] = [
  ['a bare condition as a list in place of the list', ['price', '=', 1], 'filters[0]', condition],
  ['a bare condition as an object in place of the list', { field: 'id', operator: '=', value: 1 }, 'filters', either],
  ['an empty object in place of the list', {}, 'filters', either],
  ['a text in place of the list', 'price > 1', 'filters', either],
  ['a number in place of the list', 7, 'filters', either],
  ['true in place of the list', true, 'filters', either],
  ['a text in place of a condition', [ok, 'price > 1'], 'filters[1]', condition],
  ['null in place of a condition', [ok, null], 'filters[1]', condition],
  ['null in place of a condition of a group', { or: [ok, null] }, 'filters.or[1]', condition],
  ['a condition of four', [['price', '=', 1, 2]], 'filters[0]', condition],
  ['a group with both keys', [{ and: [ok], or: [ok] }], 'filters[0]', group],
  ['a group with both keys in place of the list', { or: [ok], and: [ok] }, 'filters', group],
  ['a group with another key', [ok, { or: [ok], comment: 'x' }], 'filters[1]', group],
  ['a group that is a condition too', [{ field: 'id', operator: '=', value: 1, and: [] }], 'filters[0]', group],
  [
    'a group that holds one condition without a list',
    [{ and: { field: 'id', operator: '=', value: 1 } }],
    'filters[0]',
    group,
  ],
  ['a group that holds null', [{ or: [{ and: null }] }], 'filters[0].or[0]', group],
  ['a group that holds a text', { or: 'x' }, 'filters', group],
  ['a group in upper case', [{ AND: [ok] }], 'filters[0].field', 'Required argument filters[0].field is missing'],
  ['a condition inside 9 groups', within(9, ok), `filters[0]${'.and[0]'.repeat(8)}`, 'is nested in more than 8 groups'],
  ['an empty group inside 8 others', within(9), `filters[0]${'.and[0]'.repeat(8)}`, 'is nested in more than 8 groups'],
  [
    'a condition inside 9 groups, the outermost in place of the list',
    within(9, ok)[0],
    `filters${'.and[0]'.repeat(8)}`,
    'more than 8',
  ],
  ['101 conditions', Array(101).fill(ok), 'filters', 'has more than 100 conditions'],
  ['101 conditions in groups', [{ or: Array(51).fill({ and: [ok, ok] }) }], 'filters', 'has more than 100 conditions'],
  ['the first of two faults is told', [ok, ['budget', '=', 1], ['price', '~', 1]], 'filters[1].field', 'budget'],
  ['of one condition the field is told first', [['budget', '~', null]], 'filters[0].field', 'budget'],
]

eachDatabase((database) => {
  const desk = useDesk(database)
  const list = (filters: unknown) => desk().call('lead/list', { period: always, filters })

  const refuses = ({ status, json }: Reply, argument: string, says: string) => {
    expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument }])
    expect(json.description).toContain(says.replace('@', argument))
  }

  for (const [title, given, at, says] of [...required, ...unknown, ...misfits, ...values])
    test(`§6 refused by its path in every spelling, in lists and groups: ${title}`, async () => {
      const places = spellings(given).flatMap((spelled): [filters: unknown, argument: string][] => [
        [[spelled], `filters[0].${at}`],
        [[ok, ok, spelled], `filters[2].${at}`],
        [[{ and: [ok, spelled] }], `filters[0].and[1].${at}`],
        [{ or: [{ and: [ok] }, { or: [spelled] }] }, `filters.or[1].or[0].${at}`],
      ])
      await Promise.all(places.map(async ([filters, argument]) => refuses(await list(filters), argument, says)))
    })

  for (const [title, filters, argument, says] of shapes)
    test(`§6 refused: ${title}`, async () => refuses(await list(filters), argument, says))
})

function misfit(field: string, operator: string, fitting: string): Fault {
  const says = `Argument @ does not fit field ${field}: "${operator}". Allowed: ${fitting}`
  return [`${operator} on ${field}`, [field, operator, '1'], 'operator', says]
}

/** A condition in the three spellings; undefined parts are left out as far as a list allows. */
function spellings([field, operator, value]: [unknown, unknown, unknown]): unknown[] {
  const bare = value === undefined && operator !== undefined ? [field, operator] : [field, operator, value]
  return [{ field, operator, value }, { field, operation: operator, value }, bare]
}

/** A list of conditions in that many nested groups. */
function within(groups: number, ...conditions: unknown[]): unknown[] {
  return groups === 0 ? conditions : [{ and: within(groups - 1, ...conditions) }]
}
