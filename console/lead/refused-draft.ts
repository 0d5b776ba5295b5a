import { Problem } from '../api/client.ts'
import type { KeptDraft, LeadDraft } from '../api/lead-draft.ts'
import type { Keyed } from '../api/queued-mutations.ts'

/** A lead to create. `earlier` is when (ms) a former version of its draft was sent, under another key, that may have arrived. */
export type Creation = Keyed & { project: string; draft: LeadDraft; earlier?: number | undefined }

/** The draft of a lead that was refused, with its key and when it was sent where it may have arrived. */
export function refusedDraft(error: Error, { key, sentAt, draft, earlier }: Creation): KeptDraft {
  if (sentAt === undefined || isKeyFree(error)) return { ...draft, earlier }
  return isOfOther(error) ? { ...draft, earlier: sentAt } : { ...draft, key, sentAt, earlier }
}

/** Whether an answer tells that nothing arrived under the key: else the server would have repeated its first answer. */
function isKeyFree(error: Error): boolean {
  return error instanceof Problem && error.status === 422 && error.code !== 'fault' && !isOfOther(error)
}

/** Whether another version arrived under the key, such as one with a status that is gone by now. */
function isOfOther(error: Error): boolean {
  return error instanceof Problem && error.code === 'other-body'
}
