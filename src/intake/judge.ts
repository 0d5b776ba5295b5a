import { type Enquiry, isEmpty } from '../domain/enquiry.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt, Verdict } from '../domain/receipt.ts'

/** Whether an enquiry looks like spam, with its score and the reasons; one with nothing in it is for a person to look at. */
export function judge(_project: Project, _receipt: Receipt, enquiry: Enquiry): Verdict {
  if (isEmpty(enquiry)) return { end: 'quarantine', reasons: [{ code: 'empty' }], score: 0 }
  return { end: 'lead', reasons: [], score: 0 }
}
