import { setTimeout } from 'node:timers/promises'
import { settleReceipt, type Understood } from '../actions/receipts.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, senderOf } from '../domain/receipt.ts'
import type { Store } from '../store/open.ts'
import { draftOf } from './draft.ts'
import { Unreadable } from './given.ts'
import { judge } from './judge.ts'
import { readGiven } from './read.ts'
import { type By, understand } from './understand.ts'

/** How long (seconds) a receipt is left to the request that brought it, before the worker takes it up. */
const grace = 30

/** Works a receipt to its end; answers it as it is then. What cannot be understood is kept for a person to look at. */
export async function workReceipt(store: Store, project: Project, receipt: Receipt, now: number): Promise<Receipt> {
  const understood = await understandReceipt(store, project, receipt)
  return settleReceipt(store, senderOf(receipt), project, receipt.id, understood, now)
}

/** What is made of a receipt by today's form, mapping and rules. */
export function understandReceipt(store: Store, project: Project, receipt: Receipt): Promise<Understood> {
  return makeSense(store, project, receipt).catch((error) => {
    if (store.isAway(error)) throw error
    return unclear(error)
  })
}

/** Works what a request left behind, as when its process died. At the start there are no requests: then it takes up all. */
async function workReceipts(store: Store, now: number, isStart: boolean, isOver: () => boolean): Promise<void> {
  for (const project of await store.projects.all())
    for (let some = 1; some > 0 && !isOver(); ) {
      const left = await store.receipts.waiting(project.id, isStart ? now : now - grace, 50)
      for (const receipt of left) if (!isOver()) await workReceipt(store, project, receipt, now)
      some = left.length
    }
}

/** Takes up what is left over, at the start and as it comes, until it is told to stop. A failure is told, and tried again. */
export async function keepReceiving(
  store: Store,
  clock: () => number,
  stop: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (let isStart = true; !stop.aborted; isStart = false) {
    await workReceipts(store, clock(), isStart, () => stop.aborted).catch(onFailure)
    await setTimeout(5_000, undefined, { signal: stop }).catch(() => {})
  }
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
  return { form: form === null ? undefined : await store.known.formOf(project.id, form) }
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
