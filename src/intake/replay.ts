import type { ReadAnew } from '../actions/replays.ts'
import type { Understood } from '../actions/settling.ts'
import { isEmpty } from '../domain/enquiry.ts'
import type { Receipt } from '../domain/receipt.ts'
import type { ReplayHow } from '../domain/replay.ts'
import { draftOf } from './draft.ts'
import { bodyOf, understandReceipt } from './work.ts'

/** Reads a receipt anew. Where the raw body is gone, what was understood before is enough to say that it is no spam. */
export const readAnew: ReadAnew = async (store, project, receipt, how) => {
  const former = formerly(receipt)
  const body = receipt.prunedAt === null ? await bodyOf(store, project, receipt) : undefined
  const understood = body ? await understandReceipt(store, project, { ...receipt, body }) : asBefore(receipt, how)
  return understood && { receipt, understood: how === 'not-spam' ? trusted(understood) : understood, former }
}

/** The lead that a receipt gave: its title and source stand in what was understood. */
function formerly(receipt: Receipt) {
  return receipt.enquiry ? draftOf(receipt.enquiry, receipt, { title: '', source: null }) : undefined
}

function asBefore(receipt: Receipt, how: ReplayHow): Understood | undefined {
  const { enquiry, reasons, score } = receipt
  if (how === 'replay' || !enquiry) return
  return { enquiry, draft: formerly(receipt), verdict: { end: 'quarantine', reasons, score } }
}

/** Judged by a person, so no proof is asked for. What holds nothing to work with stays where it is. */
function trusted(understood: Understood): Understood {
  const { enquiry, draft, verdict } = understood
  if (!enquiry || !draft || isEmpty(enquiry)) return understood
  const reasons = [...verdict.reasons.filter(({ code }) => code !== 'not-spam'), { code: 'not-spam' } as const]
  return { ...understood, verdict: { end: 'lead', reasons, score: verdict.score } }
}
