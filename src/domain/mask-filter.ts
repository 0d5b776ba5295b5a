import type { Viewer } from './access.ts'
import { allOf, anyOf, type Field, type Filter, nothing } from './filter.ts'
import type { OwnSortField } from './lead.ts'
import { refusal } from './refusal.ts'
import { numberOf, wordsOf } from './search.ts'

/** Whether a contact may stand in a field: what a masked viewer may neither filter, sort nor search by, for the answer would tell it. */
const mayHoldContact = {
  id: false,
  creation_date: false,
  paid_date: false,
  price: false,
  status: false,
  source: false, // only the given ones are found
  title: true,
  name: true,
  phone: true,
  email: true,
  text: true,
  assignee: false,
  remind_at: false,
  responded_at: false,
  recorded_at: false,
  repeat: false,
  door: false,
  deleted: false,
  utm_source: true,
  utm_medium: true,
  utm_campaign: true,
  utm_content: true,
  utm_term: true,
  channel: false, // the desk's own word, by rules that others write
  q: false, // it looks where a masked viewer may
} as const satisfies Record<Field, boolean>

/**
 * The filter as a viewer may ask it. With a mask: leads of the given sources alone, and a question about what may hold a contact is
 * refused. A search finds ids and sources.
 */
export function visibleFilter(viewer: Viewer, filter: Filter): Filter {
  if (!viewer.mask) return filter
  const sources: Filter = { field: 'source', operator: 'in', value: [...viewer.mask.sources] }
  return allOf([sources, asked(filter)])
}

/** Refuses an order that would tell what is hidden. */
export function checkSort(viewer: Viewer, field: OwnSortField): void {
  if (viewer.mask && mayHoldContact[field]) throw refusal('hidden-field', { field }, 'sort')
}

function asked(filter: Filter): Filter {
  if ('and' in filter) return allOf(filter.and.map(asked))
  if ('or' in filter) return anyOf(filter.or.map(asked))
  const { field } = filter
  if (field === 'q') return search(String(filter.value))
  if (mayHoldContact[field]) throw refusal('hidden-field', { field }, 'filter')
  return filter
}

function search(typed: string): Filter {
  return allOf(
    wordsOf(typed).map((word) => anyOf([numbered(word), { field: 'source', operator: 'like', value: word }])),
  )
}

function numbered(word: string): Filter {
  const id = numberOf(word)
  return id === undefined ? nothing : { field: 'id', operator: '=', value: id }
}
