import { createLeads } from '../src/actions/leads.ts'
import type { LeadDraft } from '../src/domain/lead.ts'
import type { TestDesk } from './desk.ts'

/** Texts that trip up programs which write or read files. */
const odd = [
  'Заявка с сайта',
  'с "кавычками" и ; запятыми, там и тут',
  "=cmd|' /C calc'!A0",
  '+7 (999) 123-45-67',
  '-2+3',
  '@SUM(A1:A9)',
  'первая строка\nвторая\r\nтретья\rчетвёртая',
  '\tс отступом\t',
  '\u202Eשלום עולם\u202C',
  '👩‍👩‍👧 и 🏳️‍🌈',
  "'=уже с апострофом",
  '<b>&amp;</b>]]>_x0041_\u0001\u0085',
  '',
  '   ',
  '\uFEFFс меткой',
  'sep=;',
]

/** Leads of two months, in the order of their ids, with every pair of odd texts. */
export function oddLeads(count: number): LeadDraft[] {
  return Array.from({ length: count }, (_, index) => ({
    title: odd[index % odd.length] as string,
    name: index % 5 === 0 ? null : `Имя ${index}`,
    phone: index % 7 === 0 ? null : `+7999${String(index).padStart(7, '0')}`,
    email: index % 3 === 0 ? null : `box${index}@example.com`,
    source: index % 4 === 0 ? null : (odd[(index >> 1) % odd.length] as string),
    text: index % 6 === 0 ? null : `${odd[(index >> 4) % odd.length]}`,
    creationDate: Date.parse('2024-01-01T00:00:00Z') / 1000 + Math.floor((index * 60 * 86_400) / count),
    paidDate: index % 10 === 1 ? Date.parse('2024-02-01T12:00:00Z') / 1000 + index : null,
    status: index % 10 === 1 ? 1 : index % 3 === 0 ? 2 : 0,
    price: index % 8 === 0 ? null : index * 101,
  }))
}

/** Stores leads in the project of a desk; their ids count from 1. */
export async function keepLeads({ store, project, clock }: TestDesk, drafts: LeadDraft[]): Promise<void> {
  const known = await store.projects.find(project)
  if (!known) throw new Error('There is no such project')
  for (let at = 0; at < drafts.length; at += 500)
    await createLeads(store, { door: 'demo', name: 'demo' }, known, drafts.slice(at, at + 500), clock.now)
}
