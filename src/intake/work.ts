import { signingSecret } from '../actions/capture.ts'
import { settleReceipt, type Understood } from '../actions/receipts.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, senderOf } from '../domain/receipt.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'
import { draftOf } from './draft.ts'
import { Unreadable } from './given.ts'
import { judge } from './judge.ts'
import { readGiven } from './read.ts'
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
  const settle = (understood: Understood) =>
    settleReceipt(store, senderOf(receipt), project, receipt.id, understood, now)
  try {
    return await settle(await understandReceipt(store, project, receipt, onFault))
  } catch (error) {
    if (store.isAway(error) || error instanceof Refusal) throw error
    onFault(error)
    return settle(unclear(error))
  }
}

/** What is made of a receipt by today's form, mapping and rules. */
export function understandReceipt(
  store: Store,
  project: Project,
  receipt: Receipt,
  onFault: (error: unknown) => void = () => {},
): Promise<Understood> {
  return makeSense(store, project, receipt).catch((error) => {
    if (store.isAway(error) || error instanceof Refusal) throw error
    if (!(error instanceof Unreadable)) onFault(error)
    return unclear(error)
  })
}

async function makeSense(store: Store, project: Project, receipt: Receipt): Promise<Understood> {
  const given = await readGiven(receipt, await bodyOf(store, project, receipt))
  const by = await byOf(store, project, receipt)
  const enquiry = understand(receipt, given, by)
  const verdict = await judge(store, project, receipt, enquiry)
  const title = by.form?.title ?? usualTitle[project.language as keyof typeof usualTitle]
  return { enquiry, verdict, draft: draftOf(enquiry, receipt, { title, source: by.form?.source ?? null }) }
}

/** The form or mapping that a receipt names, as it is today. */
async function byOf(store: Store, project: Project, { form }: Receipt): Promise<By> {
  if (form === null) return {}
  return { form: await store.known.formOf(project.id, form), secret: await signingSecret(store) }
}

/** The raw body, wherever it lies. */
export async function bodyOf(store: Store, project: Project, { id, spool, size }: Receipt): Promise<Uint8Array> {
  if (size === 0) return new Uint8Array()
  const bytes = spool === null ? await store.receipts.body(project.id, id) : await store.spool.read(spool)
  if (!bytes) throw new Unreadable('the raw body is gone')
  return bytes
}

function unclear(error: unknown): Understood {
  const reason =
    error instanceof Unreadable ? ({ code: 'unreadable', found: error.message } as const) : ({ code: 'fault' } as const)
  return { enquiry: null, draft: undefined, verdict: { end: 'quarantine', reasons: [reason], score: 0 } }
}

const usualTitle = { ru: 'Заявка с сайта', en: 'Enquiry from the site' }
