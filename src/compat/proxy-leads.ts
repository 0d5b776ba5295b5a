import Type from 'typebox'
import { writeDays } from '../domain/days.ts'
import type { Period } from '../domain/period.ts'
import { readDay, readPeriodName } from '../domain/period-names.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { isBlank, readDigits } from '../json/wire/values.ts'
import type { ProxyLeadQuery } from '../store/store.ts'
import { proxyLeadExample, proxyLeadsExample } from './examples.ts'
import type { Method, ProjectCall } from './method.ts'
import { proxyLeadsWriter, writeProxyLead } from './wire-proxy-lead.ts'

/** The size of a page; the vendor names none, and its clients do not page. */
const pageLimit = 10_000

const period = Type.String({
  description: 'Days in the project’s time zone, both included; default the last 30, named in the header `Period-Used`',
  examples: ['2021-07-07-2021-09-24'],
})
const number = (description: string) => Type.Unsafe<string | number>({ type: ['integer', 'string'], description })
const query = Type.Object({
  period: Type.Optional(period),
  limit: Type.Optional(number(`1 to ${pageLimit}; default ${pageLimit}`)),
  offset: Type.Optional(number('How many of the newest to skip')),
})
const text = (description: string) => Type.String({ description })
const proxyLead = Type.Object({
  id: text('The id of the submission'),
  title: text('The title of the lead'),
  text: text('What the person wrote; empty without a text'),
  name: text('Empty if none was sent'),
  phone: text('Empty if none was sent'),
  email: text('Empty if none was sent'),
  roistat: text('The source that the site sent; empty without one'),
  creation_date: text('When it came, in UTC: 2016-07-12 14:51:39'),
  order_id: text('The id of the lead'),
  order_fields: Type.Record(Type.String(), Type.String(), { description: 'Own fields of the submission, by name' }),
})
const list = Type.Object(
  {
    ProxyLeads: Type.Array(proxyLead),
    next_offset: Type.Optional(Type.Integer({ description: 'The offset of the next page, if there is one' })),
    status: Type.Literal('success'),
  },
  { examples: [proxyLeadsExample] },
)
const common = { tag: 'Leads', of: 'project', scope: 'read', form: true } as const

/** `project/proxy-leads`: the submissions of a period, newest first. */
export const listProxyLeads: Method = {
  ...common,
  summary: 'List submissions',
  fields: ['period', 'limit', 'offset'],
  get: { query },
  answer: list,
  handle: async (call: ProjectCall) => write(call, readQuery(call)),
}

/** `project/proxy-leads/duplicates`: those of people with an earlier lead, both new leads and joined ones. */
export const listDuplicates: Method = {
  ...common,
  summary: 'List repeated submissions',
  fields: ['period', 'limit', 'offset'],
  get: { query },
  answer: list,
  handle: async (call: ProjectCall) => write(call, { ...readQuery(call), isRepeat: true }),
}

/**
 * `project/proxy-leads/{id}`: one submission. The vendor's documentation shows a list, but its public client expects an
 * object, so both are sent.
 */
export const getProxyLead: Method = {
  ...common,
  summary: 'Get a submission',
  params: Type.Object({ id: Type.String({ description: 'The id of the submission', examples: ['2'] }) }),
  get: { query: Type.Object({}) },
  answer: Type.Object(
    { ProxyLead: proxyLead, ProxyLeads: Type.Array(proxyLead), status: Type.Literal('success') },
    { examples: [proxyLeadExample] },
  ),
  async handle({ store, project, params }: ProjectCall) {
    const id = readDigits(params.id, 'id')
    const { found } = await store.read('receiptLeads', { project }, { id, limit: 1, offset: 0 })
    if (!found[0]) throw refusal('no-such-receipt', { id: excerpt(params.id) }, 'id')
    const written = writeProxyLead(found[0])
    return { ProxyLead: written, ProxyLeads: [written] }
  },
}

function write({ store, project, signal }: ProjectCall, query: ProxyLeadQuery): Promise<string | Uint8Array> {
  return store.write('receiptLeads', { project }, query, proxyLeadsWriter, signal)
}

function readQuery(call: ProjectCall): ProxyLeadQuery {
  const { limit, offset } = call.body
  return {
    period: readPeriod(call),
    limit: readNumber(limit, 'limit', 1, pageLimit, pageLimit),
    offset: readNumber(offset, 'offset', 0, Number.MAX_SAFE_INTEGER, 0),
  }
}

/** Parses a period such as `2021-07-07-2021-09-24`. The default is the last 30 days, which a header then names. */
function readPeriod({ body, project: { timeZone }, now, tell }: ProjectCall): Period {
  const isGiven = !isBlank(body.period)
  const given = typeof body.period === 'string' ? body.period : ''
  const [, from = '', to = ''] = /^(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)$/.exec(given) ?? []
  if (isGiven && (!readDay(from) || !readDay(to))) throw refusal('not-days', { given: excerpt(body.period) }, 'period')
  const { name, ...period } = readPeriodName(isGiven ? `${from}..${to}` : 'last-30-days', timeZone, now)
  if (!isGiven) tell('Period-Used', writeDays(period, timeZone).replace('..', '-'))
  return period
}

function readNumber(text: unknown, argument: string, min: number, max: number, fallback: number): number {
  if (isBlank(text)) return fallback
  const number = readDigits(text, argument)
  if (number < min || number > max) throw refusal('out-of-range', { given: excerpt(text), min, max }, argument)
  return number
}
