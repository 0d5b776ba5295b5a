import { purgeLead, removeLead, restoreLead } from '../../actions/bin.ts'
import { readIfMatch } from '../door/etag.ts'
import { done } from '../door/route.ts'
import { changedExample as changed, changedLeadSchema, currentLead, writeChangedLead } from './changed-lead.ts'
import { leads } from './leads.ts'

const params = { lead: '1' }

export const deleteLead = leads.delete('deleteLead', '/:lead', {
  access: 'write',
  summary: 'Put a lead into the bin',
  description:
    'The lead leaves every list and number; it can be found with `deleted` in the filter, restored, and purged. One that is in the bin already stays as it is. `If-Match` as for a change.',
  answers: { 200: changedLeadSchema },
  refuses: ['lead-changed'],
  current: currentLead,
  example: { params, answer: changed({ deleted_at: '…', version: 2 }) },
  async handle({ store, by, project, readId, headers, now, reply, viewer }) {
    const asked = { id: readId(), expected: readIfMatch(headers) }
    return writeChangedLead({ reply, viewer }, await removeLead(store, by, project, asked, now))
  },
})

export const restoreLeadRoute = leads.post('restoreLead', '/:lead/restore', {
  access: 'write',
  summary: 'Take a lead out of the bin',
  description: 'A lead that was merged into another is one of its own again; the other keeps what it took.',
  answers: { 200: changedLeadSchema },
  refuses: ['lead-changed'],
  current: currentLead,
  example: { params, answer: { ...changed({}), undo: null } },
  async handle({ storeResponse, by, project, readId, headers, now, reply, viewer }) {
    const asked = { id: readId(), expected: readIfMatch(headers) }
    return storeResponse(
      (store) => restoreLead(store, by, project, asked, now),
      (restored) => writeChangedLead({ reply, viewer }, restored),
    )
  },
})

export const purgeLeadRoute = leads.post('purgeLead', '/:lead/purge', {
  access: 'admin',
  summary: 'Remove a lead for good',
  description:
    'Only a lead in the bin. Nothing brings it back. Its events stay, without anything that a person wrote or is: no names, phones, e-mails, texts, comments, own fields or touches.',
  answers: { 204: done },
  refuses: ['lead-not-in-bin'],
  example: { params: { lead: '4' } },
  async handle({ storeResponse, by, project, readId, now }) {
    const id = readId()
    return storeResponse(
      (store) => purgeLead(store, by, project, id, now),
      () => undefined,
    )
  },
})
