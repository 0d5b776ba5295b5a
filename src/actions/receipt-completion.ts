import { hash } from 'node:crypto'
import type { Actor } from '../domain/access.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import { fold } from '../domain/fold.ts'
import type { NewLead } from '../domain/lead.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, type ReceivedFile, senderOf, type Verdict } from '../domain/receipt.ts'

type NewFile = Omit<ReceivedFile, 'number'>

/** What was made of a receipt: the enquiry, what shall become of it, the lead that it would be. */
export type Interpretation = {
  enquiry: Enquiry | null
  verdict: Verdict
  draft: NewLead | undefined
  /** Files that came with it, and lie in the spool. They are noted once, however often a receipt is worked. */
  files?: readonly NewFile[]
}

/** All that a transaction needs to end a receipt: when it came, who brings its lead, and when that is (seconds). */
export type ReceiptCompletion = Pick<Interpretation, 'verdict' | 'draft'> & {
  id: number
  at: number
  by: Actor
  now: number
  /** The enquiry as it is kept, in JSON. */
  enquiry: string | null
  /** What was sent by whom; null for what makes no lead. */
  fingerprint: string | null
  wantsJoin: boolean
  files: readonly NewFile[]
}

/** What was understood of a receipt, ready to be kept. */
export function completionOf(
  project: Project,
  receipt: Receipt,
  interpretation: Interpretation,
  now: number,
): ReceiptCompletion {
  const { enquiry, verdict, draft, files = [] } = interpretation
  const shown = enquiry && draft ? asCompleted(enquiry, draft) : enquiry
  return {
    id: receipt.id,
    at: receipt.at,
    by: senderOf(receipt),
    now,
    verdict,
    draft,
    enquiry: shown && JSON.stringify(shown),
    fingerprint: draft ? fingerprintOf(receipt, draft, project.country) : null,
    wantsJoin: (enquiry?.wantsJoin ?? false) || project.capture.repeats === 'join',
    files,
  }
}

/** What was understood, with the title and the source that the lead was given for it: a replay asks whether the lead still has them. */
export function asCompleted(enquiry: Enquiry, { title, source }: NewLead): Enquiry {
  return { ...enquiry, title, source }
}

/**
 * 66 bits, in characters of base64url: they tell apart what comes in two minutes, and each is written at another place of its index, so it
 * shall be short.
 */
const fingerprintLength = 11

/**
 * What was sent, by whom: the visitor's address and program, and what a person filled in, as it is compared. Left out is what differs
 * by itself when the same is sent again, maybe by another door: touches, the source that is made of them, and technical fields.
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
