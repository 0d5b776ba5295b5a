import Type from 'typebox'
import { EventSchema } from '../../../json/event.ts'
import { FilterSchema } from '../../../json/filter.ts'
import { LeadSchema, leadFields } from '../../../json/lead.ts'
import { idPattern } from '../../door/ids.ts'
import { next } from '../../door/pages.ts'
import { listLeadEvents } from '../../events/events.ts'
import { getLead, listLeads } from '../../leads/read.ts'
import { selectionQuery, sortQuery } from '../../leads/selection.ts'
import { fitting, maxAnswerLength } from '../fit.ts'
import { defineTool } from '../tool.ts'

export const leadId = Type.String({ pattern: idPattern, description: 'The id of a lead', examples: ['1'] })
const cursor = Type.Optional(
  Type.String({ minLength: 1, maxLength: 4_000, description: '`next` of the previous answer' }),
)
const limit = (usual: number) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: `Items per answer, at most; default ${usual}` }))

/** The selection of leads, with the filter as an object. */
export const selectionArguments = { ...selectionQuery, filter: Type.Optional(FilterSchema) }

/** Turns these arguments into the query of a route. */
export function queryOfSelection({ filter, ...rest }: { filter?: unknown; period?: string; q?: string }) {
  return { ...rest, filter: filter === undefined ? undefined : JSON.stringify(filter) }
}

export const leadsSearch = defineTool({
  name: 'leads_search',
  title: 'Search leads',
  description:
    'Leads by period, filter and text, sorted, with the exact total and the sum of their prices. Name `fields` to get more leads into one answer.',
  scope: 'read',
  effect: 'reads',
  input: Type.Object({
    ...selectionArguments,
    sort: sortQuery,
    fields: Type.Optional(
      Type.Array(Type.Enum([...leadFields]), {
        minItems: 1,
        maxItems: 40,
        description: 'Fields of a lead; default all',
      }),
    ),
    limit: limit(20),
    cursor,
  }),
  output: listLeads.answers[200] as never,
  async run({ desk, project, args: { fields, limit = 20, sort, cursor, period, q, filter } }) {
    const query = { ...queryOfSelection({ period, q, filter } as object), sort, cursor, fields: fields?.join(',') }
    const ask = (limit: number) => desk(listLeads, { params: { project }, query: { ...query, limit: String(limit) } })
    const page = await ask(limit)
    const items = page.items as unknown[]
    const count = fitting(items, maxItemsLength)
    return count === items.length ? page : ask(count)
  },
})

/** The maximum length (characters) of items, which leaves room for the rest of an answer and a cursor of up to a thousand characters. */
const maxItemsLength = maxAnswerLength - 2_000

export const leadGet = defineTool({
  name: 'lead_get',
  title: 'Get a lead',
  description:
    'A lead with its timeline, the newest event first: enquiries, changes and comments. Also a lead in the bin, which has `deleted_at`.',
  scope: 'read',
  effect: 'reads',
  input: Type.Object({ lead: leadId, limit: limit(20), cursor }),
  output: Type.Object({ lead: LeadSchema, events: Type.Array(EventSchema), next }),
  async run({ desk, project, args: { lead: id, limit = 20, cursor } }) {
    const params = { project, lead: id }
    const lead = await desk(getLead, { params, query: { deleted: 'true' } })
    const ask = (limit: number) => desk(listLeadEvents, { params, query: { limit: String(limit), cursor } })
    const page = await ask(limit)
    const items = page.items as unknown[]
    const count = fitting(items, maxItemsLength - JSON.stringify(lead).length)
    const events = count === items.length ? page : await ask(count)
    return { lead, events: events.items, next: events.next }
  },
})
