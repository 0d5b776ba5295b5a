import type { Kysely } from 'kysely'
import type { Enquiry } from '../../domain/enquiry.ts'
import type { Tables } from '../schema/tables.ts'
import { readEnquiry } from './stored-enquiry.ts'

/** The enquiries that were read from receipts. */
export function receiptEnquiries(db: Kysely<Tables>) {
  return { enquiryOfLead }

  /** The enquiry of the receipt that created a lead. */
  async function enquiryOfLead(project: number, lead: number): Promise<Enquiry | undefined> {
    const row = await db
      .selectFrom('receipts')
      .select('enquiry')
      .where('project_id', '=', project)
      .where('lead_id', '=', lead)
      .where('ended', '=', 'lead')
      .orderBy('at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    return row?.enquiry == null ? undefined : readEnquiry(row.enquiry)
  }
}
