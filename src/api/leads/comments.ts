import Type from 'typebox'
import { changeComment, commentLead, deleteComment, openLead } from '../../actions/comments.ts'
import { commentLimit } from '../../domain/lead.ts'
import { LeadSchema } from '../../json/lead.ts'
import { isAdmin } from '../door/authenticate.ts'
import { writeMaskedLead } from './changed-lead.ts'
import { readNumber } from './event-number.ts'
import { leadExample, nextLeadExample } from './example.ts'
import { leads } from './leads.ts'

const params = { lead: '1' }
const comment = { lead: '2', number: '7' }

export const commentBody = Type.Object({ comment: Type.String({ minLength: 1, maxLength: commentLimit }) })
export const commentedSchema = Type.Object({
  lead: LeadSchema,
  event: Type.Integer({ description: 'The number of the event' }),
})

export const createLeadComment = leads.post('createLeadComment', '/:lead/comments', {
  access: 'write, contractors',
  summary: 'Comment on a lead',
  description:
    'Adds a comment to the timeline of a lead, as an event. The version of the lead stays. `[member:3]` mentions a member by id.',
  body: commentBody,
  answers: { 201: commentedSchema },
  refuses: ['lead-in-bin'],
  example: { params, body: { comment: 'Просил перезвонить после обеда' }, answer: { lead: leadExample, event: 8 } },
  async handle({ storeResponse, by, project, readId, body, now, reply, viewer }) {
    const comment = { id: readId(), comment: body.comment, viewer }
    return storeResponse(
      (store) => commentLead(store, by, project, comment, now),
      ({ lead, event }) => ({ lead: writeMaskedLead({ reply, viewer }, lead), event }),
    )
  },
})

export const updateLeadComment = leads.patch('updateLeadComment', '/:lead/comments/:number', {
  access: 'write, contractors',
  summary: 'Change a comment',
  description:
    'Changes the text of your own comment; `number` is that of its event. The event shows the new text and `edited_at`, and another event records the change.',
  body: commentBody,
  answers: { 200: commentedSchema },
  refuses: ['lead-in-bin', 'no-such-comment', 'not-your-comment', 'hidden-field'],
  example: {
    params: comment,
    body: { comment: 'Перезвонить после шести' },
    answer: { lead: nextLeadExample, event: 8 },
  },
  async handle({ store, by, project, readId, params, body, now, reply, viewer }) {
    const change = { id: readId(), number: readNumber(params.number, 'no-such-comment'), comment: body.comment, viewer }
    const { lead, event } = await changeComment(store, by, project, change, now)
    return { lead: writeMaskedLead({ reply, viewer }, lead), event }
  },
})

export const deleteLeadComment = leads.delete('deleteLeadComment', '/:lead/comments/:number', {
  access: 'write, contractors',
  summary: 'Delete a comment',
  description:
    'Deletes your own comment, or with the rights of `admin` any comment, for good. Its text is removed from all events, and another event records the deletion.',
  answers: { 200: commentedSchema },
  refuses: ['lead-in-bin', 'no-such-comment', 'not-your-comment'],
  example: { params: comment, answer: { lead: nextLeadExample, event: 8 } },
  async handle({ store, by, caller, project, readId, params, now, reply, viewer }) {
    const number = readNumber(params.number, 'no-such-comment')
    const which = { id: readId(), number, viewer, isAdmin: isAdmin(caller, project) }
    const { lead, event } = await deleteComment(store, by, project, which, now)
    return { lead: writeMaskedLead({ reply, viewer }, lead), event }
  },
})

export const markLeadOpened = leads.post('markLeadOpened', '/:lead/opened', {
  access: 'write, contractors',
  summary: 'Mark a lead as opened',
  description:
    'The first call sets `responded_at`, the end of the response time; later calls change nothing. A call by a contractor changes nothing: the lead stays new until another member opens it or anybody changes it.',
  answers: { 200: Type.Object({ lead: LeadSchema }) },
  refuses: ['lead-in-bin'],
  example: { params, answer: { lead: { ...leadExample, responded_at: '…', due_at: null, version: 2 } } },
  async handle({ storeResponse, by, project, readId, now, reply, viewer }) {
    const id = readId()
    return storeResponse(
      (store) => openLead(store, by, project, { id, viewer }, now),
      ({ lead }) => ({ lead: writeMaskedLead({ reply, viewer }, lead) }),
    )
  },
})
