import Type from 'typebox'
import { addLostReason, changeLostReason, removeLostReason } from '../../actions/lost-reasons.ts'
import { firstLostReasons } from '../../domain/lost-reason.ts'
import { lostReasonJson, writeLostReason } from '../../json/lost-reason.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'

const reasons = resource('/projects/:project/lost-reasons', { tag: 'Statuses', noSuch: 'no-such-lost-reason' })
const { name } = lostReasonJson.properties
const examples = firstLostReasons.ru.map((name, position) => ({
  id: String(position + 1),
  name,
  position,
  removed: false,
}))

export const listLostReasons = reasons.get('listLostReasons', '', {
  access: 'read, contractors',
  summary: 'List lost reasons',
  description:
    'The reasons in order. Removed reasons are listed too, because leads may still have them; they can no longer be chosen.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(lostReasonJson) }) },
  example: { answer: { items: examples } },
  handle: async ({ store, project }) => ({ items: (await store.lostReasons.of(project.id)).map(writeLostReason) }),
})

export const createLostReason = reasons.post('createLostReason', '', {
  access: 'admin',
  summary: 'Add a lost reason',
  description: 'Adds a reason in the last place.',
  body: Type.Object({ name }),
  answers: { 201: lostReasonJson },
  refuses: ['field-exists', 'too-many-lost-reasons'],
  example: { body: { name: 'Сезон' }, answer: { id: '6', name: 'Сезон', position: 5, removed: false } },
  handle: async ({ storeResponse, by, project, body, now }) =>
    storeResponse((store) => addLostReason(store, by, project, body.name, now), writeLostReason),
})

export const updateLostReason = reasons.patch('updateLostReason', '/:id', {
  access: 'admin',
  summary: 'Change a lost reason',
  description: 'Changes the name or the position; `position` counts from 0, and other reasons move.',
  body: Type.Object({
    name: Type.Optional(name),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  answers: { 200: lostReasonJson },
  refuses: ['field-exists'],
  example: {
    params: { id: '1' },
    body: { name: 'Дорого для них', position: 1 },
    answer: { id: '1', name: 'Дорого для них', position: 1, removed: false },
  },
  handle: async ({ store, by, project, readId, body, now }) =>
    writeLostReason(await changeLostReason(store, by, project, readId(), body, now)),
})

export const deleteLostReason = reasons.delete('deleteLostReason', '/:id', {
  access: 'admin',
  summary: 'Remove a lost reason',
  description: 'The reason can no longer be chosen. Leads that have it keep it, and reports name it.',
  answers: { 204: done },
  example: { params: { id: '5' } },
  async handle({ store, by, project, readId, now }) {
    await removeLostReason(store, by, project, readId(), now)
  },
})
