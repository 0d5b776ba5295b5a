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
 * The draft of a new lead, which this browser keeps until it is sent. `key` is its idempotency key, `others` are the drafts that follow. A name
 * that is `known` begins a new one, and one that was begun is set aside.
 */
export function useLeadDraft(project: string, known: Partial<LeadDraft>) {
  const [kept, setKept] = useState(() => (known.name ? putLeadDraftAside(project) : takeLeadDraft(project)))
  const { key: sentKey, ...begun }: Partial<KeptDraft> = kept ?? known
  const [draft, setDraft] = useState<LeadDraft>({ ...none, ...begun })
  const [key, setKey] = useState(() => sentKey ?? newIdempotencyKey())
  const others = useLeadDraftsAside()
  return { draft, key, isKept: kept !== undefined, others, change, startAnew }

  function change(part: Partial<LeadDraft>): void {
    const next = { ...draft, ...part }
    setDraft(next)
    setKey(newIdempotencyKey()) // what is sent again without a change is the same lead; the server refuses another one under its key
    saveLeadDraft(project, next)
  }

  /** Throws the draft away. */
  function startAnew(): void {
    clearLeadDraft(project)
    setKept(undefined)
    setDraft(none)
    setKey(newIdempotencyKey())
  }
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
