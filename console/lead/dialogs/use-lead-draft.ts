import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import {
  clearLeadDraft,
  type KeptDraft,
  type LeadDraft,
  putLeadDraftAside,
  saveLeadDraft,
  takeLeadDraft,
  useLeadDraftsAside,
} from '../../api/lead-draft.ts'
import { isActive, useMembers } from '../../api/members.ts'
import { isKeyKnown, type Keyed } from '../../api/queued-mutations.ts'
import { useMe } from '../../api/session.ts'
import { isSelectable, useStatuses } from '../../api/statuses.ts'

const none: LeadDraft = {
  name: '',
  phone: '',
  email: '',
  title: '',
  source: '',
  status: '',
  price: '',
  assignee: '',
  text: '',
}

/**
 * The draft of a new lead, which this browser keeps until it is sent. `sending` is what it is sent with, `mayBeThere` whether it may have arrived
 * already, `others` are the drafts that follow. A name that is `known` begins a new one, and one that was begun is set aside.
 */
export function useLeadDraft(project: string, known: Partial<LeadDraft>) {
  const [kept, setKept] = useState(() => (known.name ? putLeadDraftAside(project) : takeLeadDraft(project)))
  const { key: _, sentAt, ...begun }: Partial<KeptDraft> = kept ?? known
  const [draft, setDraft] = useState<LeadDraft>({ ...none, ...begun })
  const [keyed, setKeyed] = useState(() => keyedBy(kept))
  const others = useLeadDraftsAside()
  const mayBeThere = sentAt !== undefined
  const sending = { ...keyed, earlier: sentAt }
  return { draft, sending, isKept: kept !== undefined, mayBeThere, others, change, noteSent, startAnew }

  function change(part: Partial<LeadDraft>): void {
    const next = { ...draft, ...part }
    setDraft(next)
    setKeyed(keyedBy()) // what is sent again without a change is the same lead; the server refuses another one under its key
    saveLeadDraft(project, { ...next, sentAt })
  }

  /** Notes that the draft was sent as it is, and may have arrived. */
  function noteSent(sent: KeptDraft): void {
    if (sent.key === undefined) return
    setKept(sent)
    setKeyed(keyedBy(sent))
  }

  /** Throws the draft away. */
  function startAnew(): void {
    clearLeadDraft(project)
    setKept(undefined)
    setDraft(none)
    setKeyed(keyedBy())
  }
}

/** The key of what may have arrived, while the server knows it; else a new one. */
function keyedBy({ key, sentAt }: Partial<KeptDraft> = {}): Keyed {
  const isKnown = key !== undefined && sentAt !== undefined && isKeyKnown(sentAt)
  return isKnown ? { key, sentAt } : { key: newIdempotencyKey() }
}

/** The draft as the form shows it: with the first status in progress, and the member who creates it, where nothing was chosen that is there. */
export function useCompleteDraft(draft: LeadDraft): LeadDraft {
  const statuses = useStatuses().filter(isSelectable)
  const members = useMembers().filter(isActive)
  const me = useMe().data?.id
  const own = members.some(({ id }) => id === me) ? (me ?? '') : ''
  const first = statuses.find(({ type }) => type === 'progress') ?? statuses[0]
  return { ...draft, status: useChosenStatus(draft) || (first?.id ?? ''), assignee: draft.assignee || own }
}

/** The status that the member chose, while there is one; the server gives the first one to a lead without. */
export function useChosenStatus({ status }: LeadDraft): string {
  const isThere = useStatuses().some((each) => each.id === status && isSelectable(each))
  return isThere ? status : ''
}
