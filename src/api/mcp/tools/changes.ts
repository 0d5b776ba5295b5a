import Type from 'typebox'
import { refusal } from '../../../domain/refusal.ts'
import { JobSchema } from '../../../json/job.ts'
import { draftBody, patchBody } from '../../leads/body.ts'
import { changedLeadSchema } from '../../leads/changed-lead.ts'
import { commentBody, commentedSchema, createLeadComment } from '../../leads/comments.ts'
import { undoByToken, undoEventRoute, undone } from '../../leads/undo.ts'
import { createLead, updateLead } from '../../leads/write.ts'
import { defineTool } from '../tool.ts'
import { leadId } from './leads.ts'

const onceKey = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    description:
      'A value of your own, such as a UUID: a repeated call with it within 24 hours gets the same answer and changes nothing',
  }),
)
const once = (key: string | undefined) => ({ 'idempotency-key': key })

export const leadCreate = defineTool({
  name: 'lead_create',
  title: 'Create a lead',
  description:
    'Creates a lead; only the title is required. `repeat_of` names the last lead with the same phone or e-mail.',
  scope: 'write',
  effect: 'adds',
  input: Type.Object({ ...draftBody.properties, idempotency_key: onceKey }),
  output: changedLeadSchema,
  run: ({ desk, args: { idempotency_key, ...body }, project }) =>
    desk(createLead, { params: { project }, body, headers: once(idempotency_key) }),
})

export const leadUpdate = defineTool({
  name: 'lead_update',
  title: 'Change a lead',
  description:
    'Changes the given fields; null clears a field. With `version`, only if the lead still has that version; otherwise the error shows the present lead.',
  scope: 'write',
  effect: 'changes once',
  input: Type.Object({
    lead: leadId,
    version: Type.Optional(Type.Integer({ minimum: 1, description: 'The version that you read' })),
    ...patchBody.properties,
  }),
  output: changedLeadSchema,
  run: ({ desk, args: { lead, version, ...body }, project }) =>
    desk(updateLead, {
      params: { project, lead },
      body,
      headers: { 'if-match': version === undefined ? undefined : `"${version}"` },
    }),
})

export const leadComment = defineTool({
  name: 'lead_comment',
  title: 'Comment on a lead',
  description: 'Adds a comment to the timeline of a lead. `[member:3]` mentions a member.',
  scope: 'write',
  effect: 'adds',
  input: Type.Object({ lead: leadId, ...commentBody.properties, idempotency_key: onceKey }),
  output: commentedSchema,
  run: ({ desk, args: { lead, comment, idempotency_key }, project }) =>
    desk(createLeadComment, { params: { project, lead }, body: { comment }, headers: once(idempotency_key) }),
})

export const undo = defineTool({
  name: 'undo',
  title: 'Undo a change',
  description:
    'Undoes a change of the last 30 days, by the token from its answer, or one event of the timeline by its number. Values that were changed again since stay, and are counted.',
  scope: 'write',
  effect: 'changes',
  input: Type.Object({
    token: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: '`undo` from an answer' })),
    event: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,15}$', description: '`number` of an event, instead of a token' }),
    ),
  }),
  output: Type.Partial(Type.Object({ ...undone.properties, job: JobSchema })),
  async run({ desk, args: { token, event }, project }) {
    if (event !== undefined) return desk(undoEventRoute, { params: { project, number: event } })
    if (token === undefined) throw refusal('required', {}, 'token')
    return desk(undoByToken, { params: { project, token } })
  },
})
