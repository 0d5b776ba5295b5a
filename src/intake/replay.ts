import type { Interpretation } from '../actions/receipt-completion.ts'
import type { Reinterpret } from '../actions/replays.ts'
import { isEmpty } from '../domain/enquiry.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { ReplayHow } from '../domain/replay.ts'
import { draftOf } from './draft.ts'
import { bodyOf, interpretReceipt } from './process.ts'

/** Interprets a receipt again. Without its raw body, the former interpretation is enough to mark it as not spam. */
export const reinterpret: Reinterpret = async (store, project, receipt, how) => {
  const former = formerDraft(receipt)
  const body = receipt.prunedAt === null ? await bodyOf(store, project, receipt) : undefined
  const interpretation = body ? await interpretReceipt(store, project, { ...receipt, body }) : asBefore(receipt, how)
  if (!interpretation) return
  return { receipt, how, interpretation: how === 'not-spam' ? trusted(interpretation) : interpretation, former }
}

/** The draft of the lead that was made of a receipt, from its enquiry. */
function formerDraft(receipt: Receipt) {
  return receipt.enquiry ? draftOf(receipt.enquiry, receipt, { title: '', source: null }) : undefined
}

function asBefore(receipt: Receipt, how: ReplayHow): Interpretation | undefined {
  const { enquiry, reasons, score } = receipt
  if (how === 'replay' || !enquiry) return
  return { enquiry, draft: formerDraft(receipt), verdict: { end: 'quarantine', reasons, score } }
}

/** Accepts an enquiry as no spam, since a person decided so. An empty one keeps its verdict. */
function trusted(interpretation: Interpretation): Interpretation {
  const { enquiry, draft, verdict } = interpretation
  if (!enquiry || !draft || isEmpty(enquiry)) return interpretation
  const reasons = [...verdict.reasons.filter(({ code }) => code !== 'not-spam'), { code: 'not-spam' } as const]
  return { ...interpretation, verdict: { end: 'lead', reasons, score: verdict.score } }
}
