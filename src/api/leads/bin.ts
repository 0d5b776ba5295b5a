import { purgeLead, removeLead, restoreLead } from '../../actions/bin.ts'
import { readIfMatch } from '../door/etag.ts'
import { readId } from '../door/ids.ts'
import { done, route } from '../door/route.ts'
import { changedExample as changed, changedLeadSchema, currentLead, writeChangedLead } from './changed-lead.ts'

const params = { project: '12345', lead: '1' }

export const deleteLead = route({
  operationId: 'deleteLead',
  method: 'DELETE',
  path: '/projects/:project/leads/:lead',
  scope: 'write',
  tag: 'Leads',
  summary: 'Put a lead into the bin',
  description:
    'The lead leaves every list and number; it can be found with `deleted` in the filter, restored, and purged. One that is in the bin already stays as it is. `If-Match` as for a change.',
  answers: { 200: changedLeadSchema },
  refuses: ['no-such-lead', 'lead-changed'],
  current: currentLead,
  example: { params, answer: changed({ deleted_at: '…', version: 2 }) },
  async handle({ store, by, project, params, headers, now, reply, viewer }) {
    const asked = { id: readId(params.lead, 'no-such-lead'), expected: readIfMatch(headers) }
    return writeChangedLead({ reply, viewer }, await removeLead(store, by, project, asked, now))
  },
})

export const restoreLeadRoute = route({
  operationId: 'restoreLead',
  method: 'POST',
  path: '/projects/:project/leads/:lead/restore',
  scope: 'write',
  tag: 'Leads',
  summary: 'Take a lead out of the bin',
  description: 'A lead that was merged into another is one of its own again; the other keeps what it took.',
  answers: { 200: changedLeadSchema },
  refuses: ['no-such-lead', 'lead-changed'],
  current: currentLead,
  example: { params, answer: { ...changed({}), undo: null } },
  async handle({ keepAnswer, by, project, params, headers, now, reply, viewer }) {
    const asked = { id: readId(params.lead, 'no-such-lead'), expected: readIfMatch(headers) }
    return keepAnswer(
      (store) => restoreLead(store, by, project, asked, now),
      (restored) => writeChangedLead({ reply, viewer }, restored),
    )
  },
})

export const purgeLeadRoute = route({
  operationId: 'purgeLead',
  method: 'POST',
  path: '/projects/:project/leads/:lead/purge',
  scope: 'admin',
  tag: 'Leads',
  summary: 'Remove a lead for good',
  description:
    'Only a lead in the bin. Nothing brings it back. Its events stay, without anything that a person wrote or is: no names, phones, e-mails, texts, comments, own fields or touches.',
  answers: { 204: done },
  refuses: ['no-such-lead', 'lead-not-in-bin'],
  example: { params: { ...params, lead: '4' } },
  async handle({ keepAnswer, by, project, params, now }) {
    const id = readId(params.lead, 'no-such-lead')
    return keepAnswer(
      (store) => purgeLead(store, by, project, id, now),
      () => undefined,
    )
  },
})
