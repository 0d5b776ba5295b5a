import { signingSecret } from '../actions/capture.ts'
import { type CompletedReceipt, completeReceipt } from '../actions/complete-receipt.ts'
import type { Interpretation } from '../actions/receipt-completion.ts'
import { isStoreFailure } from '../actions/transient-errors.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import {
  isBySecretKey,
  letterMarks,
  type Reason,
  type Receipt,
  type StoredReceipt,
  type Verdict,
} from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Store, WorkerStore } from '../store/store.ts'
import { BudgetExceeded, withinBudget } from './budget.ts'
import { draftOf } from './draft.ts'
import { enquiryOf, type Target } from './enquiry.ts'
import { fileRecords } from './files.ts'
import { type Input, type InputFile, Unreadable } from './input.ts'
import { mappingOf } from './mapping.ts'
import { isWanted, withJsonFields } from './mapping-options.ts'
import { withPlaceholders } from './placeholders.ts'
import { isPing } from './presets.ts'
import { readInput } from './read.ts'
import { spamVerdict } from './spam-verdict.ts'
import { withVisit } from './visit.ts'

/**
 * Processes a receipt and returns its outcome. An unreadable one is quarantined for a person. So is one with an
 * internal error, reported to `onFault`, since retries would block the receipts behind it. After `CommitOutcomeUnknown`
 * the receipt is left to the recovery.
 */
export async function processReceipt(
  store: Store,
  project: Project,
  receipt: StoredReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<CompletedReceipt> {
  const interpretation = await interpretReceipt(store, project, receipt, onFault)
  const complete = (made: Interpretation) => completeReceipt(store, project, receipt, made, now)
  return complete(interpretation).catch((error) => {
    if (isStoreFailure(store, error) || error instanceof Refusal) throw error
    onFault(error)
    return complete({ ...quarantined({ code: 'fault' }), files: interpretation.files })
  })
}

/** Interprets a receipt by the current form, mapping and rules, ready for its completion. */
export async function interpretReceipt(
  store: Store,
  project: Project,
  receipt: StoredReceipt,
  onFault: (error: unknown) => void = () => {},
) {
  const raw = await interpret(store, project, receipt).catch((error) => {
    if (store.isUnavailable(error) || error instanceof Refusal) throw error
    onFault(error)
    return quarantined({ code: 'fault' })
  })
  return { ...raw, files: fileRecords(raw.files) }
}

/** Interprets a receipt by an unsaved mapping, or by the target that it was sent to; writes nothing. */
export async function interpret(
  store: Store,
  project: Project,
  receipt: StoredReceipt,
  mapping?: Mapping,
): Promise<RawInterpretation> {
  return interpretBody(store, project, receipt, await bodyOf(store, project, receipt), mapping)
}
type RawInterpretation = Omit<Interpretation, 'files'> & { files: InputFile[] }

/** Interprets a receipt by its raw body; undefined if the body is no longer stored. */
export async function interpretBody(
  store: WorkerStore,
  project: Project,
  receipt: Receipt,
  body: Uint8Array | undefined,
  mapping?: Mapping,
): Promise<RawInterpretation> {
  try {
    if (!body) throw new Unreadable('the raw body is gone')
    const target: Target = mapping ? { mapping } : await targetOf(store, project, receipt)
    const { input, found } = withinBudget(body.length + receipt.query.length, () => {
      const input = withJsonFields(readInput(receipt, body), target.mapping)
      return { input, found: enquiryOf(receipt, input, target) }
    })
    const { visit, known: ofVisit, ...named } = await withVisit(store, project, found, receipt.enquiry)
    const filled = named.hasPlaceholders ? withPlaceholders(named.enquiry, receipt, visit) : named.enquiry
    const enquiry = await withTrustedJoin(store, receipt, filled)
    const known = letterVerdict(receipt) ?? knownVerdict(target, input)
    const verdict = withCut(receipt, known ?? (await spamVerdict(store, project, receipt, enquiry)))
    const ofTarget = target.form?.title ?? target.mapping?.title // no part of the enquiry, which may be empty
    const title = ofTarget ?? defaultTitle[project.language as keyof typeof defaultTitle]
    const draft = draftOf(enquiry, receipt, { title, source: target.form?.source ?? null })
    return { enquiry, verdict, draft, files: input.files, ...(ofVisit && { visit: ofVisit }) }
  } catch (error) {
    if (error instanceof Unreadable) return quarantined({ code: 'unreadable', found: error.message })
    if (error instanceof BudgetExceeded) return quarantined({ code: 'timeout' })
    throw error
  }
}

/**
 * Only the holder of a secret may ask to join an open lead. Otherwise anybody who knows a phone could write into its
 * owner's lead.
 */
async function withTrustedJoin(store: WorkerStore, receipt: Receipt, enquiry: Enquiry): Promise<Enquiry> {
  if (!enquiry.wantsJoin) return enquiry
  const key = receipt.key === null ? undefined : await store.cache.keyOf(receipt.key)
  return isBySecretKey(receipt, key) ? enquiry : { ...enquiry, wantsJoin: false }
}

/**
 * The verdict on a submission that is no enquiry: a check of the address, which is quarantined so that a person sees that
 * it works, and one that the filter of the mapping excludes, such as an answered call.
 */
function knownVerdict({ mapping }: Target, input: Input): Verdict | undefined {
  if (!mapping) return
  const code = isPing(mapping, input) ? 'ping' : isWanted(mapping, input.values) ? undefined : 'filtered'
  return code && { end: 'quarantine', reasons: [{ code }], score: 0 }
}

/** The verdict on a letter from the spam folder. A person can overrule the mail server. */
function letterVerdict({ headers }: Receipt): Verdict | undefined {
  if (headers[letterMarks.folder] === 'spam') return { end: 'spam', reasons: [{ code: 'spam-folder' }], score: 100 }
}

/** Adds the reason that only the beginning of a letter was kept. */
function withCut({ headers }: Receipt, verdict: Verdict): Verdict {
  const [cut, short] = [headers[letterMarks.cut], headers[letterMarks.short]]
  const reasons: Reason[] = [
    ...(cut === undefined ? [] : [{ code: 'letter-too-large' as const, found: cut }]),
    ...(short === undefined ? [] : [{ code: 'no-room' as const, found: short }]),
  ]
  return reasons.length === 0 ? verdict : { ...verdict, reasons: [...verdict.reasons, ...reasons] }
}

/** The current form or mapping of a receipt. */
async function targetOf(store: WorkerStore, project: Project, { form, mapping }: Receipt): Promise<Target> {
  if (form !== null) return { form: await store.cache.formOf(project.id, form), secret: await signingSecret(store) }
  return { mapping: await mappingOf(store, project, mapping) }
}

/** The raw body, from the database or the spool; undefined if it is no longer stored. */
export async function bodyOf(store: Store, project: Project, { id, spool, size, body }: StoredReceipt) {
  if (body || size === 0) return body ?? new Uint8Array()
  return spool === null ? store.receipts.body(project.id, id) : store.spool.read(spool)
}

/** An interpretation without content, which quarantines the receipt for a person. */
export function quarantined(reason: Reason): RawInterpretation {
  return { enquiry: null, draft: undefined, files: [], verdict: { end: 'quarantine', reasons: [reason], score: 0 } }
}

const defaultTitle = { ru: 'Заявка с сайта', en: 'Enquiry from the site' }
