import Type from 'typebox'
import { type Sort, sortFields } from '../domain/lead.ts'
import type { Period } from '../domain/period.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { readDate } from '../json/wire/dates.ts'
import { isBlank, readChoice, readDigits } from '../json/wire/values.ts'
import type { LeadQuery } from '../store/store.ts'
import type { Body } from './body.ts'
import { listExample, olderListExample } from './examples.ts'
import { readFilters } from './filters.ts'
import type { Method } from './method.ts'
import { leadListWriter, type WireLead } from './wire-lead.ts'

const sizes = { usual: 1_000, most: 10_000 }

const date = Type.String({
  description: 'A date, with or without time; UTC without a zone',
  examples: ['2023-10-17T21:00:00.000Z'],
})
const number = (description: string) => Type.Unsafe({ type: ['integer', 'string'], description })
const sortField = Type.String({ enum: [...sortFields], default: 'creation_date' })
const sortOrder = Type.String({ enum: ['desc', 'asc'], default: 'desc' })
const limit = number(
  `Leads in the answer, 1 to ${sizes.most}; default ${sizes.usual}. Over 1,000 are refused where their texts exceed 128 MiB`,
)
const offset = number('Leads to skip')

/** `lead/list`: a page of the matching leads of a period, and the total. */
export const listLeads: Method = {
  tag: 'Leads',
  summary: 'List leads by period and filters',
  of: 'project',
  scope: 'read',
  fields: ['period', 'filters', 'sort_field', 'sort_order', 'limit', 'offset'],
  get: {
    query: Type.Object({
      'period[from]': date,
      'period[to]': date,
      filters: Type.Optional(Type.String({ description: 'As in the body, as JSON text' })),
      sort_field: Type.Optional(sortField),
      sort_order: Type.Optional(sortOrder),
      limit: Type.Optional(limit),
      offset: Type.Optional(offset),
    }),
  },
  body: Type.Object(
    {
      period: Type.Object({ from: date, to: date }, { description: 'Creation dates, both ends included' }),
      filters: Type.Optional(
        Type.Unsafe({
          description: 'A list of conditions, joined by AND, or one group',
          anyOf: [{ type: 'array', items: { $ref: 'Filter#' } }, { $ref: 'Filter#' }],
        }),
      ),
      sort_field: Type.Optional(sortField),
      sort_order: Type.Optional(sortOrder),
      limit: Type.Optional(limit),
      offset: Type.Optional(offset),
    },
    { examples: [listExample.request, olderListExample] },
  ),
  answer: Type.Object(
    {
      leads: Type.Array(Type.Unsafe<WireLead>({ $ref: 'Lead#' })),
      total: Type.Integer({ description: 'All matching leads, over all pages' }),
      status: Type.Literal('success'),
    },
    { examples: [listExample.response] },
  ),
  handle: ({ store, project, body, signal }) =>
    store.leads.writeList({ project }, readQuery(body), leadListWriter, signal),
}

function readQuery(body: Body): LeadQuery {
  return {
    period: readPeriod(body.period),
    filter: readFilters(body.filters, 'filters'),
    ...readPage(body),
  }
}

/** The sort order and the page; by default the newest first. */
export function readPage(body: Body): Pick<LeadQuery, 'sort' | 'limit' | 'offset'> {
  return {
    sort: readSort(body),
    limit: readNumber(body.limit, 'limit', { min: 1, max: sizes.most, fallback: sizes.usual }),
    offset: readNumber(body.offset, 'offset', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 }),
  }
}

/** A `to` without time includes that whole day. */
export function readPeriod(given: unknown): Period {
  if (isBlank(given)) throw refusal('required', {}, 'period')
  if (typeof given !== 'object' || Array.isArray(given)) throw refusal('not-interval', {}, 'period')
  const { from, to } = given as { from?: unknown; to?: unknown }
  if (isBlank(from)) throw refusal('required', {}, 'period.from')
  if (isBlank(to)) throw refusal('required', {}, 'period.to')
  const period = { from: readDate(from, 'period.from'), to: readDate(to, 'period.to', true) }
  if (period.from > period.to) throw refusal('not-interval', {}, 'period')
  return period
}

function readSort({ sort_field, sort_order }: Body): Sort {
  return {
    field: readChoice(sort_field ?? 'creation_date', 'sort_field', sortFields),
    order: readChoice(sort_order ?? 'desc', 'sort_order', ['desc', 'asc']),
  }
}

function readNumber(
  given: unknown,
  argument: string,
  { min, max, fallback }: { min: number; max: number; fallback: number },
) {
  if (given === undefined || given === null) return fallback
  const number = readDigits(given, argument)
  if (number < min || number > max) throw refusal('out-of-range', { given: excerpt(given), min, max }, argument)
  return number
}
