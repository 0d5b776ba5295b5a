import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import {
  beginLeadDraft,
  clearLeadDraft,
  type KeptDraft,
  type LeadDraft,
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
 * The draft of a new lead, which this browser stores until it is sent. `sending` is sent with it, `mayBeThere` means that it may have arrived
 * already, and `others` is the number of further drafts. A `known` name starts a new draft, and sets the present one aside.
 */
export function useLeadDraft(project: string, known: Partial<LeadDraft>) {
  const [place] = useState(() => (known.name ? beginLeadDraft(project) : takeLeadDraft(project)))
  const [kept] = useState(place.draft)
  const { key: _, sentAt: _sent, earlier: _earlier, ...begun }: Partial<KeptDraft> = kept ?? known
  const [draft, setDraft] = useState<LeadDraft>({ ...none, ...begun })
  const [isKept, setIsKept] = useState(kept !== undefined)
  const [sending, setSending] = useState(() => sendingOf(kept))
  const others = useLeadDraftsAside(place)
  return { draft, sending, isKept, mayBeThere: mayBeThere(sending), others, change, noteSent, noteRefused, startAnew }

  function change(part: Partial<LeadDraft>): void {
    const next = { ...draft, ...part }
    const { sentAt, earlier = sentAt } = sending
    setDraft(next)
    setSending(sendingOf({ earlier })) // what is sent again without a change is the same lead; the server refuses another one under its key
    saveLeadDraft(project, place, { ...next, earlier })
  }

  /** The queue of writes has the draft now. */
  function noteSent(): void {
    clearLeadDraft(place)
  }

  /** Stores the draft again, with what is known of it since it was refused. */
  function noteRefused(refused: KeptDraft): void {
    saveLeadDraft(project, place, refused)
    setSending(sendingOf(refused))
    if (mayBeThere(refused)) setIsKept(true)
  }

  /** Discards the draft. */
  function startAnew(): void {
    clearLeadDraft(place)
    setIsKept(false)
    setDraft(none)
    setSending(sendingOf())
  }
}

type Sending = Keyed & Pick<KeptDraft, 'earlier'>

/** The key of what may have arrived, while the server knows it; else a new one. */
function sendingOf({ key, sentAt, earlier }: Partial<KeptDraft> = {}): Sending {
  const isKnown = key !== undefined && sentAt !== undefined && isKeyKnown(sentAt)
  return isKnown ? { key, sentAt, earlier } : { key: newIdempotencyKey(), earlier: earlier ?? sentAt }
}

/** Whether the draft, or a former version of it, may have arrived. */
function mayBeThere({ sentAt, earlier }: Partial<KeptDraft>): boolean {
  return sentAt !== undefined || earlier !== undefined
}

/** The draft as the form shows it: without a valid choice it has the first status in progress, and its creator as the assignee. */
export function useCompleteDraft(draft: LeadDraft): LeadDraft {
  const statuses = useStatuses().filter(isSelectable)
  const members = useMembers().filter(isActive)
  const me = useMe().data?.id
  const own = members.some(({ id }) => id === me) ? (me ?? '') : ''
  const first = statuses.find(({ type }) => type === 'progress') ?? statuses[0]
  return { ...draft, status: useChosenStatus(draft) || (first?.id ?? ''), assignee: draft.assignee || own }
}

/** The chosen status, if it still exists; without one the server uses the first. */
export function useChosenStatus({ status }: LeadDraft): string {
  const isThere = useStatuses().some((each) => each.id === status && isSelectable(each))
  return isThere ? status : ''
}
