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
    'The fields of leads that the project defined, in order. A lead may have other fields; they are shown, but cannot be used in filters.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(ownFieldJson) }) },
  example: { answer: { items: [example] } },
  handle: async ({ store, project }) => ({ items: (await store.ownFields.of(project.id)).map(writeOwnField) }),
})

export const createField = fields.post('createField', '', {
  access: 'admin',
  summary: 'Add an own field',
  description:
    'Adds a field in the last place. The default `key` is the name. Values that leads already have under the key are found at once.',
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
    'Changes the given fields; `position` counts from 0, and other fields move. The key and the type cannot change, because leads and saved views depend on them.',
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
    'Removes a field from the list. Leads keep the values under its key; filters and views that name it are refused.',
  answers: { 204: done },
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, now }) {
    await removeOwnField(store, by, project, readId(), now)
  },
})
