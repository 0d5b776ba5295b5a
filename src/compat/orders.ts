import Type from 'typebox'
import { allTime, type Period } from '../domain/period.ts'
import { isBlank } from '../json/wire/values.ts'
import { attributionModelsExample, ordersExample, reportedOrdersExample } from './examples.ts'
import { readFilters } from './filters.ts'
import { readPage, readPeriod } from './lead-list.ts'
import type { Method, ProjectCall } from './method.ts'
import { ordersWriter, reportedOrdersWriter } from './wire-order.ts'

const number = (description: string) => Type.Unsafe<string | number>({ type: ['integer', 'string'], description })
const orNull = (type: 'string' | 'number', description: string) =>
  Type.Unsafe<string | number | null>({ type: [type, 'null'], description })
const never = (description: string) => Type.Null({ description })
const status = { id: Type.String(), name: Type.String(), type: Type.String() }

const properties = {
  id: Type.String({ description: 'The id of the lead' }),
  creation_date: Type.String({ description: 'UTC, whole seconds: 2023-11-08T13:03:21+0000' }),
  update_date: never('Unknown here'),
  paid_date: orNull('string', 'UTC, whole seconds'),
  title: Type.String(),
  text: orNull('string', 'What the person wrote'),
  price: orNull('number', 'Up to two decimals'),
  revenue: Type.Number({ description: 'The price; 0 without one' }),
  cost: Type.Literal(0),
  roistat: Type.String({ description: 'The source; empty without one' }),
  source_type: Type.Literal('zayavka'),
  client_name: Type.String(),
  client_phones: Type.Array(Type.String()),
  client_emails: Type.Array(Type.String()),
  client_id: never('Unknown here'),
  visit_id: never('Unknown here'),
  visit: never('Unknown here'),
  url: never('Unknown here'),
}
const order = Type.Object({ ...properties, status: Type.Object(status) })
const reported = Type.Object({
  ...properties,
  status: Type.String({ description: 'The id of the status' }),
  status_name: Type.String(),
  status_type: Type.String(),
})

const total = Type.Integer({ description: 'All matching orders, over all pages' })
const success = Type.Literal('success')
const paging = {
  limit: Type.Optional(number('1 to 10000; default 1000. Over 1,000 are refused where their texts exceed 128 MiB')),
  offset: Type.Optional(number('Orders to skip')),
}
const filters = Type.Optional(Type.Unsafe({ description: 'As in `lead/list`' }))
const common = { tag: 'Reading', of: 'project', scope: 'read', form: true } as const

/** `integration/order/list`: the leads as orders, the newest first. */
export const listOrders: Method = {
  ...common,
  summary: 'List leads as orders',
  fields: ['filters', 'limit', 'offset'],
  get: { query: Type.Object(paging) },
  body: Type.Object({ filters, ...paging }, { examples: [ordersExample.request] }),
  answer: Type.Object({ data: Type.Array(order), total, status: success }, { examples: [ordersExample.response] }),
  handle: async (call: ProjectCall) => write(call, allTime, ordersWriter),
}

/** `analytics/list-orders`: the leads of a period as orders, in the shape of the vendor's reports. */
export const listReportedOrders: Method = {
  ...common,
  summary: 'List leads as orders of a period',
  fields: ['period', 'filters', 'limit', 'offset'],
  get: { query: Type.Object(paging) },
  body: Type.Object(
    {
      period: Type.Optional(
        Type.Object({ from: Type.String(), to: Type.String() }, { description: 'As in `lead/list`; default all' }),
      ),
      filters,
      ...paging,
    },
    { examples: [reportedOrdersExample.request] },
  ),
  answer: Type.Object(
    { orders: Type.Array(reported), total, status: success },
    { examples: [reportedOrdersExample.response] },
  ),
  async handle(call: ProjectCall) {
    const period = isBlank(call.body.period) ? allTime : readPeriod(call.body.period)
    return write(call, period, reportedOrdersWriter)
  },
}

/** `analytics/attribution-models`: always one model, since a lead has only one source here. */
export const listAttributionModels: Method = {
  ...common,
  summary: 'List attribution models',
  get: { query: Type.Object({}) },
  answer: Type.Object(
    { models: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })), total, status: success },
    { examples: [attributionModelsExample] },
  ),
  handle: async () => ({ models: [{ id: 'default', name: 'По последнему касанию' }], total: 1 }),
}

/** Reads and serializes a page as `lead/list` does; on SQLite a worker thread does it if the read is heavy. */
function write({ store, project, body, signal }: ProjectCall, period: Period, writer: typeof ordersWriter) {
  const { filters, limit, offset } = body
  const query = { period, filter: readFilters(filters, 'filters'), ...readPage({ limit, offset }) }
  return store.write('orders', { project }, query, writer, signal)
}
