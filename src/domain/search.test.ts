import { expect, test } from 'vitest'
import { numberOf, phonePartsOf, wordsOf } from './search.ts'

test.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  [' Иванов  2gis ', ['Иванов', '2gis']],
  ['№ 12', ['№12']],
  ['8 (999) 123-45-67', ['8 (999) 123-45-67']],
  ['999 12', ['999', '12']],
  ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h i j']],
])('the words of %j are %j', (typed, words) => {
  expect(wordsOf(typed)).toEqual(words)
})

test.each<[string, number | undefined]>([
  ['12', 12],
  ['#12', 12],
  ['№12', 12],
  ['012', 12],
  ['12a', undefined],
  ['-12', undefined],
  ['1234567890123456', undefined],
])('%j is the number %s', (word, number) => {
  expect(numberOf(word)).toBe(number)
})

test.each<[string, string, string[]]>([
  ['8 (999) 123-45-67', 'RU', ['89991234567', '79991234567']],
  ['+7 999 123 45 67', 'RU', ['79991234567']],
  ['8 999 12', 'RU', ['899912', '799912']],
  ['999 12', 'RU', ['99912']],
  ['(212) 555-0123', 'US', ['2125550123', '12125550123']],
  ['8 999 12', 'US', ['899912']],
  ['12', 'RU', []],
  ['2gis', 'RU', []],
  ['7999 доб. 5', 'RU', []],
])('%j in %s may be a phone with %j', (typed, country, parts) => {
  expect(phonePartsOf(typed, country)).toEqual(parts)
})
