import type { Interpretation } from '../actions/receipt-completion.ts'
import type { Reinterpret } from '../actions/replays.ts'
import { isEmpty } from '../domain/enquiry.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { ReplayHow } from '../domain/replay.ts'
import { draftOf } from './draft.ts'
import { bodyOf, interpretReceipt } from './process.ts'

/** Reads a receipt anew. Where the raw body is gone, what was understood before is enough to say that it is no spam. */
export const reinterpret: Reinterpret = async (store, project, receipt, how) => {
  const former = formerDraft(receipt)
  const body = receipt.prunedAt === null ? await bodyOf(store, project, receipt) : undefined
  const interpretation = body ? await interpretReceipt(store, project, { ...receipt, body }) : asBefore(receipt, how)
  return (
    interpretation && { receipt, interpretation: how === 'not-spam' ? trusted(interpretation) : interpretation, former }
  )
}

/** The lead that a receipt gave: its title and source stand in what was understood. */
function formerDraft(receipt: Receipt) {
  return receipt.enquiry ? draftOf(receipt.enquiry, receipt, { title: '', source: null }) : undefined
}

function asBefore(receipt: Receipt, how: ReplayHow): Interpretation | undefined {
  const { enquiry, reasons, score } = receipt
  if (how === 'replay' || !enquiry) return
  return { enquiry, draft: formerDraft(receipt), verdict: { end: 'quarantine', reasons, score } }
}

/** Judged by a person, so no proof is asked for. What holds nothing to work with stays where it is. */
function trusted(interpretation: Interpretation): Interpretation {
  const { enquiry, draft, verdict } = interpretation
  if (!enquiry || !draft || isEmpty(enquiry)) return interpretation
  const reasons = [...verdict.reasons.filter(({ code }) => code !== 'not-spam'), { code: 'not-spam' } as const]
  return { ...interpretation, verdict: { end: 'lead', reasons, score: verdict.score } }
}
