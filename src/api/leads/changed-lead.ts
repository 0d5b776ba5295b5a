import Type from 'typebox'
import type { ChangeResult } from '../../actions/undoable.ts'
import type { Lead } from '../../domain/lead.ts'
import { LeadChanged } from '../../domain/lead-changed.ts'
import { maskFields } from '../../domain/mask.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { LeadSchema, writeLead } from '../../json/lead.ts'
import { setETag } from '../door/etag.ts'
import type { Call } from '../door/route.ts'
import { leadExample } from './example.ts'

export const undoSchema = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  description: 'Undoes this change for 30 days: POST …/undo/{token}. Null when nothing was changed',
})

type ProjectCall = Call<'/projects/:project'>
type Answering = Pick<ProjectCall, 'reply' | 'viewer'>

/** A lead after a change, with the undo token. */
export const changedLeadSchema = Type.Object({ lead: LeadSchema, undo: undoSchema }, { $id: 'ChangedLead' })

/** Writes a changed lead and its undo token, and sets the version as ETag. */
export function writeChangedLead(call: Answering, { lead, undo }: ChangeResult) {
  return { lead: writeMaskedLead(call, lead), undo }
}

/** Writes a lead with what its viewer may not see masked, and sets the version as ETag. */
export function writeMaskedLead({ reply, viewer }: Answering, lead: Lead) {
  setETag(reply, lead.version)
  return writeLead(maskFields(viewer, lead))
}

/** The lead for a 412: as it was when its version was compared. */
export function currentLead({ viewer }: Pick<ProjectCall, 'viewer'>, refused: Refusal): unknown {
  return refused instanceof LeadChanged ? writeLead(maskFields(viewer, refused.current)) : undefined
}

export const undoExample = '…'

/** The example response with these fields replaced. */
export function changedExample(fields: object) {
  return { lead: { ...leadExample, ...fields }, undo: undoExample }
}
