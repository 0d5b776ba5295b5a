import { writePlainDate } from '../json/wire/dates.ts'
import type { ProxyLead, ProxyLeadPage } from '../store/store.ts'

/** A submission in `/api/v1`; unset fields are empty texts. */
export function writeProxyLead({ id, at, enquiry, lead, title }: ProxyLead) {
  return {
    id: String(id),
    title: title ?? '',
    text: enquiry?.text ?? '',
    name: enquiry?.name ?? '',
    phone: enquiry?.phone ?? '',
    email: enquiry?.email ?? '',
    roistat: enquiry?.sentSource ?? '',
    creation_date: writePlainDate(at),
    order_id: String(lead),
    order_fields: enquiry?.fields ?? {},
  }
}

/** The serialized response of a list. It may have ten thousand submissions, so they are serialized one by one. */
export function writeProxyLeads({ found, next }: ProxyLeadPage): string {
  const written = found.map((each) => JSON.stringify(writeProxyLead(each)))
  return `{"ProxyLeads":[${written.join()}],${next === undefined ? '' : `"next_offset":${next},`}"status":"success"}`
}

/** The writer by its name, for a worker thread that reads a long list. */
export const proxyLeadsWriter = { name: 'writeProxyLeads', write: writeProxyLeads } as const
