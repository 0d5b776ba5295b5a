import Type from 'typebox'
import { addLead, editLead } from '../../actions/leads.ts'
import { mergeLeads } from '../../actions/merge.ts'
import { mergeLimit } from '../../domain/merge.ts'
import { readIfMatch } from '../door/etag.ts'
import { idPattern } from '../door/ids.ts'
import { draftBody, patchBody, readDraft, readPatch } from './body.ts'
import { changedExample as changed, changedLeadSchema, currentLead, writeChangedLead } from './changed-lead.ts'
import { leads } from './leads.ts'

const leadId = Type.String({ pattern: idPattern, examples: ['2'] })

export const createLead = leads.post('createLead', '', {
  access: 'write',
  summary: 'Create a lead',
  description:
    'Creates a lead; it is on disk before the answer. Only the title is required. `repeat_of` names the newest earlier lead of the same person, by phone number or else by e-mail.',
  body: draftBody,
  answers: { 201: changedLeadSchema },
  refuses: [
    'no-such-lead', // of the repeated request for one that was purged
    'unknown-status',
    'not-price',
    'not-time',
    'not-id',
    'too-many-fields',
    'unknown-assignee',
    'unknown-lost-reason',
    'not-lost',
  ],
  example: {
    body: {
      title: 'Заявка с сайта',
      name: 'Анна',
      phone: '8 (999) 765-43-21',
      price: '12500.50',
      last_touch: { utm_source: 'vk', utm_campaign: 'spring' },
      fields: { city: 'Казань' },
    },
    answer: changed({
      created_by: 'key:2',
      id: '…',
      title: 'Заявка с сайта',
      name: 'Анна',
      phone: '8 (999) 765-43-21',
      source: null,
      creation_date: '…',
      door: 'api',
      last_touch: { utm_source: 'vk', utm_campaign: 'spring' },
      fields: { city: 'Казань' },
    }),
  },
  handle: async ({ storeResponse, by, project, body, now, reply, viewer }) =>
    storeResponse(
      (store) => addLead(store, by, project, readDraft(body, now), now),
      (made) => {
        reply.header('Location', `/api/v2/projects/${project.id}/leads/${made.lead.id}`)
        return writeChangedLead({ reply, viewer }, made)
      },
    ),
})

export const updateLead = leads.patch('updateLead', '/:lead', {
  access: 'write, contractors',
  summary: 'Change a lead',
  description:
    'Changes the given fields, as a JSON merge patch: null clears a field, and each name in `fields` counts by itself. With `If-Match: "3"`, only if the lead still has that version, which prevents lost updates. A lead that becomes paid gets a paid date; a lead that leaves a canceled status loses its reason.',
  body: patchBody,
  answers: { 200: changedLeadSchema },
  refuses: [
    'lead-in-bin',
    'lead-changed',
    'unknown-status',
    'not-price',
    'not-time',
    'not-id',
    'too-many-fields',
    'hidden-field',
    'unknown-assignee',
    'unknown-lost-reason',
    'not-lost',
  ],
  current: currentLead,
  example: {
    params: { lead: '1' },
    headers: { 'If-Match': '"1"' },
    body: { name: 'Анна Петрова', remind_at: '2024-03-04T09:00:00Z', fields: { city: 'Казань' } },
    answer: changed({
      name: 'Анна Петрова',
      remind_at: '2024-03-04T09:00:00Z',
      fields: { city: 'Казань' },
      version: 2,
    }),
  },
  async handle({ store, by, project, readId, body, headers, now, reply, viewer }) {
    const change = {
      id: readId(),
      patch: readPatch(body),
      expected: readIfMatch(headers),
      viewer,
    }
    return writeChangedLead({ reply, viewer }, await editLead(store, by, project, change, now))
  },
})

export const mergeLeadsRoute = leads.post('mergeLeads', '/merge', {
  access: 'write',
  summary: 'Merge leads',
  description:
    'Fills empty fields of the lead `into` from the others, in their order: name, phone, e-mail, source, text, price, assignee, reminder, touches and own fields. The others go to the bin with `merged_into`; their timelines stay. The token undoes the whole merge.',
  body: Type.Object({ into: leadId, leads: Type.Array(leadId, { minItems: 1, maxItems: mergeLimit }) }),
  answers: { 200: changedLeadSchema },
  refuses: ['no-such-lead', 'lead-in-bin', 'merges-itself'],
  example: {
    body: { into: '1', leads: ['2'] },
    answer: changed({ email: 'boris@example.com', version: 2 }),
  },
  async handle({ storeResponse, by, project, body, now, reply, viewer }) {
    const merge = { into: Number(body.into), leads: body.leads.map(Number) }
    return storeResponse(
      (store) => mergeLeads(store, by, project, merge, now),
      (merged) => writeChangedLead({ reply, viewer }, merged),
    )
  },
})
