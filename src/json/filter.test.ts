import { describe, expect, test } from 'vitest'
import { everything, type Filter, nothing } from '../domain/filter.ts'
import type { OwnField, OwnFieldType } from '../domain/own-field.ts'
import { Refusal } from '../domain/refusal.ts'
import { FilterSchema, readFilter, readFilterText, readSearchFilter } from './filter.ts'
import { readSearch } from './filter-values.ts'
import { writeFilter } from './filter-write.ts'

const condition = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const own = (id: number, type: OwnFieldType, key = `key ${id}`): OwnField => ({
  ...{ id, key, name: `Поле ${id}`, type, options: [], position: id },
})
/** Monday after the night in which the clocks of Berlin were set forward. */
const now = Date.parse('2024-04-01T10:00:00Z') / 1000
const fields = [own(1, 'text'), own(2, 'number'), own(3, 'date'), own(4, 'choice', '__proto__')]
const scope = { project: { timeZone: 'Europe/Berlin', fields }, now }
const ownCondition = (id: number, operator: string, value: unknown) => {
  const { key, type } = fields[id - 1] as OwnField
  return { field: `field:${id}`, key, type, operator, value }
}
const seconds = (time: string) => Date.parse(time) / 1000
const second = Date.parse('2023-11-08T13:03:21Z') / 1000

describe('a document means', () => {
  test.each<[string, unknown, unknown]>([
    ['a condition', condition('title', '=', 'Заявка'), condition('title', '=', 'Заявка')],
    ['an id as a string', condition('id', '>', '12'), condition('id', '>', 12)],
    ['statuses', condition('status', 'in', ['0', '10']), condition('status', 'in', [0, 10])],
    ['a time', condition('creation_date', '<', '2023-11-08T13:03:21Z'), condition('creation_date', '<', second)],
    [
      'a time of a zone',
      condition('paid_date', '=', '2023-11-08T16:03:21.9+03:00'),
      condition('paid_date', '=', second),
    ],
    ['a price in hundredths', condition('price', '>=', '1000.5'), condition('price', '>=', 100_050)],
    ['a price that no lead can have', condition('price', '=', '1.001'), nothing],
    ['every price but that', condition('price', '!=', '1.001'), everything],
    ['the nearest price below', condition('price', '<', '1.001'), condition('price', '<=', 100)],
    ['a list without what no lead can have', condition('price', 'in', ['1', '1.001']), condition('price', 'in', [100])],
    ['a flag', condition('deleted', '=', true), condition('deleted', '=', 1)],
    ['a flag that is not set', condition('repeat', '!=', false), condition('repeat', '!=', 0)],
    ['unset', condition('phone', 'null', true), condition('phone', 'null', true)],
    ['a door', condition('door', 'in', ['wire', 'capture']), condition('door', 'in', ['wire', 'capture'])],
    ['a member', condition('assignee', '=', '7'), condition('assignee', '=', 7)],
    ['a percent sign as it is', condition('title', 'like', '%50%'), condition('title', 'like', '%50%')],
    ['a search', condition('q', 'like', '8 999'), condition('q', 'like', '8 999')],
    ['none of these', condition('status', 'not in', ['0', '1']), condition('status', 'not in', [0, 1])],
    ['none of what no lead can have', condition('price', 'not in', ['1.001']), condition('price', 'not in', [])],
    ['an own text', condition('field:1', 'like', 'a'), ownCondition(1, 'like', 'a')],
    ['an own number', condition('field:2', '<', -1e308), ownCondition(2, '<', -1e308)],
    ['zero without a sign', condition('field:2', 'in', [-0]), ownCondition(2, 'in', [0])],
    ['a day', condition('field:3', '>=', '2024-02-29'), ownCondition(3, '>=', '2024-02-29')],
    ['a choice under any key', condition('field:4', 'not in', ['да']), ownCondition(4, 'not in', ['да'])],
    ['any own text', condition('fields', 'like', 'a'), condition('fields', 'like', 'a')],
    [
      'three days ago',
      condition('paid_date', '<', '-P3D'),
      condition('paid_date', '<', seconds('2024-03-29T11:00:00Z')),
    ],
    ['hours ago', condition('paid_date', '>', '-PT72H'), condition('paid_date', '>', seconds('2024-03-29T10:00:00Z'))],
    [
      'a month ahead',
      condition('remind_at', '<=', 'P1M'),
      condition('remind_at', '<=', seconds('2024-05-01T10:00:00Z')),
    ],
    ['now', condition('remind_at', '<', 'P0D'), condition('remind_at', '<', now)],
    ['a day from today', condition('field:3', '=', '-P1W'), ownCondition(3, '=', '2024-03-25')],
    [
      'the last two hours',
      condition('creation_date', 'within', '-PT2H'),
      { and: [condition('creation_date', '>=', now - 7200), condition('creation_date', '<=', now)] },
    ],
    [
      'the next three days',
      condition('field:3', 'within', 'P3D'),
      { and: [ownCondition(3, '>=', '2024-04-01'), ownCondition(3, '<=', '2024-04-04')] },
    ],
    ['all of nothing: every lead', { and: [] }, everything],
    ['any of nothing: no lead', { or: [] }, nothing],
    [
      'groups in groups',
      { and: [{ or: [condition('id', '=', '1'), condition('utm_source', 'like', 'vk')] }] },
      { and: [{ or: [condition('id', '=', 1), condition('utm_source', 'like', 'vk')] }] },
    ],
  ])('%s', (_, document, filter) => {
    expect(readFilter(document, scope)).toEqual(filter)
  })
})

describe('an invalid filter is refused, with the place of the fault', () => {
  const deep = (levels: number): unknown => (levels === 0 ? condition('id', '=', '1') : { and: [deep(levels - 1)] })
  test.each<[string, unknown, string, string]>([
    ['a list', [], 'not-filter', 'filter'],
    ['a text', 'x', 'not-filter', 'filter'],
    ['null', null, 'not-filter', 'filter'],
    ['the older spelling', { field: 'id', operation: '=', value: '1' }, 'unknown-name', 'filter'],
    ['a list of three', { and: [['id', '=', '1']] }, 'not-filter', 'filter.and[0]'],
    ['two groups in one', { and: [], or: [] }, 'not-group', 'filter'],
    ['a group of no list', { or: {} }, 'not-group', 'filter'],
    ['no field', { operator: '=', value: '1' }, 'required', 'filter.field'],
    ['no operator', { and: [{ field: 'id', value: '1' }] }, 'required', 'filter.and[0].operator'],
    ['no value', condition('id', '=', null), 'required', 'filter.value'],
    ['an unknown field', condition('phone_key', '=', '1'), 'unknown-field', 'filter.field'],
    ['what every object has', condition('constructor', '=', '1'), 'unknown-field', 'filter.field'],
    ['an unknown operator', condition('id', '~', '1'), 'unknown-operator', 'filter.operator'],
    ['an operator that does not fit', condition('price', 'like', '1'), 'operator-misfit', 'filter.operator'],
    ['a search by equals', condition('q', '=', '1'), 'operator-misfit', 'filter.operator'],
    ['a number as an id', condition('id', '=', 1), 'not-id', 'filter.value'],
    ['an id of the vendor', condition('id', '=', 'order_1'), 'not-id', 'filter.value'],
    ['a status as a number', condition('status', 'in', ['1', 2]), 'not-id', 'filter.value[1]'],
    ['a number as a price', condition('price', '>', 10), 'not-decimal', 'filter.value'],
    ['a day as a time', condition('paid_date', '>', '2024-01-01'), 'not-time', 'filter.value'],
    ['a time without a zone', condition('paid_date', '>', '2024-01-01T00:00:00'), 'not-time', 'filter.value'],
    ['a day that its month lacks', condition('paid_date', '>', '2023-02-29T00:00:00Z'), 'not-time', 'filter.value'],
    ['a time before the year 0', condition('remind_at', '<', '0000-01-01T00:00:00+01:00'), 'not-time', 'filter.value'],
    ['a time behind 9999', condition('paid_date', 'in', ['9999-12-31T23:59:59-01:00']), 'not-time', 'filter.value[0]'],
    ['an hour that no day has', condition('paid_date', '>', '2023-02-28T25:00:00Z'), 'not-time', 'filter.value'],
    ['one as a flag', condition('deleted', '=', 1), 'not-boolean', 'filter.value'],
    ['one as unset', condition('phone', 'null', 1), 'not-boolean', 'filter.value'],
    ['an object as field', { field: { toString: 1 }, operator: '=', value: 'x' }, 'unknown-field', 'filter.field'],
    ['an unknown door', condition('door', '=', 'window'), 'unknown-choice', 'filter.value'],
    ['a list for one', condition('title', '=', ['x']), 'not-text', 'filter.value'],
    ['one for a list', condition('title', 'in', 'x'), 'not-list', 'filter.value'],
    ['an own field that is gone', condition('field:9', '=', 'x'), 'unknown-field', 'filter.field'],
    ['an own field by another spelling', condition('field:01', '=', 'x'), 'unknown-field', 'filter.field'],
    ['an own field by its key', condition('__proto__', '=', 'x'), 'unknown-field', 'filter.field'],
    ['a number as text', condition('field:2', '=', '1'), 'not-number', 'filter.value'],
    ['a number that is none', condition('field:2', '=', Number.NaN), 'not-number', 'filter.value'],
    [
      'a number without an end',
      condition('field:2', 'in', [1, Number.POSITIVE_INFINITY]),
      'not-number',
      'filter.value[1]',
    ],
    ['a part of a number', condition('field:2', 'like', '1'), 'operator-misfit', 'filter.operator'],
    ['a part of a choice', condition('field:4', 'like', '1'), 'operator-misfit', 'filter.operator'],
    ['a day that its month lacks, of an own field', condition('field:3', '=', '2024-02-30'), 'not-day', 'filter.value'],
    ['hours from a day', condition('field:3', '<', '-PT2H'), 'not-day', 'filter.value'],
    ['hours around a day', condition('field:3', 'within', '-PT2H'), 'not-day', 'filter.value'],
    ['a time of two units', condition('paid_date', '<', '-P1DT2H'), 'not-time', 'filter.value'],
    ['a long time ago', condition('paid_date', '<', '-P9999D'), 'not-time', 'filter.value'],
    ['a number of days', condition('paid_date', 'within', 3), 'not-relative', 'filter.value'],
    ['a moment for a span', condition('paid_date', 'within', '2024-01-01T00:00:00Z'), 'not-relative', 'filter.value'],
    ['a span of a price', condition('price', 'within', '-P3D'), 'operator-misfit', 'filter.operator'],
    ['none of one', condition('status', 'not in', '1'), 'not-list', 'filter.value'],
    ['NUL in an own field', condition('field:1', '=', 'a\0'), 'has-nul', 'filter.value'],
    ['NUL', condition('title', 'like', 'a\0'), 'has-nul', 'filter.value'],
    ['a long search', condition('q', 'like', 'ы'.repeat(201)), 'too-long', 'filter.value'],
    ['too many groups', deep(9), 'too-many-groups', 'filter.and[0].and[0].and[0].and[0].and[0].and[0].and[0].and[0]'],
    ['too many conditions', { or: Array(101).fill(condition('id', '=', '1')) }, 'too-many-conditions', 'filter'],
    ['too many values', condition('id', 'in', Array(1001).fill('1')), 'too-many-values', 'filter.value'],
  ])('%s', (_, document, code, argument) => {
    expect(refusalOf(() => readFilter(document, scope))).toMatchObject({ code, argument })
  })

  test.each([
    ['too many statuses', condition('reached', 'in', Array(101).fill('1')), 'too-many-values', 'filter.value'],
    [
      'too many statuses together',
      { or: Array(2).fill(condition('reached', 'in', Array(51).fill('1'))) },
      'too-many-values',
      'filter.or[1].value',
    ],
    ['four searches', { or: Array(4).fill(condition('q', 'like', 'a')) }, 'too-many-text-conditions', 'filter'],
    [
      'parts of many texts',
      { or: Array(11).fill(condition('name', 'like', 'a')) },
      'too-many-text-conditions',
      'filter',
    ],
  ])('%s, in a filter that the database runs', (_, document, code, argument) => {
    expect(refusalOf(() => readSearchFilter(document, scope))).toMatchObject({ code, argument })
  })

  test('but many texts are allowed in a filter that is matched in memory, as of a webhook', () => {
    const document = { or: Array(11).fill(condition('name', 'like', 'a')) }
    expect(readFilter(document, scope)).toMatchObject({ or: Array(11).fill({ operator: 'like' }) })
  })

  test('a text that is no JSON', () => {
    expect(refusalOf(() => readFilterText('{and}', scope))).toMatchObject({ code: 'not-json', argument: 'filter' })
  })
})

test('the example in the document is a filter', () => {
  const { examples } = FilterSchema as unknown as { examples: unknown[] }
  for (const example of examples)
    expect(readFilter(example, scope)).toEqual({ and: [condition('status', 'in', [0, 1])] })
})

test('a search text may have 200 characters, and no more', () => {
  expect(readSearch('😀'.repeat(200), 'q')).toHaveLength(400)
  expect(refusalOf(() => readSearch('😀'.repeat(201), 'q'))).toMatchObject({ code: 'too-long', argument: 'q' })
})

test('reading a written filter gives an equivalent filter', () => {
  const filter: Filter = {
    or: [
      {
        and: [
          { field: 'creation_date', operator: '<=', value: second },
          { field: 'status', operator: 'in', value: [0, 1] },
        ],
      },
      { field: 'price', operator: '>', value: 5 },
      { field: 'price', operator: 'in', value: [10 ** 14 - 1, -101] },
      { field: 'deleted', operator: '=', value: 1 },
      { field: 'phone', operator: 'null', value: false },
      { field: 'q', operator: 'like', value: '"Ёлка" 8 999' },
      everything,
    ],
  }
  const everywhere = [1, 0].map((value) => ({ field: 'deleted', operator: '=', value }))
  expect(readFilterText(JSON.stringify(writeFilter(filter)), scope)).toEqual({ or: everywhere }) // all leads, including the bin
  const { or } = filter as { or: Filter[] }
  for (const part of or) expect(readFilter(writeFilter(part), scope)).toEqual(part)
})

function refusalOf(call: () => unknown): Refusal {
  try {
    call()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('It was not refused')
}
