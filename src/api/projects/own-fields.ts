import Type from 'typebox'
import { addOwnField, changeOwnField, removeOwnField } from '../../actions/own-fields.ts'
import { ownFieldJson, writeOwnField } from '../../json/own-field.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'

const fields = resource('/projects/:project/fields', { tag: 'Fields', noSuch: 'no-such-field' })
const { key, name, type, options } = ownFieldJson.properties
const example = { id: '1', key: 'Площадь', name: 'Площадь, м²', type: 'number', options: [], position: 0 } as const

export const listFields = fields.get('listFields', '', {
  access: 'read, contractors',
  summary: 'List own fields',
  description:
    'The fields of leads that the project defined, in their order. A lead may hold others besides: they are shown, but not filtered by.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(ownFieldJson) }) },
  example: { answer: { items: [example] } },
  handle: async ({ store, project }) => ({ items: (await store.ownFields.of(project.id)).map(writeOwnField) }),
})

export const createField = fields.post('createField', '', {
  access: 'admin',
  summary: 'Add an own field',
  description:
    'Adds a field in the last place. Its `key` is the name unless given: values that leads have under it already are found at once.',
  body: Type.Object({ name, key: Type.Optional(key), type, options: Type.Optional(options) }),
  answers: { 201: ownFieldJson },
  refuses: ['field-exists', 'too-many-own-fields', 'options-unclear', 'unsafe-key'],
  example: {
    body: { name: 'Этаж', type: 'number' },
    answer: { id: '2', key: 'Этаж', name: 'Этаж', type: 'number', options: [], position: 1 },
  },
  handle: async ({ storeResponse, by, project, body, now }) =>
    storeResponse((store) => addOwnField(store, by, project, body, now), writeOwnField),
})

export const updateField = fields.patch('updateField', '/:id', {
  access: 'admin',
  summary: 'Change an own field',
  description:
    'Changes what is given; `position` counts from 0, and the others make room. The key and the type stay, for leads and saved views know the field by them.',
  body: Type.Object({
    name: Type.Optional(name),
    options: Type.Optional(options),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  answers: { 200: ownFieldJson },
  refuses: ['field-exists', 'options-unclear'],
  example: {
    params: { id: '1' },
    body: { name: 'Площадь пола, м²' },
    answer: { ...example, name: 'Площадь пола, м²' },
  },
  handle: async ({ store, by, project, readId, body, now }) =>
    writeOwnField(await changeOwnField(store, by, project, readId(), body, now)),
})

export const deleteField = fields.delete('deleteField', '/:id', {
  access: 'admin',
  summary: 'Remove an own field',
  description:
    'Removes a field from the list. Leads keep the values under its key; a filter or a view that names it is refused from then on.',
  answers: { 204: done },
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, now }) {
    await removeOwnField(store, by, project, readId(), now)
  },
})
