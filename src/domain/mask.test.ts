import { describe, expect, test } from 'vitest'
import { hidden } from './contacts.ts'
import { type Field, type Filter, nothing } from './filter.ts'
import { maskFields } from './mask.ts'
import { visibleFilter } from './mask-filter.ts'
import type { Project } from './project.ts'
import { Refusal } from './refusal.ts'

const project = { id: 1, country: 'RU' } as Project
const contractor = { project, mask: { sources: ['2gis'] } }

test('no field of a lead shows a contact, and unset fields stay unset', () => {
  const touch = {
    utm_term: 'ivan@mail.ru',
    landing: 'https://example.com/?phone=+79991234567',
    referrer: 'https://ya.ru/#a@b',
  }
  const fields = { title: 'От ivan@mail.ru', name: null, phone: '8 999', email: 'ivan@mail.ru', lastTouch: touch }
  const seen = maskFields(contractor, { ...fields, fields: { 'доп.': '89991234567', n: 79991234567, да: true, шт: 3 } })
  expect(seen).toEqual({
    title: `От ${hidden}`,
    name: null,
    phone: hidden,
    email: hidden,
    lastTouch: { utm_term: hidden, landing: 'https://example.com/', referrer: 'https://ya.ru/' },
    fields: { 'доп.': hidden, n: hidden, да: true, шт: 3 },
  })
  expect(maskFields({ project }, fields)).toBe(fields)
})

const utmFields = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const
const like = (field: Field, value: string): Filter => ({ field, operator: 'like', value })
const own: Filter = { field: 'source', operator: 'in', value: ['2gis'] }

describe('a masked viewer asks', () => {
  test.each<[string, Filter, unknown]>([
    ['for all: what is of his sources', { and: [] }, { and: [own] }],
    [
      'by what he sees',
      { field: 'status', operator: '=', value: 1 },
      { and: [own, { field: 'status', operator: '=', value: 1 }] },
    ],
    ['for a source with digits', like('source', '2gis'), { and: [own, like('source', '2gis')] }],
    [
      'by words, in sources alone',
      { field: 'q', operator: 'like', value: 'окна' },
      { and: [own, { and: [{ or: [like('source', 'окна')] }] }] },
    ],
    [
      'by a number: an id',
      { field: 'q', operator: 'like', value: '#12' },
      { and: [own, { and: [{ or: [{ field: 'id', operator: '=', value: 12 }, like('source', '#12')] }] }] },
    ],
    ['for nothing', nothing, nothing],
  ])('%s', (_, filter, seen) => {
    expect(visibleFilter(contractor, filter)).toEqual(seen)
  })

  test.each<[string, Filter]>([
    ['for a phone', { field: 'phone', operator: 'null', value: true }],
    ['for an e-mail, deep in groups', { or: [{ and: [{ field: 'email', operator: 'like', value: 'a' }] }] }],
    ['for a text', like('text', 'x')],
    ['for a title', like('title', 'окна')],
    ['for whether there is a name', { field: 'name', operator: 'null', value: false }],
    ...utmFields.map((field): [string, Filter] => [`for a part of ${field}`, like(field, 'a')]),
  ])('%s, and is refused', (_, filter) => {
    expect(() => visibleFilter(contractor, filter)).toThrow(Refusal)
    expect(visibleFilter({ project }, filter)).toBe(filter)
  })
})
