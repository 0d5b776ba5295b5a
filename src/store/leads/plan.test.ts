import { describe, expect, test } from 'vitest'
import type { Condition, Filter } from '../../domain/filter.ts'
import { fold } from '../../domain/fold.ts'
import { searchText } from '../search/text-query.ts'
import {
  type Estimates,
  indexableConditions,
  isHeavy,
  maxCounted,
  pathOfPage,
  pathOfTotal,
  plannedConditions,
} from './plan.ts'

const word: Condition = { field: 'name', operator: 'like', value: 'Иванов' }
const phone: Condition = { field: 'phone', operator: '=', value: '+79991234567' }
const paid: Condition = { field: 'status', operator: '=', value: 1 }

/** Estimates of a million leads: how many are in the period, and how many the indexes find. */
function estimates(inPeriod: number, ...found: [Condition, number][]): Estimates {
  return { all: 1_000_000, inPeriod, found: new Map(found) }
}

describe('the total', () => {
  test.each<[string, Estimates, unknown]>([
    ['along a rare word', estimates(28_000, [word, 40]), word],
    ['along the rarest of several', estimates(28_000, [word, 400], [phone, 3]), phone],
    ['along the period where the word is common', estimates(28_000, [word, maxCounted]), 'period'],
    ['along a period that is shorter than what the word finds', estimates(3_000, [word, 9_000]), 'period'],
    ['along the period where no index helps', estimates(28_000), 'period'],
  ])('%s', (_, known, guide) => {
    expect(pathOfTotal(known)).toBe(guide)
  })
})

describe('the page', () => {
  test.each<[string, Parameters<typeof pathOfPage>, unknown]>([
    [
      'along the order where many leads match',
      ['creation_date', 20, 10_000, estimates(28_000, [word, maxCounted])],
      'order',
    ],
    ['along a word that few leads match', ['creation_date', 20, 3, estimates(28_000, [word, 60])], word],
    ['along a short period, sorted by another field', ['price', 20, 300, estimates(300)], 'period'],
    ['along the order of another field over all time', ['price', 20, 1_000_000, estimates(1_000_000)], 'order'],
    ['along a status that few leads have', ['creation_date', 20, 12, estimates(1_000_000, [paid, 12])], paid],
  ])('%s', (_, args, guide) => {
    expect(pathOfPage(...args)).toBe(guide)
  })
})

describe('a reader thread runs', () => {
  const asked = (filter: Filter, limit = 20) => ({
    filter,
    sort: { field: 'creation_date' as const },
    limit,
    offset: 0,
  })
  test.each<[string, ReturnType<typeof asked>, Estimates, boolean]>([
    ['no plain list', asked({ and: [] }), estimates(1_000_000), false],
    ['no list of a rare word', asked({ and: [word] }), estimates(1_000_000, [word, 40]), false],
    ['a list of a common word', asked({ and: [word] }), estimates(1_000_000, [word, maxCounted]), true],
    ['a list that no index helps', asked({ or: [word, phone] }), estimates(28_000), true],
    ['a list of ten thousand', asked({ and: [] }, 10_000), estimates(28_000), true],
    ['no list of ten thousand where there are few', asked({ and: [] }, 10_000), estimates(80), false],
  ])('%s', (_, query, known, isIt) => {
    expect(isHeavy(query, known)).toBe(isIt)
  })
})

test('only a condition that every match fulfils can be the access path', () => {
  expect(indexableConditions({ and: [word, { or: [phone] }, { or: [phone, paid] }] })).toEqual([word, phone])
  expect(indexableConditions({ or: [] })).toEqual([])
})

test('only the first of many conditions are looked up', () => {
  const many = Array.from({ length: 100 }, (_, id): Condition => ({ field: 'id', operator: '>', value: id }))
  expect(indexableConditions({ and: many })).toHaveLength(100)
  expect(plannedConditions({ and: [{ or: many.slice(0, 2) }, ...many] })).toEqual(many.slice(0, 8))
})

test('a text of a megabyte is folded once for many searches', () => {
  const condition: Condition = { field: 'name', operator: 'like', value: 'Ёж😀 '.repeat(200_000) }
  const timeOf = (times: number, look: () => unknown) => {
    const begin = performance.now()
    for (let time = 0; time < times; time++) look()
    return performance.now() - begin
  }
  const once = timeOf(3, () => fold(condition.value as string)) / 3
  expect(timeOf(100, () => searchText(condition))).toBeLessThan(20 * once)
  expect(searchText(condition)?.text).toBe('еж😀 еж😀 еж')
})

test.each<[string, Condition, ReturnType<typeof searchText>]>([
  ['folded', { field: 'title', operator: 'like', value: 'ЁЛКА' }, { text: 'елка', isAll: true }],
  ['a phone by its digits', { field: 'phone', operator: 'like', value: '8 (999) 1' }, { text: '89991', isAll: true }],
  ['not in two characters', { field: 'title', operator: 'like', value: 'ив' }, undefined],
  ['not in two characters of four code units', { field: 'title', operator: 'like', value: '😀😀' }, undefined],
  ['a whole title', { field: 'title', operator: '=', value: 'Заявка' }, { text: 'заявка', isAll: false }],
  [
    'by its beginning, when it is long',
    { field: 'name', operator: 'like', value: 'Константинопольский' },
    { text: 'константин', isAll: false },
  ],
  ['not a whole e-mail, which has an index of its own', { field: 'email', operator: '=', value: 'a@b.ru' }, undefined],
])('trigrams are asked for a text %s', (_, condition, text) => {
  expect(searchText(condition)).toEqual(text)
})
