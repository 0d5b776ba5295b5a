import { describe, expect, test } from 'vitest'
import { type Filter, nothing } from './filter.ts'
import { hidden, maskText, seenFields, seenFilter } from './mask.ts'
import type { Project } from './project.ts'
import { Refusal } from './refusal.ts'

const project = { id: 1, country: 'RU' } as Project
const contractor = { project, mask: { sources: ['2gis'] } }

describe('a text is shown without its contacts', () => {
  test.each([
    ['Иван', 'Иван'],
    ['+7 (999) 123-45-67', hidden],
    ['звонить 8-999-123-45-67 вечером', `звонить ${hidden} вечером`],
    ['тел. 12-34-56', `тел. ${hidden}`],
    ['пишите ivan.ivanov+1@mail.ru!', `пишите ${hidden}`],
    ['<ёлка@почта.рф>', `<${hidden}>`],
    ['a@b', hidden],
    ['3 окна по 15000', '3 окна по 15000'],
    ['+79991234567, +79991234568', `${hidden}, ${hidden}`],
  ])('%s', (given, shown) => {
    expect(maskText(given)).toBe(shown)
  })
})

test('no field of a lead shows a contact, and what is unset stays so', () => {
  const touch = {
    utm_term: 'ivan@mail.ru',
    landing: 'https://example.com/?phone=+79991234567',
    referrer: 'https://ya.ru/#a@b',
  }
  const fields = { title: 'От ivan@mail.ru', name: null, phone: '8 999', email: 'ivan@mail.ru', lastTouch: touch }
  const seen = seenFields(contractor, { ...fields, fields: { 'доп.': '89991234567', n: 79991234567, да: true, шт: 3 } })
  expect(seen).toEqual({
    title: `От ${hidden}`,
    name: null,
    phone: hidden,
    email: hidden,
    lastTouch: { utm_term: hidden, landing: 'https://example.com/', referrer: 'https://ya.ru/' },
    fields: { 'доп.': hidden, n: hidden, да: true, шт: 3 },
  })
  expect(seenFields({ project }, fields)).toBe(fields)
})

const like = (field: 'title' | 'name' | 'source', value: string): Filter => ({ field, operator: 'like', value })
const hiding = (field: 'title' | 'name' | 'source', value: string) => ({ ...like(field, value), hidesContacts: true })
const own: Filter = { field: 'source', operator: 'in', value: ['2gis'] }

describe('a masked viewer asks', () => {
  test.each<[string, Filter, unknown]>([
    ['for all: what is of his sources', { and: [] }, { and: [own] }],
    [
      'by what he sees',
      { field: 'status', operator: '=', value: 1 },
      { and: [own, { field: 'status', operator: '=', value: 1 }] },
    ],
    [
      'for a part of a title: only where no address stands',
      like('title', 'окна'),
      { and: [own, hiding('title', 'окна')] },
    ],
    ['for a source with digits', like('source', '2gis'), { and: [own, like('source', '2gis')] }],
    [
      'by words, in titles, names and sources',
      { field: 'q', operator: 'like', value: 'окна' },
      { and: [own, { and: [{ or: [hiding('title', 'окна'), hiding('name', 'окна'), hiding('source', 'окна')] }] }] },
    ],
    [
      'by a number: an id',
      { field: 'q', operator: 'like', value: '#12' },
      { and: [own, { and: [{ or: [{ field: 'id', operator: '=', value: 12 }, hiding('source', '#12')] }] }] },
    ],
    ['for nothing', nothing, nothing],
  ])('%s', (_, filter, seen) => {
    expect(seenFilter(contractor, filter)).toEqual(seen)
  })

  test.each<[string, Filter]>([
    ['for a phone', { field: 'phone', operator: 'null', value: true }],
    ['for an e-mail, deep in groups', { or: [{ and: [{ field: 'email', operator: 'like', value: 'a' }] }] }],
    ['for a text', { field: 'text', operator: 'like', value: 'x' }],
    ['for a title with digits', like('title', '999')],
    ['for a name with digits of another script', like('name', '９９９')],
    ['for an address in a name', { field: 'name', operator: 'in', value: ['Иван', 'a@b'] }],
  ])('%s, and is refused', (_, filter) => {
    expect(() => seenFilter(contractor, filter)).toThrow(Refusal)
    expect(seenFilter({ project }, filter)).toBe(filter)
  })
})
