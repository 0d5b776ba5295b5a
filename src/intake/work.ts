import { signingSecret } from '../actions/capture.ts'
import { settleReceipt, type Understood } from '../actions/receipts.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, senderOf, type Verdict } from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'
import { draftOf } from './draft.ts'
import { dropUnused, keepFiles } from './files.ts'
import { type Given, type GivenFile, Unreadable } from './given.ts'
import { judge } from './judge.ts'
import { mappingOf } from './mapping.ts'
import { readGiven } from './read.ts'
import { isPing } from './ready.ts'
import { type By, understand } from './understand.ts'

/**
 * Works a receipt to its end; answers it as it is then. What cannot be understood is kept for a person to look at, also for a fault of
 * ours, of which `onFault` hears: one that fails each time it is worked would hold up those behind it.
 */
export async function workReceipt(
  store: Store,
  project: Project,
  receipt: Receipt,
  now: number,
  onFault: (error: unknown) => void,
): Promise<Receipt> {
  const understood = await understandReceipt(store, project, receipt, onFault)
  const settle = (made: Understood) => settleReceipt(store, senderOf(receipt), project, receipt.id, made, now)
  const worked = await settle(understood).catch((error) => {
    if (store.isAway(error) || error instanceof Refusal) throw error
    onFault(error)
    return settle({ ...unclear(error), files: understood.files ?? [] })
  })
  await dropUnused(store, project, receipt, understood.files ?? [])
  return worked
}

/** What is made of a receipt by today's form, mapping and rules; its files lie in the spool then, until its end is noted. */
export async function understandReceipt(
  store: Store,
  project: Project,
  receipt: Receipt,
  onFault: (error: unknown) => void = () => {},
): Promise<Understood> {
  const sense = await makeSense(store, project, receipt).catch((error) => {
    if (store.isAway(error) || error instanceof Refusal) throw error
    if (!(error instanceof Unreadable)) onFault(error)
    return unclear(error)
  })
  return { ...sense, files: await keepFiles(store, project, receipt, sense.files) }
}

/** What is made of a receipt, and nothing is changed by it. Throws `Unreadable` for what is no form, no JSON, or broken. */
export async function makeSense(store: Store, project: Project, receipt: Receipt, mapping?: Mapping): Promise<Sense> {
  const given = await readGiven(receipt, await bodyOf(store, project, receipt))
  const by: By = mapping ? { mapping } : await byOf(store, project, receipt)
  const enquiry = understand(receipt, given, by)
  const verdict = isAsking(by, given) ? asked : await judge(store, project, receipt, enquiry)
  const title = by.form?.title ?? usualTitle[project.language as keyof typeof usualTitle]
  const draft = draftOf(enquiry, receipt, { title, source: by.form?.source ?? null })
  return { enquiry, verdict, draft, files: given.files }
}
type Sense = Omit<Understood, 'files'> & { files: GivenFile[] }

/** A source that only asked whether the address answers: a person sees that it did. */
const asked: Verdict = { end: 'quarantine', reasons: [{ code: 'ping' }], score: 0 }

function isAsking({ mapping }: By, given: Given): boolean {
  return mapping !== undefined && isPing(mapping.kind, given)
}

/** The form or mapping that a receipt names, as it is today. */
async function byOf(store: Store, project: Project, { form, mapping }: Receipt): Promise<By> {
  if (form !== null) return { form: await store.known.formOf(project.id, form), secret: await signingSecret(store) }
  return { mapping: await mappingOf(store, project, mapping) }
}

/** The raw body, wherever it lies. */
export async function bodyOf(store: Store, project: Project, { id, spool, size }: Receipt): Promise<Uint8Array> {
  if (size === 0) return new Uint8Array()
  const bytes = spool === null ? await store.receipts.body(project.id, id) : await store.spool.read(spool)
  if (!bytes) throw new Unreadable('the raw body is gone')
  return bytes
}

function unclear(error: unknown): Sense {
  const reason =
    error instanceof Unreadable ? ({ code: 'unreadable', found: error.message } as const) : ({ code: 'fault' } as const)
  return { enquiry: null, draft: undefined, files: [], verdict: { end: 'quarantine', reasons: [reason], score: 0 } }
}

const usualTitle = { ru: 'Заявка с сайта', en: 'Enquiry from the site' }
