import { expect, test } from 'vitest'
import { parseJson } from './body.ts'

test.each([
  ['quotes that are escaped behind a long number', `1234567890123456${'\\"'.repeat(60_000)}`, 'not-json'],
  ['a list that only JSON5 would take', `{a:[${'1,'.repeat(500_000)}]}`, 'not-json'],
  ['80,000 names', `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1`)}}`, 'body-too-many-names'],
  ['a long name of JSON5', `{${'ж'.repeat(79_990)}:1`, 'not-json'],
  ['many lists of JSON5', `{a:[${'[1],'.repeat(19_990)}`, 'not-json'],
  ['an unterminated comment of stars behind a long number', `{a:1234567890123456/${'*'.repeat(79_000)}`, 'not-json'],
  ['slashes behind a long number', `{a:1234567890123456${'/*'.repeat(30_000)}`, 'not-json'],
  ['340,000 lists', `{"a":[${Array(340_000).fill('[]')}]}`, 'body-too-many-lists'],
])('%s is refused at once', (_, text, code) => {
  const begin = performance.now()
  expect(() => parseJson(text)).toThrow(code)
  expect(performance.now() - begin).toBeLessThan(2_000)
})

test('JSON5 may have 80,000 characters, and no more', () => {
  const text = (length: number) => `{a:'${'x'.repeat(length - 6)}'}`
  expect(parseJson(text(80_000))).toEqual({ a: 'x'.repeat(79_994) })
  expect(() => parseJson(text(80_001))).toThrow('not-json')
})

test('a long number keeps its digits, and an unterminated text is refused', () => {
  expect(parseJson('{"id":12345678901234567890,"a":"\\"1234567890123456"}')).toEqual({
    id: '12345678901234567890',
    a: '"1234567890123456',
  })
  expect(() => parseJson('{"id":12345678901234567890,"a')).toThrow('not-json')
})

test.each<[string, string, object]>([
  [
    'with a sign',
    '{a:-1234567890123456789,b:+1234567890123456789}',
    { a: '-1234567890123456789', b: '1234567890123456789' },
  ],
  ['beside white space of JSON5', '{a:\u00a01234567890123456789\u2028}', { a: '1234567890123456789' }],
  ['in a list', '{a:[1234567890123456789,1]}', { a: ['1234567890123456789', 1] }],
  [
    'in a text',
    `{a:'"1234567890123456789',b:"'1234567890123456789"}`,
    { a: '"1234567890123456789', b: "'1234567890123456789" },
  ],
  [
    'in a name',
    '{ж1234567890123456789:1,$1234567890123456789:2}',
    { ж1234567890123456789: 1, $1234567890123456789: 2 },
  ],
  ['in a comment', "{/* '1234567890123456789 **/a:1,// 1234567890123456789\nb:2}", { a: 1, b: 2 }],
  ['beside a fraction', '{a:1234567890123456.5,b:0xf00000000000000000}', { a: 1234567890123456.5, b: 15 * 16 ** 17 }],
])('JSON5 keeps the digits of a long number only: %s', (_, text, value) => {
  expect(parseJson(text)).toEqual(value)
})

test('the position of an error beside a long number is that in the text as it came', () => {
  expect(() => parseJson('{a: 1234567890123456789, b: ]}')).toThrow(
    expect.objectContaining({ params: { reason: "invalid character ']' at 1:29" } }),
  )
})
