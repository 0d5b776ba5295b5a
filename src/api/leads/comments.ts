import Type from 'typebox'
import { commentLead, openLead } from '../../actions/comments.ts'
import { commentLimit } from '../../domain/lead.ts'
import { LeadSchema } from '../../json/lead.ts'
import { writeVersion } from './changed-lead.ts'
import { leadExample } from './example.ts'
import { leads } from './leads.ts'

const params = { lead: '1' }

export const createLeadComment = leads.post('createLeadComment', '/:lead/comments', {
  access: 'write, contractors',
  summary: 'Comment on a lead',
  description: 'The comment stands in the time line of the lead, as an event. It does not raise the version.',
  body: Type.Object({ comment: Type.String({ minLength: 1, maxLength: commentLimit }) }),
  answers: {
    201: Type.Object({ lead: LeadSchema, event: Type.Integer({ description: 'The number of the event' }) }),
  },
  refuses: ['lead-in-bin'],
  example: { params, body: { comment: 'Просил перезвонить после обеда' }, answer: { lead: leadExample, event: 7 } },
  async handle({ storeResponse, by, project, readId, body, now, reply, viewer }) {
    const comment = { id: readId(), comment: body.comment, viewer }
    return storeResponse(
      (store) => commentLead(store, by, project, comment, now),
      ({ lead, event }) => ({ lead: writeVersion({ reply, viewer }, lead), event }),
    )
  },
})

export const markLeadOpened = leads.post('markLeadOpened', '/:lead/opened', {
  access: 'write, contractors',
  summary: 'Say that somebody opened a lead',
  description:
    'The first time sets `responded_at`, from which the time to first response is reckoned; later times change nothing. Nor does a contractor: the lead stays new until the staff opens it or anybody changes it.',
  answers: { 200: Type.Object({ lead: LeadSchema }) },
  refuses: ['lead-in-bin'],
  example: { params, answer: { lead: { ...leadExample, responded_at: '…', version: 2 } } },
  async handle({ storeResponse, by, project, readId, now, reply, viewer }) {
    const id = readId()
    return storeResponse(
      (store) => openLead(store, by, project, { id, viewer }, now),
      ({ lead }) => ({ lead: writeVersion({ reply, viewer }, lead) }),
    )
  },
})
