import fc from 'fast-check'
import { createLeads } from '../../src/actions/leads.ts'
import { addOwnField } from '../../src/actions/own-fields.ts'
import { findProject } from '../../src/actions/projects.ts'
import { doors } from '../../src/domain/access.ts'
import {
  type Condition,
  type Field,
  type Filter,
  fieldKinds,
  isOwn,
  kindOf,
  operatorsOf,
} from '../../src/domain/filter.ts'
import type { Lead, LeadDraft } from '../../src/domain/lead.ts'
import { type Fields, nameOfField, type OwnFieldType } from '../../src/domain/own-field.ts'
import { writeFilter } from '../../src/json/filter-write.ts'
import { writeTime } from '../../src/json/values.ts'
import type { TestDesk } from '../desk.ts'
import { start } from '../start.ts'
import { moment } from './leads.ts'
import { phone } from './phones.ts'
import { text, word } from './texts.ts'

/** Few values, so that leads share them and filters find some of them. */
const members = [1, 2]
const prices = fc.constantFrom(0, 1, 99_99, 1_000_00, 12_500_50, 10 ** 12)
const unset = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 })
const utm = unset(word).map((each) => each ?? undefined)
const touch = fc.record({ utm_source: utm, utm_medium: utm, utm_campaign: utm, utm_content: utm, utm_term: utm })

/** Own fields whose keys are hostile to JSON paths, objects and SQL; no lead has the last one. */
const ownFields: [key: string, type: OwnFieldType][] = [
  ['Площадь', 'number'],
  ['$.a[0]', 'text'],
  ['prototype', 'choice'],
  [`a"b'c\\`, 'date'],
  ['[0]', 'number'],
  ['ключ 1', 'text'],
  ['toString', 'text'],
]
const numbers = [0, -0, 1, -1, 0.1, 0.30000000000000004, 1e308, -1e308, 5e-324, 2 ** 53, 120.5]
const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-04']
const values: Record<OwnFieldType, Fields[string][]> = {
  text: ['Ёлка', 'елка', '120', 'да 8 999', true, 7],
  choice: ['Да', 'да', 'Нет', 'может быть', false],
  number: [...numbers, '120,5', ' 1 000 ', '-1', '12 м²', '1e5', ''],
  date: [...days, '29.02.2024', '2024-03-01T10:00', '2024-02-30', 'завтра', 20240301],
}
const own: fc.Arbitrary<Fields | null> = fc
  .record(Object.fromEntries(ownFields.slice(0, -1).map(([key, type]) => [key, fc.constantFrom(...values[type])])), {
    requiredKeys: [],
  })
  .map((fields) => (Object.keys(fields).length === 0 ? null : (fields as Fields)))

const draft: fc.Arbitrary<LeadDraft> = fc.record({
  title: text,
  name: unset(text),
  phone: unset(phone.map(({ typed }) => typed)),
  email: unset(fc.constantFrom('ivan@mail.ru', 'IVAN@mail.ru', 'ёлка@почта.рф', '')).map((each) => each || null),
  source: unset(fc.constantFrom('2gis', 'Direct', 'ЯНДЕКС', 'vk')),
  text: unset(text),
  creationDate: moment,
  paidDate: unset(moment),
  status: fc.constantFrom(0, 2),
  price: unset(prices),
  assignee: unset(fc.constantFrom(...members)),
  remindAt: unset(moment),
  remindNote: unset(text),
  lostReason: unset(fc.constantFrom(1, 2)),
  fields: own,
  firstTouch: unset(touch).map((each) => each && JSON.parse(JSON.stringify(each))),
  lastTouch: unset(touch).map((each) => each && JSON.parse(JSON.stringify(each))),
})

/** What happens to a lead after its creation. */
const fate = fc.record({
  by: fc.constantFrom(...doors),
  respondedAt: unset(moment),
  isDeleted: fc.boolean(),
  passed: unset(fc.subarray([0, 1, 2, 7], { minLength: 1 })),
})

/** Creates leads with all fields of our own API, some of them in the bin; returns them as stored, in the order of their ids. */
export async function makeOwnLeads(desk: TestDesk, count: number, seed: number): Promise<Lead[]> {
  const project = await findProject(desk.store, desk.project)
  const by = { door: 'api', name: 'test' } as const
  for (const [key, type] of ownFields) {
    const options = type === 'choice' ? ['Да', 'Нет'] : []
    await addOwnField(desk.store, by, project, { name: `Поле ${key}`, key, type, options }, desk.clock.now)
  }
  const drafts = fc.sample(draft, { seed, numRuns: count })
  const fates = fc.sample(fate, { seed, numRuns: count })
  const leads: Lead[] = []
  for (const [index, each] of drafts.entries()) {
    const { by, respondedAt, isDeleted, passed } = fates[index] as (typeof fates)[number]
    const id = await createLeads(desk.store, { door: by, name: 'test' }, project, [each], desk.clock.now + (index % 7))
    const after = { respondedAt, passed, deletedAt: isDeleted && index % 3 === 0 ? desk.clock.now : null }
    const lead = await desk.store.transaction(async (tx) => {
      const made = (await tx.leads.find(project, id)) as Lead
      return tx.leads.change(project, made, after)
    }, project.id)
    leads.push(lead)
  }
  return leads
}

/** Filters about these leads, with every field and operator of our own API; some of them ask for the bin. */
export function ownFilters(leads: Lead[]): fc.Arbitrary<Filter> {
  const subjects: Subject[] = [
    ...(Object.keys(fieldKinds) as Field[]).map((field) => ({ field })),
    ...ownFields.map(([key, type], index) => ({ field: nameOfField({ id: index + 1 }), key, type })),
  ]
  const pairs = subjects.flatMap((subject) =>
    operatorsOf[kindOf(subject)].map((operator) => ({ ...subject, operator })),
  )
  const condition = fc.constantFrom(...pairs).chain((pair): fc.Arbitrary<Filter> => {
    const { operator } = pair
    const value = someValue(leads, pair)
    const values: fc.Arbitrary<Condition['value']> =
      operator === 'null'
        ? fc.boolean()
        : operator === 'in' || operator === 'not in'
          ? fc.array(value, { maxLength: 3 })
          : operator === 'like'
            ? part(value.map(String))
            : value
    return values.map((each) => ({ ...pair, value: each }) as Condition)
  })
  const group = fc.array(condition, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { weight: 3, arbitrary: condition },
    { weight: 3, arbitrary: group.map((and) => ({ and })) },
    { weight: 2, arbitrary: group.map((or) => ({ or })) },
    {
      weight: 2,
      arbitrary: fc.record({ bin: fc.constantFrom(0, 1), group }).map(({ bin, group }) => ({
        and: [{ field: 'deleted', operator: '=', value: bin } as const, { or: group }],
      })),
    },
    { weight: 1, arbitrary: fc.constant<Filter>({ and: [] }) },
  )
}

type Subject = Parameters<typeof kindOf>[0]

/** A text that somebody may type to find one of these leads. */
export function searches(leads: Lead[]): fc.Arbitrary<string> {
  const typed = leads.flatMap(({ id, title, name, phone, email, source, text, fields }) =>
    [`#${id}`, String(id), title, name, phone, email, source, text, ...Object.values(fields ?? {}).map(String)].filter(
      (each) => each !== null,
    ),
  )
  const piece = part(fc.constantFrom(...typed))
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: piece },
    { weight: 2, arbitrary: fc.tuple(piece, piece).map((both) => both.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom('8 (999) 123-45-67', '89991234567', '999 12', '№ 7', '%', '"', '8 999') },
  )
}

/** A filter as the query of our own API takes it; whole hours from now are written relatively. */
export function filterText(filter: Filter): string {
  return JSON.stringify(writeFilter(filter), (_, value) => relative.get(value) ?? value)
}

/** Moments some hours before and after the clock of the tests, by their times. */
const hours = [-9_000, -5_000, -1_000, -24, -1, 0, 1, 24]
const relative = new Map<unknown, string>(
  hours.map((each) => [writeTime(start + each * 3_600), `${each < 0 ? '-' : ''}PT${Math.abs(each)}H`]),
)

function part(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return texts.chain((each) => {
    const letters = [...each]
    return fc
      .tuple(fc.nat(letters.length), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => letters.slice(start, start + length).join(''))
      .filter((some) => some.isWellFormed())
  })
}

function someValue(leads: Lead[], subject: Subject): fc.Arbitrary<number | string> {
  const kind = kindOf(subject)
  if (kind === 'number') return fc.constantFrom(...numbers, 1_000)
  if (kind === 'day') return fc.constantFrom(...days, '2024-12-31')
  if (isOwn(subject)) return fc.constantFrom(...values[subject.type].map(String), 'нет такого')
  const { field } = subject
  if (field === 'fields') return fc.constantFrom(...Object.values(values).flat().map(String))
  if (kind === 'flag') return fc.constantFrom(0, 1)
  if (kind === 'member') return fc.constantFrom(...members, 9)
  if (kind === 'channel') return fc.integer({ min: 1, max: 17 })
  if (kind === 'door') return fc.constantFrom(...doors)
  if (kind === 'search') return searches(leads)
  if (kind === 'date') return fc.oneof(moment, fc.constantFrom(...hours.map((each) => start + each * 3_600)))
  if (kind === 'price') return prices
  if (kind === 'statuses') return fc.constantFrom(0, 1, 2, 7)
  if (kind === 'reason') return fc.constantFrom(1, 2, 3)
  if (field === 'response_time') return fc.constantFrom(0, 1, 60, 3_600, 10 ** 8)
  if (field === 'created_weekday') return fc.constantFrom(1, 4, 5, 7, 8)
  if (field === 'created_hour') return fc.constantFrom(0, 3, 13, 15, 23)
  if (kind === 'status') return fc.constantFrom(0, 1, 2)
  if (kind === 'id') return fc.integer({ min: 0, max: leads.length + 1 })
  if (kind === 'phone') return phone.map(({ typed }) => typed)
  const theirs = leads.map((lead) => {
    if (field.startsWith('utm')) return lead.lastTouch?.[field as 'utm_term']
    return field.startsWith('first_utm') ? lead.firstTouch?.[field.slice(6) as 'utm_term'] : textOf(lead, field)
  })
  return fc.oneof(fc.constantFrom(...theirs.filter((each) => typeof each === 'string')), word)
}

function textOf(lead: Lead, field: Field): string | null {
  return lead[field as 'title' | 'name' | 'email' | 'source' | 'text']
}
