import { writePlainDate } from '../json/wire/dates.ts'
import type { ProxyLead, ProxyLeadPage } from '../store/store.ts'

/** A submission in `/api/v1`; what is unset is an empty text. */
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

/** The whole answer of a list, which may be of ten thousand: they are written one by one. */
export function writeProxyLeads({ found, next }: ProxyLeadPage): string {
  const written = found.map((each) => JSON.stringify(writeProxyLead(each)))
  return `{"ProxyLeads":[${written.join()}],${next === undefined ? '' : `"next_offset":${next},`}"status":"success"}`
}

/** The same for a thread that makes a long list. */
export const proxyLeadsWriter = { name: 'writeProxyLeads', write: writeProxyLeads } as const
