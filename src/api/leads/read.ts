import Type, { type Static } from 'typebox'
import type { V2SortField } from '../../domain/lead.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { fitsOrder, type SortPosition } from '../../domain/selection.ts'
import { type LeadField, LeadSchema, leadFields, SomeLeadSchema, writeLead } from '../../json/lead.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { writeMoney } from '../../json/values.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { setETag } from '../door/etag.ts'
import { readId } from '../door/ids.ts'
import { linkNext, next, pageQuery, readLimit } from '../door/pages.ts'
import type { Call } from '../door/route.ts'
import { leadExample, nextLeadExample } from './example.ts'
import { leads } from './leads.ts'
import { momentSchema, nameOfSelection, readSelection, readSort, selectionQuery, sortQuery } from './selection.ts'

const binQuery = Type.Optional(Type.Enum(['true', 'false'], { description: 'Also find a lead in the bin' }))
const neighbour = Type.Unsafe<Static<typeof LeadSchema> | null>({ anyOf: [LeadSchema, { type: 'null' }] })

const listQuery = Type.Object({
  ...selectionQuery,
  sort: sortQuery,
  fields: Type.Optional(
    Type.String({
      description: 'Fields of a lead, separated by commas; default all',
      examples: ['title,status,price'],
    }),
  ),
  ...pageQuery,
  offset: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}$',
      description: 'Leads to skip; not together with `cursor`',
      examples: ['5000'],
    }),
  ),
})

export const listLeads = leads.get('listLeads', '', {
  access: 'read, contractors',
  summary: 'List leads',
  description:
    'Leads of a period that match a filter and a search, page by page, with their exact total and the sum of their prices. For the next page, pass `next` as `cursor` or follow the header `Link`: no lead is skipped or repeated while leads come and change, unless its own place in the order changes. `offset` starts a page at any place of the present list; continue from there by `next`.',
  query: listQuery,
  answers: {
    200: Type.Object({
      items: Type.Array(SomeLeadSchema),
      total: Type.Integer({ description: 'All matching leads, over all pages' }),
      sum: Type.String({ description: 'The sum of their prices, a decimal: 12500.50' }),
      period: PeriodSchema,
      next,
    }),
  },
  refuses: ['foreign-cursor'],
  example: {
    query: { period: 'all', filter: '{"field":"status","operator":"=","value":"0"}', sort: '-price' },
    answer: {
      items: [leadExample],
      total: 1,
      sum: '12500.50',
      period: { name: 'all', from: null, to: null, time_zone: 'Europe/Moscow' },
      next: null,
    },
  },
  async handle(call) {
    const { store, viewer, query, reply, signal } = call
    const fields = readFields(query.fields)
    const { list, at, page } = readPage(call)
    const { leads, total, sum, next: spot } = await store.read('page', viewer, page, signal)
    const cursor = spot && writeCursor(list, placeOf(at, spot))
    if (cursor) linkNext(reply, cursor)
    const items = leads.map((lead) => writeLead(lead, fields))
    return { items, total, sum: writeMoney(sum), period: writePeriod(page.period), next: cursor }
  },
})

export const getLead = leads.get('getLead', '/:lead', {
  access: 'read, contractors',
  summary: 'Get a lead',
  description: 'A lead by its id. The header `ETag` has its version, for `If-Match` of a change.',
  query: Type.Object({ deleted: binQuery }),
  answers: { 200: LeadSchema },
  example: { params: { lead: '1' }, answer: leadExample },
  async handle({ store, viewer, params, query, reply }) {
    const id = readId(params.lead, 'no-such-lead')
    const lead = await store.read('lead', viewer, { id, inBin: query.deleted === 'true' })
    if (!lead) throw unknownLead(params.lead)
    setETag(reply, lead.version)
    return writeLead(lead)
  },
})

export const getLeadNeighbours = leads.get('getLeadNeighbours', '/:lead/neighbours', {
  access: 'read, contractors',
  summary: 'Get the neighbours of a lead',
  description:
    'The leads before and after a lead in a list with this period, filter, search and order. The lead itself need not be in that list.',
  query: Type.Object({ ...selectionQuery, sort: sortQuery }),
  answers: { 200: Type.Object({ previous: neighbour, next: neighbour }) },
  example: {
    params: { lead: '1' },
    query: { period: 'all', sort: '-creation_date' },
    answer: { previous: nextLeadExample, next: null },
  },
  async handle({ store, viewer, project, params, query, now, signal }) {
    const selection = { ...readSelection(query, project, now), sort: readSort(query.sort) }
    const found = await store.read(
      'neighbours',
      viewer,
      { ...selection, id: readId(params.lead, 'no-such-lead') },
      signal,
    )
    if (!found) throw unknownLead(params.lead)
    return { previous: found.previous && writeLead(found.previous), next: found.next && writeLead(found.next) }
  },
})

export const listRelatedLeads = leads.get('listRelatedLeads', '/:lead/related', {
  access: 'read, contractors',
  summary: 'List the other leads of the same person',
  description:
    'Leads with the same phone number, however it is written. If the lead has no phone, or no other lead has it: leads with the same e-mail. The newest comes first.',
  query: Type.Object({ limit: pageQuery.limit }),
  answers: {
    200: Type.Object({
      items: Type.Array(LeadSchema),
      total: Type.Integer(),
      before: Type.Integer({ description: 'How many of them were created before this lead' }),
    }),
  },
  refuses: ['out-of-range'],
  example: { params: { lead: '1' }, answer: { items: [], total: 0, before: 0 } },
  async handle({ store, viewer, params, query, signal }) {
    const relatedQuery = { id: readId(params.lead, 'no-such-lead'), limit: readLimit(query.limit) }
    const found = await store.read('related', viewer, relatedQuery, signal)
    if (!found) throw unknownLead(params.lead)
    const { leads, total, before } = found
    return { items: leads.map((lead) => writeLead(lead)), total, before }
  },
})

/** Reads the query of a page. `list` names its list in cursors, since a cursor is valid in one list only; `at` is when its first page was read. */
function readPage({ project, query, now }: Call<'/projects/:project/leads', Static<typeof listQuery>>) {
  const sort = readSort(query.sort)
  const list = `leads ${nameOfSelection(query, project, sort)}`
  const limit = readLimit(query.limit)
  const place = readCursor(query.cursor, list, placeSchema)
  if (!place) {
    const page = { ...readSelection(query, project, now), sort, limit, offset: Number(query.offset ?? 0) }
    return { list, at: now, page }
  }
  if (query.offset !== undefined) throw refusal('foreign-cursor', {}, 'cursor')
  // Later pages use the time of the first one, so that `today` means the same day.
  const at = place[0]
  const page = { ...readSelection(query, project, at), sort, limit, after: spotOf(sort.field, place) }
  return { list, at, page }
}

const placeSchema = Type.Tuple([momentSchema, Type.Integer(), Type.Union([Type.String(), Type.Integer(), Type.Null()])])
type Place = Static<typeof placeSchema>

/** The content of a cursor: when the first page was read, and the sort position. */
function placeOf(at: number, { id, value }: SortPosition): Place {
  return [at, id, value]
}

/** The sort position of a cursor. Its text is not read from the lead, which may have another one since. */
function spotOf(field: V2SortField, [, id, value]: Place): SortPosition {
  if (!fitsOrder(field, value)) throw refusal('foreign-cursor', {}, 'cursor')
  return { id, value }
}

function readFields(given: string | undefined): LeadField[] | undefined {
  return given?.split(',').map((name) => {
    const field = leadFields.find((each) => each === name.trim())
    if (!field) throw refusal('unknown-choice', { given: excerpt(name), known: leadFields }, 'fields')
    return field
  })
}

function unknownLead(id: string) {
  return refusal('no-such-lead', { id }, 'lead')
}
