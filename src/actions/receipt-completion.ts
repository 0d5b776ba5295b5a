import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import { fold } from '../domain/fold.ts'
import type { NewLead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import { chatMark, type Receipt, type ReceivedFile, senderOf, type Verdict } from '../domain/receipt.ts'

type NewFile = Omit<ReceivedFile, 'number'>

/** The interpretation of a receipt: the enquiry, the proposed outcome, the draft of its lead. */
export type Interpretation = {
  enquiry: Enquiry | null
  verdict: Verdict
  draft: NewLead | undefined
  /** Files of the submission that are in the spool. They are recorded once, however often a receipt is processed. */
  files?: readonly NewFile[]
  /** The number of the visit that the receipt came from. */
  visit?: number
}

/**
 * The input of the transaction that completes a receipt: when it came, who creates its lead, and the time (seconds).
 */
export type ReceiptCompletion = Pick<Interpretation, 'verdict' | 'draft'> & {
  id: number
  at: number
  by: Actor
  now: number
  /** The enquiry in JSON. */
  enquiry: string | null
  /** Identifies equal content from the same sender; null for a receipt that makes no lead, and for one from a chat. */
  fingerprint: string | null
  wantsJoin: boolean
  /** The chat with a bot that it came from. Further messages there are added to its lead. */
  chat: string | null
  files: readonly NewFile[]
  visit: number | null
}

/** An interpretation, prepared for the transaction. */
export function completionOf(
  project: Project,
  receipt: Receipt,
  interpretation: Interpretation,
  now: number,
): ReceiptCompletion {
  const { enquiry, verdict, draft, files = [], visit = null } = interpretation
  const shown = enquiry && draft ? completedEnquiry(enquiry, draft) : enquiry
  const chat = receipt.headers[chatMark] ?? null
  return {
    id: receipt.id,
    at: receipt.at,
    by: senderOf(receipt),
    now,
    verdict,
    draft,
    enquiry: shown && JSON.stringify(shown),
    fingerprint: draft && chat === null ? fingerprintOf(receipt, draft, project.country) : null,
    wantsJoin: (enquiry?.wantsJoin ?? false) || project.capture.repeats === 'join',
    chat,
    files,
    visit,
  }
}

/** The enquiry with the title and source that its lead got; a replay checks whether the lead still has them. */
export function completedEnquiry(enquiry: Enquiry, { title, source }: NewLead): Enquiry {
  return { ...enquiry, title, source }
}

/**
 * 66 bits, in characters of base64url. That tells apart what comes within two minutes, and a short value keeps the
 * randomly written index small.
 */
const fingerprintLength = 11

/**
 * A hash of content and sender: the IP address and user agent of the visitor, and the normalised input of the person. It excludes what differs when
 * the same is sent again, maybe through another door: touches, the source derived from them, and technical fields. Messages to a bot have no
 * fingerprint, since people of one name begin with the same words.
 */
function fingerprintOf(
  { address, headers }: Receipt,
  { title, name, phone, email, text, fields }: NewLead,
  country: string,
) {
  const own = Object.entries(fields ?? {}).filter(([field]) => !field.startsWith('_'))
  const content = [title, name, email, text].map((each) => fold(each ?? '').trim())
  const whole = [address, headers['user-agent'], ...content, phone && phoneKey(phone, country), own.sort()]
  return hash('sha256', JSON.stringify(whole), 'base64url').slice(0, fingerprintLength)
}
