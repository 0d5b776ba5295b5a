import type { BriefLead } from '../domain/lead.ts'
import type { Status } from '../domain/status.ts'
import { writeLead } from './wire-lead.ts'
import { writeList } from './wire-list.ts'

/** A page of leads with the statuses of the project, since orders contain their whole status. */
type Orders = { leads: BriefLead[]; total: number; statuses: Status[] }

/** The serialized response of `integration/order/list`. */
export function writeOrders(found: Orders) {
  const statusOf = statusesOf(found)
  return writeList('data', found, (lead) => ({ ...writeOrder(lead), status: statusOf(lead) }))
}

/** The serialized response of `analytics/list-orders`. */
export function writeReportedOrders(found: Orders) {
  const statusOf = statusesOf(found)
  return writeList('orders', found, (lead) => {
    const { id, name, type } = statusOf(lead)
    return { ...writeOrder(lead), status: id, status_name: name, status_type: type }
  })
}

/** The writers by name, for a worker thread that reads a long list. */
export const ordersWriter = { name: 'writeOrders' as 'writeOrders' | 'writeReportedOrders', write: writeOrders }
export const reportedOrdersWriter: typeof ordersWriter = { name: 'writeReportedOrders', write: writeReportedOrders }

function statusesOf({ statuses }: Orders) {
  const written = new Map(statuses.map(({ id, name, type }) => [id, { id: String(id), name, type: type as string }]))
  return ({ status }: BriefLead) => written.get(status) ?? { id: String(status), name: '', type: 'progress' }
}

function writeOrder(lead: BriefLead) {
  const { id, creation_date, paid_date, title, text, price, name, phone, email, source } = writeLead(lead)
  return {
    id,
    creation_date,
    update_date: null,
    paid_date,
    title,
    text,
    price,
    revenue: Number(price ?? 0),
    cost: 0,
    roistat: source ?? '',
    source_type: 'zayavka',
    client_name: name,
    client_phones: phone ? [phone] : [],
    client_emails: email ? [email] : [],
    client_id: null,
    visit_id: null,
    visit: null,
    url: null,
  }
}
