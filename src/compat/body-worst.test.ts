import { expect, test } from 'vitest'
import { parseJson } from './body.ts'

test.each([
  ['quotes that are escaped behind a long number', `1234567890123456${'\\"'.repeat(60_000)}`, 'not-json'],
  ['a list that only JSON5 would take', `{a:[${'1,'.repeat(500_000)}]}`, 'not-json'],
  ['80,000 names', `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1`)}}`, 'body-too-many-names'],
  ['a long name of JSON5', `{${'ж'.repeat(79_990)}:1`, 'not-json'],
  ['many lists of JSON5', `{a:[${'[1],'.repeat(19_990)}`, 'not-json'],
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
