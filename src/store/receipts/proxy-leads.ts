import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Enquiry } from '../../domain/enquiry.ts'
import type { Period } from '../../domain/period.ts'
import type { Tables } from '../schema/tables.ts'
import { mergeTargetOf } from './merge-target.ts'
import { readEnquiry } from './stored-enquiry.ts'

/**
 * A receipt with its lead, or with the lead that this one was merged into, as `proxy-leads` of `/api/v1` returns it; `at` is in seconds, `title` is
 * the lead's.
 */
export type ProxyLead = { id: number; at: number; enquiry: SentPart | null; lead: number; title: string | null }

/** The parts of an enquiry that are returned; the rest of ten thousand enquiries would fill the memory. */
type SentPart = Pick<Enquiry, 'text' | 'name' | 'phone' | 'email' | 'sentSource' | 'fields'>

/** Which receipts: of a period, or with an id; `isRepeat` selects those of a person with an earlier lead. */
export type ProxyLeadQuery = { period?: Period; id?: number; isRepeat?: boolean; limit: number; offset: number }

/** `next` is the offset of the first that did not fit, undefined for the last page. */
export type ProxyLeadPage = { found: ProxyLead[]; next: number | undefined }

/** How many whole enquiries each query reads. */
const chunk = 500

/** The limit of all enquiries of a page together (characters), since visitors may send enquiries of the maximum length. */
const maxText = 16_000_000

/** Receipts that created or joined a lead, the newest first. */
export function proxyLeads(db: Kysely<Tables>) {
  return { page }

  async function page(project: number, asked: ProxyLeadQuery): Promise<ProxyLeadPage> {
    const { period, id, isRepeat, limit, offset } = asked
    let query = db
      .selectFrom('receipts')
      .innerJoin('leads', (join) =>
        join.onRef('leads.project_id', '=', 'receipts.project_id').onRef('leads.id', '=', 'receipts.lead_id'),
      )
      .select(['receipts.id', 'receipts.at', 'receipts.enquiry'])
      .select([mergeTargetOf<number>(project, 'id').as('lead'), mergeTargetOf<string>(project, 'title').as('title')])
      .where('receipts.project_id', '=', project)
      .where(({ or, eb }) =>
        or([eb('leads.deleted_at', 'is', null), eb(mergeTargetOf<number>(project, 'id'), 'is not', null)]),
      )
      .where('receipts.ended', 'in', ['lead', 'joined'])
    if (period) query = query.where('receipts.at', '>=', period.from).where('receipts.at', '<=', period.to)
    if (id !== undefined) query = query.where('receipts.id', '=', id)
    if (isRepeat)
      query = query.where(({ or, eb }) =>
        or([eb('receipts.ended', '=', 'joined'), eb('leads.repeat_of', 'is not', null)]),
      )
    const found: ProxyLead[] = []
    for (let last: ProxyLead | undefined, length = 0; ; last = found.at(-1)) {
      const size = Math.min(chunk, limit - found.length + 1)
      const rows = await (last ? query.where(isBehind(last)) : query.offset(offset))
        .orderBy('receipts.at', 'desc')
        .orderBy('receipts.id', 'desc')
        .limit(size)
        .execute()
      for (const { enquiry, lead, ...row } of rows) {
        length += enquiry?.length ?? 0
        if (found.length === limit || (length > maxText && found.length > 0))
          return { found, next: offset + found.length }
        found.push({ ...row, lead: lead as number, enquiry: enquiry === null ? null : sentPart(readEnquiry(enquiry)) })
      }
      if (rows.length < size) return { found, next: undefined }
    }
  }
}

function sentPart({ text, name, phone, email, sentSource, fields }: Enquiry): SentPart {
  return { text, name, phone, email, sentSource, fields }
}

function isBehind({ at, id }: ProxyLead) {
  return ({ and, or, eb }: ExpressionBuilder<Tables, 'receipts'>) =>
    and([eb('receipts.at', '<=', at), or([eb('receipts.at', '<', at), eb('receipts.id', '<', id)])])
}
