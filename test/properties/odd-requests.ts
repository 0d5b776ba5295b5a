import fc from 'fast-check'
import { always } from '../desk.ts'
import { anyText, word } from './texts.ts'

/** A valid body for each method of the wire. */
export const examples = {
  'project/leads/lead/list': {
    period: always,
    filters: [
      { field: 'price', operator: '>', value: '1000' },
      ['phone', '=', '+79999999999'],
      { or: [{ field: 'title', operation: 'like', value: 'заявка' }, { and: [] }] },
      { field: 'creation_date', operator: 'in', value: ['2023-11-31', '2022-01-01T21:00:00+0000'] },
    ],
    sort_field: 'price',
    sort_order: 'asc',
    limit: 20,
    offset: 0,
  },
  'project/leads/status/list': {},
  'project/leads/lead/create': {
    creation_date: '2023-02-22T08:05:35.569Z',
    name: 'Иванов Иван',
    status: '1',
    title: 'Новая заявка',
    price: 12500.5,
    phone: 71231231234,
  },
  'project/leads/lead/update': { id: '1', price: '12500.50', paid_date: null, text: '', source: 'vk' },
  'user/projects': {},
}
export type Method = keyof typeof examples
const methods = Object.keys(examples) as Method[]
export const method = fc.constantFrom(...methods)
export const verb = fc.constantFrom('POST', 'POST', 'GET')

const numbers = [
  '1e400',
  '-1e400',
  '-0',
  '1e-400',
  '5e-324',
  '9007199254740993',
  '1E+2',
  '00012',
  '.5',
  '5.',
  '0x1F',
  '+1',
]
const jsonNumber = fc.constantFrom(...numbers, 'Infinity', '-Infinity', 'NaN', '12345678901234567890', '0.1')
const token = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('{', '}', '[', ']', ':', ',', '"', "'", '\\', '\n', ' ') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('// note\n', '/* note */', '/*', '//', '\\u0000', '\\ud800', '\\x41', '\\\n'),
  },
  { weight: 2, arbitrary: jsonNumber },
  { weight: 2, arbitrary: fc.constantFrom('null', 'true', 'undefined', '__proto__', 'constructor', 'prototype') },
  { weight: 3, arbitrary: fc.constantFrom('id', 'period', 'from', 'filters', 'and', 'or', 'field', 'title', 'limit') },
  { weight: 1, arbitrary: word },
)
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, true, '', ' ', '0', '-1', 1e21, -0, 2 ** 53, [], {}, [[]], [{}], '\ud800', '\0', '%'),
  fc.constantFrom<unknown>(
    { and: [] },
    { or: {} },
    { and: [], or: [] },
    { toString: 1 },
    { from: [], to: {} },
    'order_',
  ),
  word,
)

/** A valid body in which one part, at any depth, replaces another. */
const mutated = method.chain((name) => {
  const places = placesIn(examples[name])
  return fc
    .tuple(fc.constantFrom([], ...places), odd)
    .map(([place, value]) => ({ name, body: changed(examples[name], place, value) }))
})
/** The text of a valid body with some characters removed and others inserted. */
const garbled = method.chain((name) => {
  const characters = [...JSON.stringify(examples[name])]
  const cut = fc.record({ at: fc.nat(characters.length), gone: fc.nat(3), come: fc.array(token, { maxLength: 2 }) })
  return cut.map(({ at, gone, come }) => ({ name, body: characters.toSpliced(at, gone, ...come).join('') }))
})
const deep = fc
  .record({
    name: method,
    piece: fc.constantFrom('[', '{"a":', '{"and":[', '[{"or":[', '{"__proto__":', "{'a':["),
    times: fc.constantFrom(1, 9, 99, 100, 101, 3_000, 100_000),
    before: fc.constantFrom('', '{"filters":', '{"period":', '{"title":', '{"filters":[', '{"unknown":'),
    closed: fc.boolean(),
  })
  .map(({ name, piece, times, before, closed }) => {
    const opened = before + piece.repeat(times)
    const ends = [...opened].filter((each) => '[{'.includes(each)).map((each) => (each === '[' ? ']' : '}'))
    return { name, body: closed ? `${opened}1${ends.reverse().join('')}` : opened }
  })
const long = fc
  .record({
    name: method,
    field: fc.constantFrom('title', 'phone', 'sort_field', 'id', 'unknown', 'price', 'creation_date', 'status'),
    piece: fc.constantFrom('x', '9', 'ё', '😀', '\\', '"', ' ', 'ﷺ', '0', '\0', '-', '('),
    times: fc.constantFrom(1_000, 1_001, 65_536, 400_000, 1_100_000),
    isName: fc.boolean(),
  })
  .map(({ name, field, piece, times, isName }) => {
    const value = piece.repeat(times)
    return { name, body: JSON.stringify({ ...examples[name], ...(isName ? { [value]: 1 } : { [field]: value }) }) }
  })
/** A method and its body. */
export const sending = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name: method, body: fc.json({ maxDepth: 4 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ name: method, body: fc.array(token, { maxLength: 40 }).map((all) => all.join('')) }),
  },
  { weight: 4, arbitrary: fc.record({ name: method, body: fc.uint8Array({ maxLength: 500 }) }) },
  { weight: 8, arbitrary: mutated },
  { weight: 6, arbitrary: garbled },
  {
    weight: 3,
    arbitrary: fc.record({
      name: method,
      body: jsonNumber.map((each) => `{"id":${each},"limit":${each},"price":${each},"phone":${each}}`),
    }),
  },
  { weight: 2, arbitrary: deep },
  { weight: 1, arbitrary: long },
)
export const type = fc.constantFrom(
  undefined,
  'application/json',
  'application/x-www-form-urlencoded',
  'text/xml',
  'multipart/form-data',
  ';',
  '*',
)

const digits = fc.integer({ min: 0, max: 99 }).map((each) => String(each).padStart(2, '0'))
const dateLike = fc
  .tuple(fc.constantFrom('2024', '0000', '0001', '9999', '10000', '-001', '99'), digits, digits, digits, digits, digits)
  .chain(([year, month, day, hour, minute, second]) =>
    fc.constantFrom(
      `${year}-${month}-${day}`,
      `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
      `${year}-${month}-${day} ${hour}:${minute}:${second}`,
      `${year}-01-01T00:00:00+${hour}:${minute}`,
      `${year}-12-31T23:59:59-${hour}${minute}`,
      `${year}-12-31T23:59:59.${'9'.repeat(Number(second))}Z`,
      `${day}.${month}.${year}`,
      `${year}${month}${day}`,
    ),
  )
export const date = fc.oneof(
  { weight: 5, arbitrary: dateLike },
  { weight: 1, arbitrary: word },
  { weight: 1, arbitrary: odd },
)

const queryNames = [
  'project',
  'key',
  'period',
  'period[from]',
  'period[to]',
  'filters',
  'sort_field',
  'limit',
  'offset',
  '__proto__',
]
const part = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '12345', '1', '2024-01-01', '[]', '{', '[["id","=",1]]', 'asc', '-1', '1e3'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('%', '%zz', '%00', '%ff', '%D0', '+', '&', '=', '?', '#', '%26', '[', ';', '%u0041'),
  },
  { weight: 1, arbitrary: anyText(10).map(encodeURIComponent) },
)
const pair = fc.tuple(fc.oneof(fc.constantFrom(...queryNames), part), part).map(([name, value]) => `${name}=${value}`)
export const query = fc
  .array(fc.oneof({ weight: 4, arbitrary: pair }, part), { maxLength: 8 })
  .map((all) => all.join('&'))

type Place = (string | number)[]

/** The paths of all parts of a value. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => [[name], ...placesIn(each).map((rest) => [name, ...rest])])
}

function changed(whole: unknown, [name, ...rest]: Place, value: unknown): unknown {
  if (name === undefined) return value
  if (Array.isArray(whole)) return whole.with(Number(name), changed(whole[Number(name)], rest, value))
  const part = (whole as Record<string, unknown>)[name]
  return { ...(whole as object), [name]: changed(part, rest, value) }
}
