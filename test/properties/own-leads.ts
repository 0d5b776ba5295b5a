import fc from 'fast-check'
import { createLeads } from '../../src/actions/leads.ts'
import { findProject } from '../../src/actions/projects.ts'
import { doors } from '../../src/domain/access.ts'
import { type Field, type Filter, fieldKinds, operatorsOf } from '../../src/domain/filter.ts'
import type { Lead, LeadDraft } from '../../src/domain/lead.ts'
import { writeFilter } from '../../src/json/filter-write.ts'
import type { TestDesk } from '../desk.ts'
import { moment } from './leads.ts'
import { phone } from './phones.ts'
import { text, word } from './texts.ts'

/** Few values, so that leads share them and filters find some. */
const members = [1, 2]
const prices = fc.constantFrom(0, 1, 99_99, 1_000_00, 12_500_50, 10 ** 12)
const unset = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 })
const utm = unset(word).map((each) => each ?? undefined)
const touch = fc.record({ utm_source: utm, utm_medium: utm, utm_campaign: utm, utm_content: utm, utm_term: utm })

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
  lastTouch: unset(touch).map((each) => each && JSON.parse(JSON.stringify(each))),
})

/** What happens to a lead after it came. */
const fate = fc.record({
  by: fc.constantFrom(...doors),
  respondedAt: unset(moment),
  isDeleted: fc.boolean(),
})

/** Makes leads with all that only we know, some of them in the bin; answers them as they are kept, in the order of their ids. */
export async function makeOwnLeads(desk: TestDesk, count: number, seed: number): Promise<Lead[]> {
  const project = await findProject(desk.store, desk.project)
  const drafts = fc.sample(draft, { seed, numRuns: count })
  const fates = fc.sample(fate, { seed, numRuns: count })
  const leads: Lead[] = []
  for (const [index, each] of drafts.entries()) {
    const { by, respondedAt, isDeleted } = fates[index] as (typeof fates)[number]
    const id = await createLeads(desk.store, { door: by, name: 'test' }, project, [each], desk.clock.now + (index % 7))
    const after = { respondedAt, deletedAt: isDeleted && index % 3 === 0 ? desk.clock.now : null }
    const lead = await desk.store.transaction(async (tx) => {
      const made = (await tx.leads.find(project, id)) as Lead
      return tx.leads.change(project, made, after)
    }, project.id)
    leads.push(lead)
  }
  return leads
}

/** Filters about these leads, over every field and operator that our own API knows; some of them ask for the bin. */
export function ownFilters(leads: Lead[]): fc.Arbitrary<Filter> {
  const fields = Object.keys(fieldKinds) as Field[]
  const pairs = fields.flatMap((field) => operatorsOf[fieldKinds[field]].map((operator) => [field, operator] as const))
  const condition = fc.constantFrom(...pairs).chain(([field, operator]): fc.Arbitrary<Filter> => {
    const value = someValue(leads, field)
    if (operator === 'null') return fc.boolean().map((each) => ({ field, operator, value: each }))
    if (operator === 'in') return fc.array(value, { maxLength: 3 }).map((each) => ({ field, operator, value: each }))
    if (operator === 'like') return part(value.map(String)).map((each) => ({ field, operator, value: each }))
    return value.map((each) => ({ field, operator, value: each }))
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

/** What someone may type to find one of these leads. */
export function searches(leads: Lead[]): fc.Arbitrary<string> {
  const typed = leads.flatMap(({ id, title, name, phone, email, source, text }) =>
    [`#${id}`, String(id), title, name, phone, email, source, text].filter((each) => each !== null),
  )
  const piece = part(fc.constantFrom(...typed))
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: piece },
    { weight: 2, arbitrary: fc.tuple(piece, piece).map((both) => both.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom('8 (999) 123-45-67', '89991234567', '999 12', '№ 7', '%', '"', '8 999') },
  )
}

/** A filter as the query of our own API takes it. */
export function filterText(filter: Filter): string {
  return JSON.stringify(writeFilter(filter))
}

function part(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return texts.chain((each) => {
    const letters = [...each]
    return fc
      .tuple(fc.nat(letters.length), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => letters.slice(start, start + length).join(''))
      .filter((some) => some.isWellFormed())
  })
}

function someValue(leads: Lead[], field: Field): fc.Arbitrary<number | string> {
  const kind = fieldKinds[field]
  if (kind === 'flag') return fc.constantFrom(0, 1)
  if (kind === 'member') return fc.constantFrom(...members, 9)
  if (kind === 'channel') return fc.integer({ min: 1, max: 17 })
  if (kind === 'door') return fc.constantFrom(...doors)
  if (kind === 'search') return searches(leads)
  if (kind === 'date') return moment
  if (kind === 'price') return prices
  if (kind === 'status') return fc.constantFrom(0, 1, 2)
  if (kind === 'id') return fc.integer({ min: 0, max: leads.length + 1 })
  if (kind === 'phone') return phone.map(({ typed }) => typed)
  const theirs = leads.map((lead) =>
    field.startsWith('utm') ? lead.lastTouch?.[field as 'utm_term'] : textOf(lead, field),
  )
  return fc.oneof(fc.constantFrom(...theirs.filter((each) => typeof each === 'string')), word)
}

function textOf(lead: Lead, field: Field): string | null {
  return lead[field as 'title' | 'name' | 'email' | 'source' | 'text']
}
