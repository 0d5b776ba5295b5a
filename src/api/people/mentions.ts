import Type from 'typebox'
import { seeMentions } from '../../actions/comments.ts'
import { EventSchema, writeEvent } from '../../json/event.ts'
import { idPattern } from '../door/ids.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'

const mentions = resource('/projects/:project/mentions', { tag: 'Members' })

/** The maximum of mentions in the list. */
const limit = 100

export const listMentions = mentions.get('listMentions', '', {
  access: 'project members',
  summary: 'List my mentions',
  description:
    'Comments that mention you and that you have not seen, the newest first, up to a hundred. Each is the event of its lead; leads in the bin are left out.',
  answers: { 200: Type.Object({ items: Type.Array(EventSchema) }) },
  example: { answer: { items: [] } },
  async handle({ store, viewer, caller }) {
    const found = await store.events.mentioning(viewer, { member: me(caller).member.id, limit })
    return { items: found.map(writeEvent) }
  },
})

export const markMentionsSeen = mentions.post('markMentionsSeen', '/seen', {
  access: 'project members',
  summary: 'Mark mentions in a lead as seen',
  description: 'Removes the comments of this lead from your mentions.',
  body: Type.Object({ lead: Type.String({ pattern: idPattern, description: 'The id of the lead' }) }),
  answers: { 204: done },
  example: { body: { lead: '1' } },
  async handle({ storeResponse, caller, project, body, now }) {
    const seen = { member: me(caller).member.id, lead: Number(body.lead) }
    await storeResponse(
      (store) => seeMentions(store, project, seen, now),
      () => undefined,
    )
  },
})
