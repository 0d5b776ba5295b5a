import { signingSecret } from '../actions/capture.ts'
import { type Ending, settleReceipt } from '../actions/settle.ts'
import type { Understood } from '../actions/settling.ts'
import type { Enquiry } from '../domain/enquiry.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import { isBySecretKey, type KeptReceipt, type Reason, type Receipt, type Verdict } from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import type { Store, WorkerStore } from '../store/store.ts'
import { Overtime, withinBudget } from './budget.ts'
import { draftOf } from './draft.ts'
import { notedFiles } from './files.ts'
import { type Given, type GivenFile, Unreadable } from './given.ts'
import { judge } from './judge.ts'
import { mappingOf } from './mapping.ts'
import { readGiven } from './read.ts'
import { isPing } from './ready.ts'
import { type By, understand } from './understand.ts'

/**
 * Works a receipt to its end; answers that. What cannot be understood is kept for a person to look at, also for a fault of
 * ours, of which `onFault` hears: one that fails each time it is worked would hold up those behind it. One of which nobody knows whether it
 * was ended is left to those who look for what waits.
 */
export async function workReceipt(
  store: Store,
  project: Project,
  receipt: KeptReceipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<Ending> {
  const understood = await understandReceipt(store, project, receipt, onFault)
  const settle = (made: Understood) => settleReceipt(store, project, receipt, made, now)
  return settle(understood).catch((error) => {
    if (store.isAway(error) || error instanceof Refusal || error instanceof CommitOutcomeUnknown) throw error
    onFault(error)
    return settle({ ...unclear({ code: 'fault' }), files: understood.files })
  })
}

/** What is made of a receipt by today's form, mapping and rules, ready for its end. */
export async function understandReceipt(
  store: Store,
  project: Project,
  receipt: KeptReceipt,
  onFault: (error: unknown) => void = () => {},
) {
  const sense = await makeSense(store, project, receipt).catch((error) => {
    if (store.isAway(error) || error instanceof Refusal) throw error
    onFault(error)
    return unclear({ code: 'fault' })
  })
  return { ...sense, files: notedFiles(sense.files) }
}

/** What is made of a receipt, by a mapping that is not saved yet or by what it was sent to; nothing is changed by it. */
export async function makeSense(
  store: Store,
  project: Project,
  receipt: KeptReceipt,
  mapping?: Mapping,
): Promise<Sense> {
  return senseOfBody(store, project, receipt, await bodyOf(store, project, receipt), mapping)
}
type Sense = Omit<Understood, 'files'> & { files: GivenFile[] }

/** The same of its raw body, unless that is gone. */
export async function senseOfBody(
  store: WorkerStore,
  project: Project,
  receipt: Receipt,
  body: Uint8Array | undefined,
  mapping?: Mapping,
): Promise<Sense> {
  try {
    if (!body) throw new Unreadable('the raw body is gone')
    const by: By = mapping ? { mapping } : await byOf(store, project, receipt)
    const { given, understood } = withinBudget(body.length + receipt.query.length, () => {
      const given = readGiven(receipt, body)
      return { given, understood: understand(receipt, given, by) }
    })
    const enquiry = await heeded(store, receipt, understood)
    const verdict = isAsking(by, given) ? asked : await judge(store, project, receipt, enquiry)
    const title = by.form?.title ?? usualTitle[project.language as keyof typeof usualTitle]
    const draft = draftOf(enquiry, receipt, { title, source: by.form?.source ?? null })
    return { enquiry, verdict, draft, files: given.files }
  } catch (error) {
    if (error instanceof Unreadable) return unclear({ code: 'unreadable', found: error.message })
    if (error instanceof Overtime) return unclear({ code: 'timeout' })
    throw error
  }
}

/** Anybody who knows a phone could write into the lead of its owner: who may ask for that must hold a secret. */
async function heeded(store: WorkerStore, receipt: Receipt, enquiry: Enquiry): Promise<Enquiry> {
  if (!enquiry.wantsJoin) return enquiry
  const key = receipt.key === null ? undefined : await store.cache.keyOf(receipt.key)
  return isBySecretKey(receipt, key) ? enquiry : { ...enquiry, wantsJoin: false }
}

/** A source that only asked whether the address answers: a person sees that it did. */
const asked: Verdict = { end: 'quarantine', reasons: [{ code: 'ping' }], score: 0 }

function isAsking({ mapping }: By, given: Given): boolean {
  return mapping !== undefined && isPing(mapping.kind, given)
}

/** The form or mapping that a receipt names, as it is today. */
async function byOf(store: WorkerStore, project: Project, { form, mapping }: Receipt): Promise<By> {
  if (form !== null) return { form: await store.cache.formOf(project.id, form), secret: await signingSecret(store) }
  return { mapping: await mappingOf(store, project, mapping) }
}

/** The raw body, wherever it lies; undefined when it is gone. */
export async function bodyOf(store: Store, project: Project, { id, spool, size, body }: KeptReceipt) {
  if (body || size === 0) return body ?? new Uint8Array()
  return spool === null ? store.receipts.body(project.id, id) : store.spool.read(spool)
}

/** A receipt of which nothing is understood, for a person to look at. */
export function unclear(reason: Reason): Sense {
  return { enquiry: null, draft: undefined, files: [], verdict: { end: 'quarantine', reasons: [reason], score: 0 } }
}

const usualTitle = { ru: 'Заявка с сайта', en: 'Enquiry from the site' }
