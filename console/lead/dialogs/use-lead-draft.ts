import { useState } from 'react'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { clearLeadDraft, type LeadDraft, readLeadDraft, saveLeadDraft } from '../../api/lead-draft.ts'
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

/** The draft of a new lead, which this browser keeps until it is sent. `key` is its idempotency key. */
export function useLeadDraft(project: string, known: { name?: string }) {
  const [kept, setKept] = useState(() => readLeadDraft(project))
  const [draft, setDraft] = useState<LeadDraft>({ ...none, ...kept, ...(known.name && { name: known.name }) })
  const [key, setKey] = useState(newIdempotencyKey)
  return { draft, key, isKept: kept !== undefined, change, startAnew }

  function change(part: Partial<LeadDraft>): void {
    const next = { ...draft, ...part }
    setDraft(next)
    setKey(newIdempotencyKey()) // what is sent again without a change is the same lead
    saveLeadDraft(project, next)
  }

  function startAnew(): void {
    clearLeadDraft(project)
    setKept(undefined)
    setDraft(none)
  }
}

/** The draft with what a lead gets where nothing was chosen: the first status, and the member who creates it. */
export function useCompleteDraft(draft: LeadDraft): LeadDraft {
  const statuses = useStatuses().filter(isSelectable)
  const members = useMembers().filter(isActive)
  const me = useMe().data?.id
  const own = members.some(({ id }) => id === me) ? (me ?? '') : ''
  return { ...draft, status: draft.status || statuses[0]?.id || '', assignee: draft.assignee || own }
}
