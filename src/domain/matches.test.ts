import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFound } from '../../test/properties/filter-model.ts'
import { filtersAbout, written } from '../../test/properties/filter-trees.ts'
import { type ModelLead, modelOf, plannedLeads } from '../../test/properties/leads.ts'
import { seed } from '../../test/properties/property.ts'
import { readFilters } from '../compat/filters.ts'
import type { Filter } from './filter.ts'
import { type Lead, newLead } from './lead.ts'
import { matches } from './matches.ts'
import type { Project } from './project.ts'

const project = { id: 12345, country: 'RU' } as Project
const models = modelOf(plannedLeads(60, seed))

test('a filter in memory matches the same leads as the reference model', () => {
  const leads = models.map(toLead)
  const outcomes = new Set<boolean>()
  const holds = fc.property(filtersAbout(models), (tree) => {
    const filter = readFilters(written(tree), 'filters')
    for (const [index, lead] of leads.entries()) {
      const found = matches(filter, lead, project)
      expect(found).toBe(isFound(models[index] as ModelLead, tree))
      outcomes.add(found)
    }
  })
  fc.assert(holds, { seed, numRuns: 500 })
  expect(outcomes.size).toBe(2)
})

const lead: Lead = {
  ...toLead(models[0] as ModelLead),
  title: 'Заявка с сайта',
  name: 'Алёна',
  phone: '8 (999) 123-45-67',
  email: 'Alena@mail.ru',
  source: '2gis',
  text: 'позвонить вечером',
  assignee: 7,
  repeatOf: null,
  lastTouch: { utm_source: 'Yandex' },
}
const binned = { ...lead, deletedAt: 1 }
const q = (value: string): Filter => ({ field: 'q', operator: 'like', value })
const flag = (field: 'deleted' | 'repeat', value: 0 | 1): Filter => ({ field, operator: '=', value })

test.each<[string, Filter, boolean, boolean]>([
  ['every lead', { and: [] }, true, false],
  ['the bin', flag('deleted', 1), false, true],
  ['no bin', flag('deleted', 0), true, false],
  ['both', { or: [flag('deleted', 0), flag('deleted', 1)] }, true, true],
  ['the bin, or what nobody has', { or: [flag('deleted', 1), q('никто')] }, false, true],
  ['no repeat', flag('repeat', 0), true, false],
  ['a repeat', flag('repeat', 1), false, false],
  ['a member', { field: 'assignee', operator: 'in', value: [7, 8] }, true, false],
  ['a folded utm of the last touch', { field: 'utm_source', operator: '=', value: 'YANDEX' }, true, false],
  ['a utm that it has not', { field: 'utm_term', operator: 'null', value: true }, true, false],
  ['a part of a name, folded', q('АЛЕН'), true, false],
  ['words of several fields', q('заявка 2gis вечер'), true, false],
  ['a word that it has not', q('заявка утром'), false, false],
  ['a phone in another form', q('+7 999 123 45 67'), true, false],
  ['the beginning of a phone as typed', q('8 999 12'), true, false],
  ['the end of a phone', q('45-67'), true, false],
  ['a name and the end of a phone', q('алёна 4567'), true, false],
  ['its number', q('#1'), true, false],
  ['another number', q('№ 2'), false, false],
  ['a mail', q('ALENA@mail'), true, false],
])('%s', (_, filter, live, inBin) => {
  expect([matches(filter, lead, project), matches(filter, binned, project)]).toEqual([live, inBin])
})

test('a field is read once, however many conditions use it', () => {
  let reads = 0
  const long: Lead = {
    ...lead,
    get text() {
      reads++
      return 'позвонить'
    },
  }
  const other: Filter = { field: 'text', operator: 'not in', value: ['а', 'б', 'в'] }
  expect(matches({ and: [other, other, { field: 'text', operator: 'like', value: 'ПОЗВОН' }] }, long, project)).toBe(
    true,
  )
  expect(reads).toBe(1)
})

function toLead({ phone, creation_date, paid_date, ...same }: ModelLead): Lead {
  const draft = { ...same, phone: phone?.typed ?? null, creationDate: creation_date, paidDate: paid_date }
  return newLead(draft, { id: same.id, recordedAt: 0, door: 'wire', createdBy: 'key:1' })
}
